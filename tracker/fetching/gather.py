"""The requests of many sources at once, each source one after the other: what came of each, as it comes.

Fetching runs in threads; whoever iterates over `gather` records what it yields in its own.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from queue import Full, Queue
from typing import Any, NamedTuple

from tracker.clock import now
from tracker.fetching.answers import Answer, FetchError, Known
from tracker.fetching.fetch import Fetcher
from tracker.fetching.secrets import origin, secrets_of
from tracker.model import Document, RefusedError, Request, TrackerError
from tracker.sources import SourceModule

_WAITING = 8  # answers that may wait to be recorded
_PAGES = 10_000
_PAGES_TIMES = 5  # all pages of a document may take this many times what one document may
_PATIENCE = 0.2  # seconds after which a full queue looks whether anybody still reads


class Plan(NamedTuple):
    """What to ask for one source."""

    source: str
    module: SourceModule
    requests: list[Request]


class Gathered(NamedTuple):
    """What came of one request, and when (an instant and its microseconds). Without an answer there is an error."""

    source: str
    request: Request
    answer: Answer | None
    error: FetchError | None
    seen_at: str
    moment: int
    seconds: float


class Finished(NamedTuple):
    """A source has no more requests. `error` is a bug in its module, to be raised by whoever gathers."""

    source: str
    error: BaseException | None = None


Versions = Mapping[tuple[str, str], Known]
"""What is known of (source, address)."""


def gather(
    plans: list[Plan], fetcher: Fetcher, versions: Versions, *, jobs: int, get_once: Callable[[str, str], bool]
) -> Iterator[Gathered | Finished]:
    """Ask everything in the plans; yields answers in the order they come, and a Finished for each plan.

    `get_once` says whether an address of a source was read already, for those that are read only once.
    """
    line = _Line()

    def work(plan: Plan) -> None:
        asking = _Asking(plan, fetcher, versions, get_once)
        try:
            for request in plan.requests:
                for gathered in asking.ask(request):
                    line.put(gathered)
            line.put(Finished(plan.source))
        except _StoppedError:
            return
        except BaseException as error:  # noqa: BLE001 (raised again by the reader)
            line.put(Finished(plan.source, error))

    with ThreadPoolExecutor(max_workers=max(1, jobs)) as pool:
        try:
            for plan in plans:
                pool.submit(work, plan)
            left = len(plans)
            while left:
                item = line.get()
                left -= isinstance(item, Finished)
                yield item
        finally:
            line.stop()
            pool.shutdown(wait=True, cancel_futures=True)


class _StoppedError(Exception):
    """Nobody wants the answers any more."""


class _Line:
    """Answers waiting in line. Who puts one waits while it is full, but not for ever: the reader may be gone."""

    def __init__(self) -> None:
        self._came: Queue[Gathered | Finished] = Queue(_WAITING)
        self._stopped = threading.Event()
        self.get = self._came.get
        self.stop = self._stopped.set

    def put(self, item: Gathered | Finished) -> None:
        while not self._stopped.is_set():
            try:
                self._came.put(item, timeout=_PATIENCE)
            except Full:
                continue
            return
        raise _StoppedError


class _Asking:
    def __init__(self, plan: Plan, fetcher: Fetcher, versions: Versions, get_once: Callable[[str, str], bool]) -> None:
        self._plan = plan
        self._fetcher = fetcher
        self._versions = versions
        self._get_once = get_once
        self._module: Any = plan.module

    def ask(self, request: Request, allowed: frozenset[str] | None = None) -> Iterator[Gathered]:
        """One request, and what it leads to. What a document led to may use no secrets but those `allowed`."""
        if request.once and self._get_once(self._plan.source, request.url):
            return
        started = time.monotonic()
        answer: Answer | None = None
        error: FetchError | None = None
        links: list[Request] = []
        known: Known | None = None
        try:
            if request.index:
                answer = self._fetcher.get(request, None, allowed)
                links = self._links(request, answer)
            elif hasattr(self._module, "next_page"):
                answer = self._pages(request, allowed)
            else:
                known = self._versions.get((self._plan.source, request.url))
                answer = self._fetcher.get(request, known, allowed)
        except TrackerError as failed:
            error = failed if isinstance(failed, FetchError) else FetchError("not-unpacked", str(failed))
            answer = None
        if answer and answer.outcome == "unchanged" and (request.index or known is None):
            error = FetchError(
                "unasked-304", f"{request.url} says that nothing is new, which nobody asked", answer.status
            )
            answer = None
        seen_at, moment = now()
        yield Gathered(self._plan.source, request, answer, error, seen_at, moment, time.monotonic() - started)
        for link in links:
            same = origin(link.url) == origin(request.url) if link.url.startswith("http") else False
            yield from self.ask(link, secrets_of(request) if same else frozenset())

    def _links(self, request: Request, answer: Answer) -> list[Request]:
        if answer.outcome == "missing":
            return []
        try:
            links = list(self._module.links(_document(answer, request.publisher)))
        except TrackerError as refused:
            check = refused.problem.check if isinstance(refused, RefusedError) else "not-an-index"
            raise FetchError(check, f"{request.url}: {refused}") from None
        if not links:
            raise FetchError("empty-index", f"{request.url} names no document any more")
        return [replace(link, index=False) for link in links]

    def _pages(self, request: Request, allowed: frozenset[str] | None) -> Answer:
        """All pages as one document: a JSON list of them, each as it came. One page is itself."""
        first = answer = self._fetcher.get(request, None, allowed)
        pages = [first.body]
        asked = {request.url}
        limits = self._fetcher.settings
        deadline = time.monotonic() + _PAGES_TIMES * limits.total
        while answer.outcome == "document":
            try:
                following = self._module.next_page(_document(answer))
            except RefusedError:
                break  # what is wrong with a page is for parse to say
            if following is None:
                break
            if following.url in asked or len(asked) > _PAGES:
                raise FetchError("endless-pages", f"{request.url} has pages that lead in a circle: {following.url}")
            if origin(following.url) != origin(request.url):
                raise FetchError("foreign-page", f"{request.url} has a next page elsewhere: {following.url}")
            if sum(map(len, pages)) > limits.largest or time.monotonic() > deadline:
                raise FetchError(
                    "endless-pages", f"{request.url} has more pages than can be taken: {len(pages)} so far"
                )
            asked.add(following.url)
            answer = self._fetcher.get(replace(following, optional=False), None, secrets_of(request))
            if answer.outcome != "document":
                raise FetchError("missing-page", f"{following.url} gave nothing (HTTP {answer.status})", answer.status)
            pages.append(answer.body)
        return first if len(pages) == 1 else first._replace(body=b"[" + b",\n".join(pages) + b"]", version=Known())


def _document(answer: Answer, publisher: str | None = None) -> Document:
    return Document(answer.body, answer.address, now()[0], publisher)
