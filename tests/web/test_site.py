"""The site without a browser: who may ask, what it takes, what it forgets."""

from __future__ import annotations

import io
import json
import re
import time
import zipfile
from typing import TYPE_CHECKING, Any

import pytest
from starlette.testclient import TestClient

from isspec.limits import Limits
from isspec.web.settings import Settings
from isspec.web.site import site

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

PETITION = "Tell Globex: hands off our harbour! You must cancel your contract today. Sign the petition, all of you!\n"
SPEC = """# Tally: a counter service

`POST /count` adds one and answers with the new number. The number is kept in `tally.db` and survives a restart.
A body longer than 1 KiB is refused with status 413. An answer arrives within 50 ms for 95 % of requests.
"""
HERE = "http://localhost"


@pytest.fixture(scope="module")
def client() -> Iterator[TestClient]:
    with TestClient(site(Settings(upload=1 << 20, files=5)), base_url=HERE) as client:
        yield client


def give(client: TestClient, **named: str) -> str:
    """Upload files, by name with ``__`` for a dot, and return the address of the job."""
    files = [("files", (name.replace("__", "."), text.encode())) for name, text in named.items()]
    answer = client.post("/jobs", files=files, headers={"Accept": "application/json"})
    assert answer.status_code == 201, answer.text
    job: str = answer.json()["job"]
    return job


def finished(client: TestClient, job: str) -> dict[str, Any]:
    """Wait for a job, and return its report."""
    end = time.monotonic() + 120
    while (state := client.get(f"{job}/state").json()["state"]) not in ("done", "failed"):
        assert time.monotonic() < end, state
        time.sleep(0.05)
    assert state == "done"
    report: dict[str, Any] = client.get(f"{job}/download/json").json()
    return report


def test_a_petition_comes_back_with_a_verdict_and_every_download(client: TestClient) -> None:
    job = give(client, petition__txt=PETITION)
    assert finished(client, job)["bundle"]["verdict"] == "stop"
    shown = client.get(job).text
    assert "Stop" in shown
    for link in [part.split('"')[0] for part in shown.split(f'href="{job}/download/')[1:]]:
        answer = client.get(f"{job}/download/{link}")
        assert answer.status_code == 200
        assert answer.headers["content-disposition"].startswith("attachment; filename=")
        if "none" in link:
            assert "hands off" not in answer.text
    assert "hands off our harbour" in client.get(f"{job}/page").text
    assert "hands off" not in client.get(f"{job}/page?quotes=none").text


def test_a_text_can_be_pasted_and_the_brief_counts(client: TestClient) -> None:
    form = {"text": SPEC, "brief": "Implement what spec.md and annex.md say."}
    answer = client.post("/jobs", data=form, headers={"Accept": "application/json"})
    report = finished(client, answer.json()["job"])
    assert report["brief"] == form["brief"]
    assert [document["path"] for document in report["documents"]] == ["pasted.md"]
    assert "annex.md" in json.dumps(report["bundle"]["missing"])


def test_an_archive_is_unpacked(client: TestClient) -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("a/spec.md", SPEC)
    answer = client.post("/jobs", files={"files": ("s.zip", packed.getvalue())}, headers={"Accept": "application/json"})
    report = finished(client, answer.json()["job"])
    assert [document["path"] for document in report["documents"]] == ["s.zip!/a/spec.md"]


def test_files_of_the_same_name_stay_two(client: TestClient) -> None:
    files = [("files", ("a/spec.md", SPEC.encode())), ("files", ("a\\spec.md", PETITION.encode()))]
    answer = client.post("/jobs", files=files, headers={"Accept": "application/json"})
    report = finished(client, answer.json()["job"])
    assert [document["path"] for document in report["documents"]] == ["a/spec.md", "a/spec (2).md"]


@pytest.mark.parametrize("name", ["../../etc/passwd.txt", "C:\\x\\..\\y.txt", "<img src=x onerror=alert(1)>.txt"])
def test_a_hostile_name_is_a_plain_name(client: TestClient, name: str) -> None:
    answer = client.post("/jobs", files={"files": (name, PETITION.encode())}, headers={"Accept": "application/json"})
    (document,) = finished(client, answer.json()["job"])["documents"]
    assert not document["path"].startswith(("/", "."))
    assert ".." not in document["path"]
    assert "<img" not in client.get(answer.json()["job"] + "/page").text


def test_what_is_new_since_an_earlier_report_is_told(client: TestClient) -> None:
    before = finished(client, give(client, paper__md=PETITION, old__md=PETITION))
    earlier = json.dumps(before).encode()
    files = [("files", ("paper.md", SPEC.encode())), ("earlier", ("report.json", earlier))]
    answer = client.post("/jobs", files=files, headers={"Accept": "application/json"})
    job = answer.json()["job"]
    finished(client, job)
    shown = client.get(job).text
    assert "Since the earlier report" in shown
    assert re.search(r'<th scope="row">paper.md</th><td>not a spec\b', shown)
    assert "<td>not there</td>" in shown


# What is refused


@pytest.mark.parametrize("host", ["evil.example", "localhost.evil.example", "127.0.0.1.nip.io:8017", ""])
def test_a_name_that_is_not_ours_is_refused(client: TestClient, host: str) -> None:
    assert client.get("/", headers={"Host": host}).status_code == 403


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1:8017", "[::1]:8017", "LOCALHOST:1"])
def test_a_name_of_this_computer_is_fine(client: TestClient, host: str) -> None:
    assert client.get("/", headers={"Host": host}).status_code == 200


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "https://evil.example"},
        {"Origin": "null"},
        {"Origin": "http://localhost:1"},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
    ],
    ids=str,
)
def test_another_web_site_cannot_give_files(client: TestClient, headers: dict[str, str]) -> None:
    assert client.post("/jobs", data={"text": SPEC}, headers=headers).status_code == 403


def test_our_own_page_can(client: TestClient) -> None:
    headers = {"Origin": HERE, "Sec-Fetch-Site": "same-origin", "Accept": "application/json"}
    assert client.post("/jobs", data={"text": SPEC}, headers=headers).status_code == 201


@pytest.mark.parametrize("path", ["/", "/static/site.js", "/jobs/none", "/none"])
def test_every_answer_has_its_headers(client: TestClient, path: str) -> None:
    headers = client.get(path).headers
    assert "default-src 'none'" in headers["content-security-policy"]
    assert "frame-ancestors 'none'" in headers["content-security-policy"]
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["cache-control"] == "no-store"
    assert headers["cross-origin-resource-policy"] == "same-origin"


def test_nothing_to_judge_is_told(client: TestClient) -> None:
    answer = client.post("/jobs", data={"text": " "})
    assert answer.status_code == 400
    assert "give files or a text" in answer.text


def test_too_much_is_refused_with_the_cure(client: TestClient) -> None:
    answer = client.post("/jobs", files={"files": ("a.txt", b"x" * (2 << 20))})
    assert answer.status_code == 413
    assert "--max-upload" in answer.text


def test_too_much_is_refused_also_when_its_length_is_not_told(client: TestClient) -> None:
    def stream() -> Iterator[bytes]:
        yield b'--b\r\nContent-Disposition: form-data; name="files"; filename="a.txt"\r\n\r\n'
        for _ in range(64):
            yield b"x" * (64 << 10)
        yield b"\r\n--b--\r\n"

    headers = {"Content-Type": "multipart/form-data; boundary=b"}
    assert client.post("/jobs", content=stream(), headers=headers).status_code == 413


def test_too_many_files_are_refused(client: TestClient) -> None:
    files = [("files", (f"{at}.txt", b"x")) for at in range(6)]
    assert client.post("/jobs", files=files).status_code == 400


def test_an_earlier_report_that_is_none_is_refused(client: TestClient) -> None:
    answer = client.post("/jobs", data={"text": SPEC}, files={"earlier": ("x.json", b'{"a": 1}')})
    assert answer.status_code == 400
    assert "no JSON report of isspec" in answer.text


@pytest.mark.parametrize(
    "path", ["/jobs/none", "/jobs/none/page", "/static/../site.py", "/static/site.py", "/jobs/none/download/json"]
)
def test_what_is_not_there_is_not_found(client: TestClient, path: str) -> None:
    assert client.get(path).status_code == 404


# What is forgotten


def test_a_bundle_is_forgotten_when_asked(client: TestClient) -> None:
    job = give(client, petition__txt=PETITION)
    finished(client, job)
    assert client.post(f"{job}/drop", follow_redirects=False).status_code == 303
    assert client.get(job).status_code == 404


def test_only_so_many_are_held() -> None:
    with TestClient(site(Settings(held=2)), base_url=HERE) as client:
        jobs = []
        for _ in range(4):
            jobs.append(give(client, petition__txt=PETITION))
            finished(client, jobs[-1])
        assert [client.get(job).status_code for job in jobs] == [404, 404, 200, 200]


def test_only_so_many_wait() -> None:
    with TestClient(site(Settings(waiting=0)), base_url=HERE) as client:
        answer = client.post("/jobs", data={"text": SPEC})
        assert answer.status_code == 503


def test_nothing_is_kept_unless_asked(tmp_path: Path) -> None:
    with TestClient(site(Settings(keep=tmp_path / "kept")), base_url=HERE) as client:
        job = give(client, petition__txt=PETITION)
        finished(client, job)
    (folder,) = (tmp_path / "kept").iterdir()
    assert sorted(file.name for file in folder.iterdir()) == ["INDEX.md", "report.html", "report.json"]
    assert json.loads((folder / "report.json").read_text(encoding="utf-8"))["bundle"]["verdict"] == "stop"


def test_limits_hold_for_uploads() -> None:
    with TestClient(site(Settings(limits=Limits(statements=3))), base_url=HERE) as client:
        report = finished(client, give(client, spec__md=SPEC))
        assert [problem["code"] for problem in report["problems"]] == ["judged-in-part"]
