"""Languages are told apart, offline and at once."""

from __future__ import annotations

import pytest

from isspec.language import language_of, sentences_in
from isspec.pipeline import check_text

TEXTS = {
    "en": "The server must close the connection after thirty seconds without traffic.",
    "de": "Der Server muss die Verbindung nach dreißig Sekunden ohne Verkehr schließen.",
    "fr": "Le serveur doit fermer la connexion après trente secondes sans trafic.",
    "es": "El servidor debe cerrar la conexión después de treinta segundos sin tráfico.",
    "it": "Il server deve chiudere la connessione dopo trenta secondi senza traffico.",
    "nl": "De server moet de verbinding na dertig seconden zonder verkeer sluiten.",
    "pl": "Serwer musi zamknąć połączenie po trzydziestu sekundach bez ruchu.",
    "ru": "Сервер должен закрыть соединение после тридцати секунд без трафика.",
    "zh": "服务器必须在三十秒没有流量之后关闭连接。",
    "ja": "サーバーは三十秒間通信がない場合に接続を閉じなければならない。",
}


@pytest.mark.parametrize("code", sorted(TEXTS))
def test_ten_languages_are_known(code: str) -> None:
    assert language_of(TEXTS[code]) == code


@pytest.mark.parametrize(
    "text",
    [
        TEXTS["en"].upper(),
        "The `GET /v1/users/{id}` endpoint returns `200 OK` and the user; struct foo_t { uint32_t len; } is its layout",
        "- Login\n- Logout\n- Export as CSV\n- Import from Excel\n- Admin dashboard with charts",
    ],
)
def test_shouting_code_and_lists_are_english_still(text: str) -> None:
    assert language_of(text) == "en"


@pytest.mark.parametrize("text", ["", "OK", "\0\0\0", "0x1F 42 {}", "12345 " * 1000])
def test_too_little_text_has_no_language(text: str) -> None:
    assert language_of(text) is None


def test_most_of_a_long_text_decides() -> None:
    assert language_of((TEXTS["de"] + "\n") * 300 + TEXTS["en"]) == "de"


def test_rows_of_names_do_not_make_a_paper_foreign() -> None:
    names = "zlib cffi pytz argh blinker certifi humanize ntplib passlib pathtools pendulum pycparser".split()
    table = "\n".join(f"| {name} | {name}.svg |" for name in names)
    opening = "# Packages\n\nThis list is only meant as an index of the work of others."
    (judged,) = check_text(f"{opening}\n\n| Name | Badge |\n| --- | --- |\n{table}\n").documents
    assert judged.verdict != "unreadable"
    assert sentences_in(["水门必须在十秒之内打开。", "zlib"]) == "水门必须在十秒之内打开。"
