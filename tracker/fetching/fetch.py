"""An address becomes bytes, politely and within limits. Nothing here knows what the bytes mean.

    with Fetcher(settings) as fetcher:
        answer = fetcher.get(request, known)

A fetcher may be used by several threads: requests to one host keep their distance all the same.
"""

from __future__ import annotations

import logging
import threading
import time
import zlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from email.utils import parsedate_to_datetime
from typing import Self

import httpx2
import stamina

from tracker.documents.bundles import unpacked
from tracker.fetching.answers import AgainError, Answer, FetchError, Known
from tracker.fetching.deadline import limited
from tracker.fetching.secrets import SECRET, Secrets, web_address
from tracker.model import Request
from tracker.settings import Fetching

logging.getLogger("stamina").addHandler(logging.NullHandler())  # what failed is said once, at the end

_LONGEST_WAIT = 120.0  # seconds that a publisher may ask us to wait within one run
_AGAIN = {408, 425, 429, 500, 502, 503, 504}
_GONE = {404, 410}
_NOT_MODIFIED = 304
_WHOLE = {200, 203}
_SHORTEST = 8  # a shorter secret is as likely to be a word of the document, which must stay as it is


class Fetcher:
    """Asks addresses. Use as a context manager."""

    def __init__(self, settings: Fetching) -> None:
        self.settings = settings
        self._client = httpx2.Client(
            headers={"User-Agent": settings.user_agent, "Accept-Encoding": "gzip"},
            timeout=httpx2.Timeout(settings.read, connect=settings.connect),
            follow_redirects=False,
        )
        self._deadline = limited(self._client)
        self._hosts: dict[str, float] = {}
        self._lock = threading.Lock()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._client.close()

    def get(self, request: Request, known: Known | None = None, allowed: frozenset[str] | None = None) -> Answer:
        """The answer of an address, or of the first of its spellings that is there. Raises FetchError.

        `allowed` are the secrets that a request may use which a document led to; None: any it names.
        """
        secrets = Secrets.of(request, allowed)
        try:
            for spelling in (request.url, *request.otherwise):
                answer = self._patiently(spelling, request.headers, known or Known(), secrets)
                if answer.outcome != "missing":
                    return answer
        except FetchError as error:
            raise FetchError(error.check, secrets.hidden(str(error)), error.status) from None
        if request.optional:
            return answer._replace(address=request.url)
        raise FetchError("not-found", f"{request.url} is not there (HTTP {answer.status})", answer.status)

    def _patiently(self, address: str, headers: Mapping[str, str], known: Known, secrets: Secrets) -> Answer:
        """Ask, and where that may help ask again, later and later, or when the publisher says."""

        def again(error: Exception) -> bool | float:
            return isinstance(error, AgainError) and (True if error.wait is None else error.wait)

        attempts, patience = max(1, self.settings.attempts), self.settings.total
        try:
            for attempt in stamina.retry_context(
                on=again, attempts=attempts, timeout=patience, wait_initial=1.0, wait_max=30.0, wait_jitter=1.0
            ):
                with attempt:
                    return self._once(address, headers, known, secrets)
        except AgainError as gave_up:
            raise gave_up.error from None
        raise AssertionError("a request is asked at least once")

    def _once(self, address: str, headers: Mapping[str, str], known: Known, secrets: Secrets) -> Answer:
        sent = {name: secrets.fill(value) for name, value in headers.items()}
        if known.etag.isascii() and known.etag:
            sent["If-None-Match"] = known.etag
        if known.last_modified.isascii() and known.last_modified:
            sent["If-Modified-Since"] = known.last_modified
        deadline = time.monotonic() + self.settings.total
        url = web_address(secrets.fill(address), address)
        for _ in range(self.settings.redirects + 1):
            deadline += self._keep_distance(url.host)
            with self._answer(url, sent, address, secrets, deadline) as response:
                if response.has_redirect_location:
                    target = _redirected(url, response.headers["Location"], address, secrets)
                    if (target.scheme, target.host, target.port) != (url.scheme, url.host, url.port):
                        # What opens one door is not shown at another.
                        sent = {name: text for name, text in sent.items() if not SECRET.search(headers.get(name, ""))}
                    url = target
                    continue
                return self._read(response, address, secrets)
        raise FetchError("redirect-loop", f"{address} leads on and on: more than {self.settings.redirects} redirects")

    @contextmanager
    def _answer(
        self, url: httpx2.URL, headers: Mapping[str, str], address: str, secrets: Secrets, deadline: float
    ) -> Iterator[httpx2.Response]:
        """The beginning of an answer. What the network may do to us becomes a FetchError, or one to try again."""
        try:
            self._client.cookies.clear()
            with self._deadline.until(deadline), self._client.stream("GET", url, headers=headers) as response:
                yield response
        except (httpx2.InvalidURL, UnicodeError) as error:
            raise FetchError("bad-answer", f"{address} cannot be asked or answers oddly: {error}") from None
        except httpx2.TimeoutException:
            late = time.monotonic() >= deadline
            said = f"took longer than {self.settings.total:g} s" if late else "did not answer in time"
            raise AgainError(FetchError("timeout", f"{address} {said}")) from None
        except httpx2.RemoteProtocolError as error:
            said = secrets.hidden(str(error))
            raise AgainError(FetchError("truncated", f"{address} broke off its answer: {said}")) from None
        except httpx2.DecodingError as error:
            raise FetchError("not-decoded", f"{address} cannot be unpacked: {secrets.hidden(str(error))}") from None
        except httpx2.TransportError as error:
            said = secrets.hidden(str(error)) or type(error).__name__
            raise AgainError(FetchError("no-connection", f"{address} cannot be reached: {said}")) from None

    def _read(self, response: httpx2.Response, address: str, secrets: Secrets) -> Answer:
        status = response.status_code
        if status == _NOT_MODIFIED:
            return Answer("unchanged", address, status)
        if status in _GONE:
            return Answer("missing", address, status)
        if status in _AGAIN:
            raise self._again(response, address)
        if not response.is_success:
            reason = response.reason_phrase
            raise FetchError(f"http-{status}", f"{address} answered {status} {reason}, expected a document", status)
        if status not in _WHOLE:
            raise FetchError(f"http-{status}", f"{address} answered {status}, expected a whole document", status)
        body = secrets.hide(self._body(response, address), _SHORTEST)
        return Answer("document", address, status, unpacked(body, address), _version(response, secrets))

    def _again(self, response: httpx2.Response, address: str) -> Exception:
        status = response.status_code
        error = FetchError(f"http-{status}", f"{address} answered {status} {response.reason_phrase}", status)
        wait = _seconds(response.headers.get("Retry-After", ""))
        if wait is not None and wait > _LONGEST_WAIT:
            message = f"{address} answered {status} and asks to come back in {wait:.0f} s"
            return FetchError(f"http-{status}", message, status)
        return AgainError(error, wait)

    def _body(self, response: httpx2.Response, address: str) -> bytes:
        """The bytes of an answer, unpacked. Stops at the limits of size, as sent and unpacked."""
        coding = response.headers.get("Content-Encoding", "identity").strip().lower()
        if coding not in {"identity", "gzip", "x-gzip", ""}:
            raise FetchError("not-decoded", f"{address} is packed as {coding[:40]!r}, which nobody asked for")
        unpack = zlib.decompressobj(16 + zlib.MAX_WBITS) if "gzip" in coding else None
        parts: list[bytes] = []
        size, largest = 0, self.settings.largest
        for raw in response.iter_raw():
            try:
                part = unpack.decompress(raw, largest + 1 - size) if unpack else raw
            except zlib.error as error:
                raise FetchError("not-decoded", f"{address} cannot be unpacked: {error}") from None
            size += len(part)
            if size > largest or response.num_bytes_downloaded > largest:
                message = f"{address} sends more than {largest / 2**20:g} MiB; raise fetch.largest_mib if that is right"
                raise FetchError("oversized", message)
            parts.append(part)
        if unpack and not unpack.eof:
            raise AgainError(FetchError("truncated", f"{address} broke off what it had packed"))
        return b"".join(parts)

    def _keep_distance(self, host: str) -> float:
        """Wait for our turn at a host. Gives the seconds that it took, which are not the publisher's."""
        with self._lock:
            now = time.monotonic()
            turn = max(now, self._hosts.get(host, now))
            self._hosts[host] = turn + self.settings.pause
        if turn > now:
            time.sleep(turn - now)
        return max(0.0, turn - now)


def _redirected(url: httpx2.URL, location: str, shown: str, secrets: Secrets) -> httpx2.URL:
    try:
        return web_address(str(url.join(location)), shown, secrets)
    except (httpx2.InvalidURL, ValueError) as error:
        raise FetchError("bad-address", f"{shown} leads to what is no address: {error}") from None


def _version(response: httpx2.Response, secrets: Secrets) -> Known:
    """What the answer says of its version, as far as it can be sent again and holds no secret."""
    texts = [response.headers.get(name, "") for name in ("ETag", "Last-Modified")]
    return Known(
        *(text if text.isascii() and text.isprintable() and secrets.hidden(text) == text else "" for text in texts)
    )


def _seconds(retry_after: str) -> float | None:
    """Seconds of a Retry-After, which is a number or a date; None where it says nothing of use."""
    if retry_after.isdecimal() and len(retry_after) < 10:
        return float(retry_after)
    try:
        return max(0.0, parsedate_to_datetime(retry_after).timestamp() - time.time())
    except (ValueError, OverflowError):
        return None
