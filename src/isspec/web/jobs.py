"""Bundles that were given to the site: judged one after the other, held in memory, and dropped."""

from __future__ import annotations

import secrets
from concurrent.futures import ThreadPoolExecutor
from itertools import chain
from threading import Lock
from typing import TYPE_CHECKING, Any

from isspec.errors import IsspecError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from isspec.types import Report
    from isspec.web.settings import Settings
    from isspec.web.uploads import Upload


class DroppedError(Exception):
    """Somebody has asked to forget a bundle while it was judged."""


class Job:
    """One bundle on its way. Its name cannot be guessed, and is all that leads to it."""

    def __init__(self, upload: Upload) -> None:
        self.name = secrets.token_urlsafe(18)
        self.earlier = upload.earlier
        self.files = len(upload.sources)
        self.done, self.total, self.at = 0, 0, ""
        self.report: Report | None = None
        self.failure: str | None = None
        self.dropped = False
        # Taken by the judging, so that the files themselves are held no longer than needed.
        self._upload: Upload | None = upload

    def take(self) -> Upload:
        """Return the upload, which is then gone."""
        upload, self._upload = self._upload, None
        assert upload is not None
        return upload

    def progress(self, done: int, total: int, name: str) -> None:
        """Note how far the judging is; stop it where nobody waits for it any more."""
        if self.dropped:
            raise DroppedError
        self.done, self.total, self.at = done, total, name

    @property
    def state(self) -> dict[str, Any]:
        """What a page that waits is told."""
        if self.failure:
            return {"state": "failed", "message": self.failure}
        if self.report:
            return {"state": "done"}
        if not self.total:
            return {"state": "reading" if self._upload is None else "waiting"}
        return {"state": "judging", "share": round(self.done / self.total, 3), "at": self.at}


class Jobs:
    """All bundles of a site. One is judged at a time: the model uses all the cores that there are."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._jobs: dict[str, Job] = {}
        self._lock = Lock()
        self._pool = ThreadPoolExecutor(1, thread_name_prefix="isspec")

    def add(self, upload: Upload) -> Job | None:
        """Take an upload on, or return ``None`` where too many wait already."""
        job = Job(upload)
        with self._lock:
            waiting = sum(not one.report and not one.failure for one in self._jobs.values())
            if waiting >= self._settings.waiting:
                return None
            ended = [name for name, one in self._jobs.items() if one.report or one.failure]
            for name in ended[: max(0, len(ended) - self._settings.held + 1)]:
                del self._jobs[name]
            self._jobs[job.name] = job
        self._pool.submit(self._judge, job)
        return job

    def find(self, name: str) -> Job | None:
        """Return the job of that name, while it is held."""
        return self._jobs.get(name)

    def drop(self, name: str) -> None:
        """Forget a bundle, and stop judging it."""
        with self._lock:
            job = self._jobs.pop(name, None)
        if job:
            job.dropped = True

    def close(self) -> None:
        """Forget everything."""
        for name in list(self._jobs):
            self.drop(name)
        self._pool.shutdown(wait=True, cancel_futures=True)

    def _judge(self, job: Job) -> None:
        from isspec.pipeline import check_sources
        from isspec.unpacking import unpack

        if job.dropped:
            return
        upload = job.take()
        try:
            limits = self._settings.limits
            sources = chain.from_iterable(unpack(source, limits) for source in upload.sources)
            report = check_sources(
                _watched(sources, job), upload.brief, progress=job.progress, limits=limits, whole=True
            )
            if self._settings.keep:
                from isspec.web.keeping import keep

                keep(report, self._settings.keep / job.name)
            job.report = report
        except DroppedError:
            pass
        except IsspecError as error:
            job.failure = str(error)
        except Exception:
            # A defect of ours in one bundle must not leave everybody else waiting for ever.
            job.failure = "isspec failed on these files. Run isspec check on them, and report what it prints."
            raise


def _watched(sources: Iterable[Any], job: Job) -> Iterable[Any]:
    """Yield ``sources`` until somebody asks to forget the bundle."""
    for source in sources:
        if job.dropped:
            raise DroppedError
        yield source
