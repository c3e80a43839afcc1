"""The site: a form, a page to wait on, the report, downloads."""

from __future__ import annotations

from contextlib import asynccontextmanager
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.responses import HTMLResponse, JSONResponse, PlainTextResponse, RedirectResponse, Response
from starlette.routing import Route

from isspec.errors import UsageError
from isspec.reports import FORMATS, Presentation
from isspec.reports.html.page import policy
from isspec.reports.presentation import QUOTES
from isspec.reports.quoting import clean
from isspec.reports.wording import VERDICTS, capital, sentence
from isspec.web.comparing import changes
from isspec.web.guarding import Guard
from isspec.web.jobs import Job, Jobs
from isspec.web.uploads import upload_of

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Mapping

    from jinja2 import Environment
    from starlette.requests import Request

    from isspec.types import Report
    from isspec.web.settings import Settings

# The files that a download is saved as, and what they are. The page itself is opened, not saved.
_DOWNLOADS: Mapping[str, tuple[str, str]] = {
    "markdown": ("INDEX.md", "text/markdown"),
    "html": ("report.html", "text/html"),
    "json": ("report.json", "application/json"),
    "xlsx": ("report.xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    "csv": ("report.csv", "text/csv"),
    "sarif": ("report.sarif", "application/sarif+json"),
    "junit": ("report.xml", "application/xml"),
    "reqif": ("report.reqif", "application/xml"),
    "strictdoc": ("report.sdoc", "text/plain"),
    "needs": ("needs.json", "application/json"),
}
_STATIC: Mapping[str, str] = {"site.css": "text/css", "site.js": "text/javascript"}


class Site:
    """The answers of one running site; it holds nothing but its jobs."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self.jobs = Jobs(settings)

    async def home(self, request: Request) -> Response:
        """The form."""
        return HTMLResponse(_template("home.html.jinja", upload=self.settings.upload >> 20, keep=self.settings.keep))

    async def give(self, request: Request) -> Response:
        """Take an upload, and lead to the page that waits for it."""
        job = self.jobs.add(await upload_of(request, self.settings))
        if job is None:
            raise HTTPException(503, "Too many bundles are waiting to be judged: try again in a minute.")
        if "application/json" in request.headers.get("accept", ""):
            return JSONResponse({"job": f"/jobs/{job.name}"}, 201)
        return RedirectResponse(f"/jobs/{job.name}", 303)

    def _job(self, request: Request) -> Job:
        job = self.jobs.find(request.path_params["job"])
        if job is None:
            raise HTTPException(404, "There is no such report: it was forgotten, or isspec serve was started anew.")
        return job

    def _report(self, request: Request) -> Report:
        report = self._job(request).report
        if report is None:
            raise HTTPException(404, "There is no report yet.")
        return report

    async def show(self, request: Request) -> Response:
        """The page that waits; when the judging is done, the verdict, the downloads and the comparison."""
        job = self._job(request)
        report = job.report
        return HTMLResponse(
            _template(
                "job.html.jinja", job=job, report=report, state=job.state, downloads=_DOWNLOADS, formats=FORMATS,
                verdict=VERDICTS[report.bundle.verdict] if report else "", clean=clean, capital=capital,
                sentence=sentence,
                changes=list(changes(job.earlier, report)) if report and job.earlier else None,
            )
        )  # fmt: skip

    async def state(self, request: Request) -> Response:
        """How far the judging is."""
        return JSONResponse(self._job(request).state)

    async def page(self, request: Request) -> Response:
        """The report's own page, under its own policy."""
        report = self._report(request)
        text = await run_in_threadpool(FORMATS["html"].text, report, Presentation(quotes=_quotes(request)))
        return HTMLResponse(text, headers={"Content-Security-Policy": f"{policy()}; frame-ancestors 'none'"})

    async def download(self, request: Request) -> Response:
        """The report as a file."""
        report, name = self._report(request), request.path_params["format"]
        if name not in _DOWNLOADS:
            raise HTTPException(404, "There is no such format.")
        file, kind = _DOWNLOADS[name]
        presentation = Presentation(quotes=_quotes(request), statements=FORMATS[name].statements)
        try:
            data = await run_in_threadpool(FORMATS[name].render, report, presentation)
        except UsageError as error:
            raise HTTPException(501, str(error)) from error
        return Response(data, media_type=kind, headers={"Content-Disposition": f'attachment; filename="{file}"'})

    async def drop(self, request: Request) -> Response:
        """Forget a bundle."""
        self.jobs.drop(request.path_params["job"])
        return RedirectResponse("/", 303)


def site(settings: Settings) -> Starlette:
    """Return the application."""
    pages = Site(settings)

    @asynccontextmanager
    async def lifespan(_: Starlette) -> AsyncIterator[None]:
        yield
        pages.jobs.close()

    return Starlette(
        routes=[
            Route("/", pages.home),
            Route("/jobs", pages.give, methods=["POST"]),
            Route("/jobs/{job}", pages.show),
            Route("/jobs/{job}/state", pages.state),
            Route("/jobs/{job}/page", pages.page),
            Route("/jobs/{job}/drop", pages.drop, methods=["POST"]),
            Route("/jobs/{job}/download/{format}", pages.download),
            Route("/static/{file}", _static),
        ],
        middleware=[Middleware(Guard, hosts=settings.hosts)],
        exception_handlers={HTTPException: _refused},
        lifespan=lifespan,
    )


def _quotes(request: Request) -> Any:
    asked = request.query_params.get("quotes", "full")
    if asked not in QUOTES:
        raise HTTPException(400, f"quotes is one of {', '.join(QUOTES)}.")
    return asked


async def _static(request: Request) -> Response:
    name = request.path_params["file"]
    if name not in _STATIC:
        raise HTTPException(404, "There is no such file.")
    return Response((files(__package__ or "") / "static" / name).read_bytes(), media_type=_STATIC[name])


async def _refused(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    if "text/html" in request.headers.get("accept", ""):
        return HTMLResponse(_template("refused.html.jinja", message=error.detail), error.status_code)
    return PlainTextResponse(f"{error.detail}\n", error.status_code)


def _template(name: str, **values: Any) -> str:
    return _environment().get_template(name).render(**values)


@cache
def _environment() -> Environment:
    from jinja2 import Environment, PackageLoader, StrictUndefined

    return Environment(
        loader=PackageLoader(__package__ or ""), autoescape=True, trim_blocks=True, lstrip_blocks=True,
        undefined=StrictUndefined,
    )  # fmt: skip
