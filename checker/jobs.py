"""Articles read and checked, several at once where that is wanted; what comes out is the same whatever their number."""

from __future__ import annotations

import multiprocessing
import os
import signal
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, replace

from checker.inputs import STDIN, article_of, internal, read
from checker.registry import select
from checker.run import check_article
from checker.settings import Settings
from claims.errors import UserError
from reports.report import ArticleReport, Unreadable

Result = ArticleReport | Unreadable


@dataclass(frozen=True, slots=True)
class Job:
    """One article to check: where it is, and the settings for it. `data` is standard input's."""

    path: str
    settings: Settings
    data: bytes | None = None
    name: str = STDIN
    debug: bool = False


def run_all(jobs: Sequence[Job], *, processes: int = 1, done: Callable[[], None] = lambda: None) -> list[Result]:
    """What each job found, in their order. `done` is called after each. A job that ends its process is told as unreadable."""
    count = min(processes, len(jobs))
    if count <= 1:
        return list(_in_turn(jobs, done))
    results: dict[int, Result] = {}
    lost = _in_pool(jobs, range(len(jobs)), count, results, done)
    while lost:  # a process was killed; one alone takes the jobs in turn, so that the next to be killed tells which job does it
        lost = _in_pool(jobs, lost, 1, results, done)
        if lost:
            path = jobs[lost[0]].path
            results[lost[0]] = Unreadable(path, f"{path}: its process was killed (out of memory?); try again with --jobs 1")
            lost = lost[1:]
            done()
    return [results[index] for index in range(len(jobs))]


def processors() -> int:
    """How many processes can run at once."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def run_job(job: Job) -> Result:
    """What is found in one article, or why it could not be read."""
    path = job.name if job.path == STDIN else job.path
    try:
        document = read(job.path, data=job.data, name=job.name)
        article = article_of(document, job.settings)
        checks = select(job.settings.select, job.settings.ignore)
        return check_article(article, checks, debug=job.debug)
    except UserError as error:
        return Unreadable(path, str(error))
    except Exception as error:
        if job.debug:
            raise
        return Unreadable(path, internal(path, error))


def _in_turn(jobs: Sequence[Job], done: Callable[[], None]) -> Iterator[Result]:
    for job in jobs:
        yield run_job(job)
        done()


def _in_pool(
    jobs: Sequence[Job], indices: Sequence[int], processes: int, results: dict[int, Result], done: Callable[[], None]
) -> list[int]:
    """Run the jobs at `indices`, and return those that got no answer because a process was killed."""
    started = multiprocessing.get_context("spawn")  # a fork would take over the threads of a loaded model
    pool = ProcessPoolExecutor(processes, mp_context=started, initializer=_patient)
    try:
        waiting: dict[Future[Result], int] = {pool.submit(_to_send, jobs[index]): index for index in indices}
        for future in as_completed(waiting):
            try:
                results[waiting[future]] = future.result()
            except BrokenProcessPool:
                continue
            done()
    finally:
        pool.shutdown(cancel_futures=True)
    return [index for index in indices if index not in results]


def _patient() -> None:
    """A key that interrupts is for the process that was started by hand; it ends the others in good order."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _to_send(job: Job) -> Result:
    """The result without what was derived from the article on the way, which is large and not needed to show it."""
    result = run_job(job)
    return replace(result, article=replace(result.article)) if isinstance(result, ArticleReport) else result
