"""Fetching against a real server on this machine: what publishers do on bad days, and what we make of it."""

from __future__ import annotations

import gzip
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from email.utils import formatdate

import httpx2
import pytest
from pytest_httpserver import HTTPServer
from werkzeug import Request as Asked
from werkzeug import Response

from tracker.fetching.answers import Answer, FetchError, Known
from tracker.fetching.fetch import Fetcher
from tracker.model import Request
from tracker.settings import Fetching

QUICK = Fetching(pause=0.0, connect=2.0, read=0.3, total=20.0, attempts=3, largest=100_000, redirects=3)


@pytest.fixture
def naps(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """How long the fetcher would have slept; nobody does."""
    taken: list[float] = []
    monkeypatch.setattr("tenacity.nap.time.sleep", taken.append)
    return taken


@pytest.fixture
def fetcher(naps: list[float]) -> Iterator[Fetcher]:
    with Fetcher(QUICK) as made:
        yield made


def failed(fetcher: Fetcher, url: str, **options: object) -> FetchError:
    with pytest.raises(FetchError) as raised:
        fetcher.get(Request(url, **options))  # type: ignore[arg-type]
    assert "\n" not in str(raised.value)
    return raised.value


# What is right.


def test_a_document_comes_with_its_version(fetcher: Fetcher, httpserver: HTTPServer) -> None:
    modified = "Sun, 22 Nov 2026 08:00:00 GMT"
    httpserver.expect_oneshot_request("/a").respond_with_data(
        b"[1]", headers={"ETag": '"v1"', "Last-Modified": modified}
    )
    url = httpserver.url_for("/a")
    assert fetcher.get(Request(url)) == Answer("document", url, 200, b"[1]", Known('"v1"', modified))


def test_a_version_that_is_known_is_asked_about_and_not_sent_again(fetcher: Fetcher, httpserver: HTTPServer) -> None:
    modified = "Sun, 22 Nov 2026 08:00:00 GMT"
    conditions = {"If-None-Match": '"v1"', "If-Modified-Since": modified}
    httpserver.expect_request("/a", headers=conditions).respond_with_response(Response(status=304))
    answer = fetcher.get(Request(httpserver.url_for("/a")), Known('"v1"', modified))
    assert (answer.outcome, answer.status, answer.body) == ("unchanged", 304, b"")


def test_the_user_agent_says_who_asks_and_a_source_may_need_another(naps: list[float], httpserver: HTTPServer) -> None:
    told: list[str | None] = []

    def answer(asked: Asked) -> Response:
        told.append(asked.headers.get("User-Agent"))
        return Response(b"x")

    httpserver.expect_request("/a").respond_with_handler(answer)
    with Fetcher(replace(QUICK, user_agent="conflict-tracker/0 (me@example.org)")) as fetcher:
        fetcher.get(Request(httpserver.url_for("/a")))
        fetcher.get(Request(httpserver.url_for("/a"), headers={"User-Agent": "Mozilla/5.0"}))
    assert told == ["conflict-tracker/0 (me@example.org)", "Mozilla/5.0"]


def test_the_first_spelling_that_is_there_answers(fetcher: Fetcher, httpserver: HTTPServer) -> None:
    httpserver.expect_request("/old").respond_with_data(status=404)
    httpserver.expect_request("/new").respond_with_data(b"page")
    answer = fetcher.get(Request(httpserver.url_for("/old"), otherwise=(httpserver.url_for("/new"),)))
    assert (answer.address, answer.body) == (httpserver.url_for("/new"), b"page")


def test_what_is_packed_on_the_way_arrives_unpacked(fetcher: Fetcher, httpserver: HTTPServer) -> None:
    httpserver.expect_request("/a").respond_with_data(gzip.compress(b"[1]"), headers={"Content-Encoding": "gzip"})
    assert fetcher.get(Request(httpserver.url_for("/a"))).body == b"[1]"


def test_requests_to_one_host_keep_their_distance(naps: list[float], httpserver: HTTPServer) -> None:
    httpserver.expect_request("/a").respond_with_data(b"x")
    with Fetcher(replace(QUICK, pause=5.0)) as fetcher:
        for _ in range(3):
            fetcher.get(Request(httpserver.url_for("/a")))
    assert [round(nap) for nap in naps] == [5, 10]  # nobody slept, so the third turn is two pauses away


# What is not there.


def test_404_is_a_failure_unless_the_page_may_not_be_there_yet(fetcher: Fetcher, httpserver: HTTPServer) -> None:
    httpserver.expect_request("/a").respond_with_data(status=404)
    url = httpserver.url_for("/a")
    error = failed(fetcher, url)
    assert (error.check, error.status) == ("not-found", 404)
    assert str(error) == f"{url} is not there (HTTP 404)"
    assert fetcher.get(Request(url, optional=True)).outcome == "missing"


def test_403_is_not_asked_again(fetcher: Fetcher, httpserver: HTTPServer, naps: list[float]) -> None:
    httpserver.expect_oneshot_request("/a").respond_with_data(status=403)
    error = failed(fetcher, httpserver.url_for("/a"))
    assert (error.check, naps) == ("http-403", [])
    assert "answered 403 FORBIDDEN, expected a document" in str(error)


# Asking again.


def test_500_is_asked_again_and_200_is_taken(fetcher: Fetcher, httpserver: HTTPServer, naps: list[float]) -> None:
    httpserver.expect_ordered_request("/a").respond_with_data(status=500)
    httpserver.expect_ordered_request("/a").respond_with_data(b"[1]")
    assert fetcher.get(Request(httpserver.url_for("/a"))).body == b"[1]"
    assert len(naps) == 1


def test_what_stays_broken_is_given_up_after_the_attempts_that_are_set(
    fetcher: Fetcher, httpserver: HTTPServer, naps: list[float]
) -> None:
    httpserver.expect_request("/a").respond_with_data(status=503)
    error = failed(fetcher, httpserver.url_for("/a"))
    assert (error.check, len(naps), len(httpserver.log)) == ("http-503", 2, 3)


@pytest.mark.parametrize("form", ["seconds", "date"])
def test_the_publisher_says_when_to_come_back(
    fetcher: Fetcher, httpserver: HTTPServer, naps: list[float], form: str
) -> None:
    wait = "17" if form == "seconds" else formatdate(time.time() + 18, usegmt=True)
    httpserver.expect_ordered_request("/a").respond_with_data(status=429, headers={"Retry-After": wait})
    httpserver.expect_ordered_request("/a").respond_with_data(b"[1]")
    assert fetcher.get(Request(httpserver.url_for("/a"))).body == b"[1]"
    assert [15 < nap <= 18 for nap in naps] == [True]


def test_a_wait_that_is_too_long_for_a_run_is_a_failure(
    fetcher: Fetcher, httpserver: HTTPServer, naps: list[float]
) -> None:
    httpserver.expect_oneshot_request("/a").respond_with_data(status=429, headers={"Retry-After": "3600"})
    error = failed(fetcher, httpserver.url_for("/a"))
    assert (error.check, naps) == ("http-429", [])
    assert "asks to come back in 3600 s" in str(error)


@pytest.mark.parametrize("nonsense", ["soon", "-5", "", "9" * 400, "Sun, 99 Nov 2026 08:00:00 GMT"])
def test_a_retry_after_that_says_nothing_is_no_wait_of_its_own(
    fetcher: Fetcher, httpserver: HTTPServer, naps: list[float], nonsense: str
) -> None:
    httpserver.expect_ordered_request("/a").respond_with_data(status=429, headers={"Retry-After": nonsense})
    httpserver.expect_ordered_request("/a").respond_with_data(b"[1]")
    assert fetcher.get(Request(httpserver.url_for("/a"))).body == b"[1]"
    assert all(nap < 5 for nap in naps)


# Limits.


def test_a_server_that_keeps_silent_is_given_up(fetcher: Fetcher, httpserver: HTTPServer) -> None:
    done = threading.Event()

    def wait(_: Asked) -> Response:
        done.wait(5)
        return Response(b"late")

    httpserver.expect_request("/a").respond_with_handler(wait)
    error = failed(fetcher, httpserver.url_for("/a"))
    done.set()
    assert (error.check, str(error)) == ("timeout", f"{httpserver.url_for('/a')} did not answer in time")


@pytest.mark.parametrize(
    ("start", "drop"),
    [(b"", b"H"), (b"HTTP/1.1 200 OK\r\nX-Slow: ", b"x"), (b"HTTP/1.1 200 OK\r\n\r\n", b"x")],
    ids=["status", "headers", "body"],
)
def test_a_server_that_drips_for_ever_is_given_up(naps: list[float], start: bytes, drop: bytes) -> None:
    # Each drop comes well within the time for one read, so that the limit for all of it alone can end this.
    given_up = threading.Event()

    def drip(listening: socket.socket) -> None:
        connection, _ = listening.accept()
        with connection:
            connection.recv(4096)
            try:
                connection.sendall(start)
                while not given_up.wait(0.02):
                    connection.sendall(drop)
            except OSError:
                pass  # the other side has hung up, as it should

    with closing(socket.create_server(("127.0.0.1", 0))) as listening:
        dripping = threading.Thread(target=drip, args=(listening,))
        dripping.start()
        url = f"http://127.0.0.1:{listening.getsockname()[1]}/a"
        try:
            with Fetcher(replace(QUICK, read=5.0, total=0.3, attempts=1)) as fetcher:
                error = failed(fetcher, url)
        finally:
            given_up.set()
            dripping.join()
    assert (error.check, str(error)) == ("timeout", f"{url} took longer than 0.3 s")


def test_the_limit_for_all_of_it_holds_over_redirects_too(naps: list[float], httpserver: HTTPServer) -> None:
    httpserver.expect_request("/a").respond_with_data(status=302, headers={"Location": "/a"})
    with Fetcher(replace(QUICK, total=0.001, attempts=1, redirects=10**6)) as fetcher:
        assert failed(fetcher, httpserver.url_for("/a")).check == "timeout"


def test_waiting_for_our_turn_at_a_host_is_not_the_publishers_time(
    naps: list[float], httpserver: HTTPServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    httpserver.expect_request("/a").respond_with_data(b"x")
    with Fetcher(replace(QUICK, pause=1000.0)) as fetcher:
        moments: list[float] = []
        until = fetcher._deadline.until
        monkeypatch.setattr(fetcher._deadline, "until", lambda at: moments.append(at) or until(at))  # type: ignore[func-returns-value]
        for _ in range(2):
            fetcher.get(Request(httpserver.url_for("/a")))
    assert moments[1] - moments[0] > 900


def test_a_proxy_of_the_environment_has_the_same_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HTTPS_PROXY", "http://127.0.0.1:1")
    with Fetcher(QUICK) as fetcher:
        proxies = [mount for mount in fetcher._client._mounts.values() if isinstance(mount, httpx2.HTTPTransport)]
        assert {mount._pool._network_backend for mount in proxies} == {fetcher._deadline}


def test_an_answer_that_is_too_large_is_not_read_to_its_end(fetcher: Fetcher, httpserver: HTTPServer) -> None:
    sent: list[int] = []

    def flood() -> Iterator[bytes]:
        for count in range(10_000):
            sent.append(count)
            yield b"x" * 10_000

    httpserver.expect_request("/a").respond_with_handler(lambda _: Response(flood()))
    error = failed(fetcher, httpserver.url_for("/a"))
    assert error.check == "oversized"
    assert len(sent) < 9_000


def test_a_small_answer_that_unpacks_to_a_large_one_is_stopped(fetcher: Fetcher, httpserver: HTTPServer) -> None:
    bomb = gzip.compress(b"0" * 50_000_000)
    assert len(bomb) < QUICK.largest
    httpserver.expect_request("/a").respond_with_data(bomb, headers={"Content-Encoding": "gzip"})
    assert failed(fetcher, httpserver.url_for("/a")).check == "oversized"


def test_what_cannot_be_unpacked_is_said_so(fetcher: Fetcher, httpserver: HTTPServer) -> None:
    httpserver.expect_request("/a").respond_with_data(b"no gzip at all", headers={"Content-Encoding": "gzip"})
    assert failed(fetcher, httpserver.url_for("/a")).check == "not-decoded"


def test_an_answer_that_breaks_off_is_no_document(fetcher: Fetcher) -> None:
    def serve(listening: socket.socket) -> None:
        for _ in range(QUICK.attempts):
            connection, _ = listening.accept()
            with connection:
                connection.recv(4096)
                connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\n[1, 2")

    with closing(socket.create_server(("127.0.0.1", 0))) as listening:
        serving = threading.Thread(target=serve, args=(listening,))
        serving.start()
        error = failed(fetcher, f"http://127.0.0.1:{listening.getsockname()[1]}/a")
        serving.join()
    assert error.check == "truncated"


def test_a_host_that_is_not_there_is_said_so(fetcher: Fetcher) -> None:
    with closing(socket.create_server(("127.0.0.1", 0))) as listening:
        port = listening.getsockname()[1]
    assert failed(fetcher, f"http://127.0.0.1:{port}/a").check == "no-connection"


# Redirects.


def test_a_page_that_moved_is_followed(fetcher: Fetcher, httpserver: HTTPServer) -> None:
    httpserver.expect_request("/a").respond_with_data(status=301, headers={"Location": "/b"})
    httpserver.expect_request("/b").respond_with_data(b"[1]")
    answer = fetcher.get(Request(httpserver.url_for("/a")))
    assert (answer.body, answer.address) == (b"[1]", httpserver.url_for("/a"))


def test_a_circle_of_redirects_is_counted(fetcher: Fetcher, httpserver: HTTPServer) -> None:
    httpserver.expect_request("/a").respond_with_data(status=302, headers={"Location": "/a"})
    error = failed(fetcher, httpserver.url_for("/a"))
    assert (error.check, len(httpserver.log)) == ("redirect-loop", 4)


@pytest.mark.parametrize("target", ["file:///etc/passwd", "ftp://example.org/a", "data:text/plain,1"])
def test_a_redirect_leads_to_the_web_or_nowhere(fetcher: Fetcher, httpserver: HTTPServer, target: str) -> None:
    httpserver.expect_request("/a").respond_with_data(status=302, headers={"Location": target})
    assert failed(fetcher, httpserver.url_for("/a")).check in {"redirect-scheme", "bad-address"}


@pytest.mark.parametrize("address", ["file:///etc/passwd", "no address", "http://", ""])
def test_only_the_web_is_asked(fetcher: Fetcher, address: str) -> None:
    assert failed(fetcher, address).check in {"redirect-scheme", "bad-address"}


# Secrets.


def test_a_secret_goes_out_and_is_never_kept(
    fetcher: Fetcher, httpserver: HTTPServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("A_KEY", "s3cr3t-value")
    asked: list[str | None] = []

    def answer(request: Asked) -> Response:
        asked.extend([request.args.get("key"), request.headers.get("X-Key")])
        return Response(b'{"next": "/a?key=s3cr3t-value&page=2"}')

    httpserver.expect_request("/a").respond_with_handler(answer)
    url = httpserver.url_for("/a") + "?key=${A_KEY}"
    got = fetcher.get(Request(url, headers={"X-Key": "${A_KEY}"}))
    assert asked == ["s3cr3t-value", "s3cr3t-value"]
    assert (got.address, got.body) == (url, b'{"next": "/a?key=${A_KEY}&page=2"}')


def test_no_failure_shows_a_secret(fetcher: Fetcher, httpserver: HTTPServer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("A_KEY", "s3cr3t-value")
    for status in (403, 404, 503):
        httpserver.expect_request(f"/{status}").respond_with_data(status=status)
    httpserver.expect_request("/302").respond_with_data(status=302, headers={"Location": "file:///s3cr3t-value"})
    for path in (403, 404, 503, 302):
        error = failed(fetcher, httpserver.url_for(f"/{path}") + "?key=${A_KEY}")
        assert "s3cr3t" not in str(error)
        assert error.__context__ is None or "s3cr3t" not in str(error.__context__)


def test_a_secret_is_not_shown_to_another_host(
    fetcher: Fetcher, httpserver: HTTPServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("A_KEY", "s3cr3t-value")
    told: list[str | None] = []

    def answer(asked: Asked) -> Response:
        told.append(asked.headers.get("X-Key"))
        return Response(b"x")

    other = httpserver.url_for("/b").replace("localhost", "127.0.0.1")
    httpserver.expect_request("/a").respond_with_data(status=302, headers={"Location": other})
    httpserver.expect_request("/b").respond_with_handler(answer)
    fetcher.get(Request(httpserver.url_for("/a"), headers={"X-Key": "${A_KEY}"}))
    assert told == [None]


def test_a_key_that_is_not_set_is_asked_for_by_name(fetcher: Fetcher, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("A_KEY", raising=False)
    error = failed(fetcher, "https://example.org/?key=${A_KEY}")
    assert error.check == "no-key"
    assert str(error) == "https://example.org/?key=${A_KEY} needs the environment variable A_KEY"


def test_a_secret_is_not_shown_where_the_way_is_not_the_same(
    fetcher: Fetcher, httpserver: HTTPServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("A_KEY", "s3cr3t-value")
    reason = "403 no such key s3cr3t-value"
    httpserver.expect_request("/a").respond_with_response(Response(status=reason))
    assert "s3cr3t" not in str(failed(fetcher, httpserver.url_for("/a") + "?k=${A_KEY}"))
    httpserver.expect_request("/b").respond_with_data(b"x", headers={"ETag": '"s3cr3t-value"'})
    assert fetcher.get(Request(httpserver.url_for("/b") + "?k=${A_KEY}")).version == Known()


def test_what_was_packed_and_breaks_off_is_no_document(fetcher: Fetcher, httpserver: HTTPServer) -> None:
    half = gzip.compress(b"1,2,3" * 10_000)[:-20]
    httpserver.expect_request("/a").respond_with_data(half, headers={"Content-Encoding": "gzip"})
    assert failed(fetcher, httpserver.url_for("/a")).check == "truncated"


def test_a_packed_file_is_unpacked_as_a_local_copy_is(fetcher: Fetcher, httpserver: HTTPServer) -> None:
    httpserver.expect_request("/a.csv.gz").respond_with_data(gzip.compress(b"date,value"))
    assert fetcher.get(Request(httpserver.url_for("/a.csv.gz"))).body == b"date,value"
