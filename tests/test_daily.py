"""The daily run against a real server on this machine: sources fail and recover, and nothing that came is lost."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from pytest_httpserver import HTTPServer
from typer.testing import CliRunner, Result
from werkzeug import Request as Asked
from werkzeug import Response

from tracker import daily, sources
from tracker.cli import app
from tracker.fetching.answers import Known
from tracker.fetching.fetch import Fetcher
from tracker.fetching.gather import Finished, Gathered, Plan, gather
from tracker.model import Document, Request, TrackerError
from tracker.settings import Fetching, Settings

QUICK = Fetching(pause=0.0, connect=2.0, read=2.0, attempts=2)


@pytest.fixture(autouse=True)
def _nobody_sleeps(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tenacity.nap.time.sleep", lambda _: None)


@pytest.fixture
def config(tmp_path: Path, httpserver: HTTPServer, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of one's own, in which petroivaniuk and lod-db are asked at the server of the test."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "tracker.toml").write_text(
        f"""
        contact = "me@example.org"
        [fetch]
        pause = 0
        attempts = 2
        [addresses]
        petroivaniuk = ["{httpserver.url_for("/p.json")}"]
        lod-db = ["{httpserver.url_for("/l.json")}"]
        """
    )
    return tmp_path


def tanks(*values: int) -> bytes:
    """A document of petroivaniuk: tanks from 2024-01-01 on."""
    return json.dumps([{"date": f"2024-01-{day:02}", "tank": value} for day, value in enumerate(values, 1)]).encode()


def personnel(*values: int) -> bytes:
    """A document of lod-db: personnel from 2024-01-01 on."""
    return json.dumps(
        [{"date": f"2024-01-{day:02}", "personnel": value} for day, value in enumerate(values, 1)]
    ).encode()


def tracker(*words: str) -> Result:
    result = CliRunner().invoke(app, list(words))
    assert result.exception is None or isinstance(result.exception, SystemExit), repr(result.exception)
    return result


def summary(result: Result) -> dict[str, dict[str, Any]]:
    return {row["source"]: row for row in json.loads(result.stdout)}


def ask(question: str) -> list[Any]:
    return list(json.loads(tracker("sql", question, "--format", "json").stdout))


BOTH = ("ingest", "petroivaniuk", "lod-db", "--format", "json")


def test_every_source_is_asked_and_summed_up(config: Path, httpserver: HTTPServer) -> None:
    httpserver.expect_request("/p.json").respond_with_data(tanks(10, 12))
    httpserver.expect_request("/l.json").respond_with_data(personnel(300, 400, 500))
    result = tracker(*BOTH)
    assert result.exit_code == 0
    told = summary(result)
    assert [(name, row["outcome"], row["new"], row["newest_day"]) for name, row in told.items()] == [
        ("petroivaniuk", "recorded", 2, "2024-01-02"), ("lod-db", "recorded", 3, "2024-01-03"),
    ]  # fmt: skip
    assert {asked.headers["User-Agent"].partition("/")[2].partition(" ")[2] for asked, _ in httpserver.log} == {
        "(me@example.org)"
    }


def test_one_source_that_fails_stops_no_other_and_is_named_in_one_line(config: Path, httpserver: HTTPServer) -> None:
    httpserver.expect_request("/p.json").respond_with_data(status=503)
    httpserver.expect_request("/l.json").respond_with_data(personnel(300))
    result = tracker(*BOTH)
    assert result.exit_code == 1
    assert [(name, row["outcome"], row["new"]) for name, row in summary(result).items()] == [
        ("petroivaniuk", "failed", 0), ("lod-db", "recorded", 1),
    ]  # fmt: skip
    failures = [line for line in result.stderr.splitlines() if "failed: " in line]
    assert failures == [f"petroivaniuk: failed: {httpserver.url_for('/p.json')} answered 503 SERVICE UNAVAILABLE"]


def test_what_was_there_stays_when_a_source_sends_rubbish(config: Path, httpserver: HTTPServer) -> None:
    httpserver.expect_ordered_request("/p.json").respond_with_data(tanks(10, 12))
    for rubbish in (b"<!doctype html><p>Down for maintenance</p>", b"[]", b'[{"date": "2024-01-0', b'{"a": 1}', b""):
        httpserver.expect_ordered_request("/p.json").respond_with_data(rubbish)
    assert tracker("ingest", "petroivaniuk").exit_code == 0
    for check in ("html-page", "empty-list", "truncated", "changed-shape", "not-json"):
        result = tracker("ingest", "petroivaniuk")
        assert result.exit_code == 1
        assert {row["name"] for row in ask("select name from problems")} >= {check}
    assert ask("select day, value from current") == [
        {"day": "2024-01-01", "value": 10}, {"day": "2024-01-02", "value": 12},
    ]  # fmt: skip


def test_the_second_time_only_news_is_sent_and_only_news_is_recorded(config: Path, httpserver: HTTPServer) -> None:
    state: dict[str, Any] = {"tag": '"v1"', "body": tanks(10)}

    def answer(asked: Asked) -> Response:
        if asked.headers.get("If-None-Match") == state["tag"]:
            return Response(status=304)
        return Response(state["body"], headers={"ETag": state["tag"]})

    httpserver.expect_request("/p.json").respond_with_handler(answer)
    assert summary(tracker("ingest", "petroivaniuk", "--format", "json"))["petroivaniuk"]["new"] == 1
    again = summary(tracker("ingest", "petroivaniuk", "--format", "json"))["petroivaniuk"]
    assert (again["outcome"], again["new"], again["unchanged"]) == ("unchanged", 0, 1)
    assert [row["outcome"] for row in ask("select outcome from attempts order by attempt")] == ["document", "unchanged"]
    state.update(tag='"v2"', body=tanks(11, 12))
    third = summary(tracker("ingest", "petroivaniuk", "--format", "json"))["petroivaniuk"]
    assert (third["outcome"], third["new"], third["revised"]) == ("recorded", 1, 1)


def test_a_problem_that_stays_is_told_once(config: Path, httpserver: HTTPServer) -> None:
    odd = b'[{"date": "2024-01-01", "tank": 10, "laser": 1}]'
    httpserver.expect_request("/p.json").respond_with_data(odd)
    first = tracker("ingest", "petroivaniuk")
    assert (first.exit_code, "unknown column 'laser'" in first.stderr) == (1, True)
    second = tracker("ingest", "petroivaniuk")
    assert (second.exit_code, "unknown column" in second.stderr) == (0, False)
    assert "petroivaniuk: 1 problems as before" in second.stderr


def test_a_dry_run_asks_and_leaves_nothing(config: Path, httpserver: HTTPServer) -> None:
    httpserver.expect_request("/p.json").respond_with_data(tanks(10))
    result = tracker("ingest", "petroivaniuk", "--dry-run", "--format", "json")
    assert (result.exit_code, summary(result)["petroivaniuk"]["new"]) == (0, 1)
    assert not (config / "tracker.db").exists()
    tracker("ingest", "petroivaniuk")
    assert tracker("ingest", "petroivaniuk", "--dry-run").exit_code == 0
    assert len(ask("select * from attempts")) == 1


def test_only_what_failed_is_asked_again(config: Path, httpserver: HTTPServer) -> None:
    httpserver.expect_request("/l.json").respond_with_data(personnel(300))
    httpserver.expect_oneshot_request("/p.json").respond_with_data(status=404)
    assert tracker(*BOTH).exit_code == 1
    httpserver.expect_oneshot_request("/p.json").respond_with_data(tanks(10))
    retried = tracker(*BOTH, "--retry-failed")
    assert (retried.exit_code, list(summary(retried))) == (0, ["petroivaniuk"])
    nothing = tracker(*BOTH, "--retry-failed")
    assert (nothing.exit_code, nothing.stderr) == (0, "nothing failed the last time\n")


def test_a_refused_document_counts_as_failed_until_a_good_one_comes(config: Path, httpserver: HTTPServer) -> None:
    httpserver.expect_ordered_request("/p.json").respond_with_data(b"[]")
    httpserver.expect_ordered_request("/p.json").respond_with_data(tanks(10))
    assert tracker("ingest", "petroivaniuk").exit_code == 1
    assert list(summary(tracker(*BOTH, "--retry-failed"))) == ["petroivaniuk"]
    assert tracker(*BOTH, "--retry-failed").stderr == "nothing failed the last time\n"


def test_offline_reads_the_newest_copies_again_and_asks_nobody(config: Path, httpserver: HTTPServer) -> None:
    httpserver.expect_request("/p.json").respond_with_data(tanks(10))
    tracker("ingest", "petroivaniuk")
    asked = len(httpserver.log)
    result = tracker("ingest", "petroivaniuk", "lod-db", "--offline", "--format", "json")
    told = summary(result)
    assert (result.exit_code, told["petroivaniuk"]["unchanged"], told["lod-db"]["outcome"]) == (0, 1, "nothing there")
    assert len(httpserver.log) == asked


def test_a_run_that_cannot_write_its_archive_says_so_and_goes_on(
    config: Path, httpserver: HTTPServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    httpserver.expect_request("/p.json").respond_with_data(tanks(10))
    httpserver.expect_request("/l.json").respond_with_data(personnel(300))
    from tracker.ledger.archive import Archive  # noqa: PLC0415

    put = Archive.put

    def full(self: Archive, body: bytes) -> str:
        if b"tank" in body:
            raise TrackerError("the archive cannot be written: No space left on device")
        return put(self, body)

    monkeypatch.setattr(Archive, "put", full)
    result = tracker(*BOTH)
    assert (result.exit_code, [row["outcome"] for row in summary(result).values()]) == (1, ["failed", "recorded"])
    assert "No space left on device" in result.stderr


# Choosing.


def test_sources_are_chosen_by_name_and_by_pattern() -> None:
    every = daily.chosen([], [], [])
    assert every == [name for name in sources.names() if sources.load(name).SOURCE.default]
    assert daily.chosen(["lod-db"], [], []) == ["lod-db"]
    assert daily.chosen([], ["lod*", "petro*"], []) == ["lod-db", "petroivaniuk"]
    assert "lod-db" not in daily.chosen([], [], ["lod*"])


@pytest.mark.parametrize(
    ("choice", "says"),
    [
        ((["lod"], [], []), "there is no source 'lod'"),
        (([], ["nothing*"], []), "there is no source 'nothing*'"),
        ((["lod-db"], [], ["lod*"]), "no source is left to run"),
    ],
)
def test_a_choice_that_fits_nothing_is_one_clear_line(
    choice: tuple[list[str], list[str], list[str]], says: str
) -> None:
    with pytest.raises(TrackerError, match=says.replace("*", r"\*")):
        daily.chosen(*choice)


def test_the_addresses_of_a_source_may_be_replaced_and_feeds_belong_to_the_news() -> None:
    settings = Settings(
        addresses={"lod-db": ("https://example.org/moved.json",)}, feeds={"https://example.org/rss": "The Example"}
    )
    moved, news = daily.plans(["lod-db", "news"], settings, today=date(2026, 1, 1), since=None)
    assert [request.url for request in moved.requests] == ["https://example.org/moved.json"]
    assert [(r.url, r.index, r.publisher) for r in news.requests] == [("https://example.org/rss", True, "The Example")]


# Pages and lists of documents.


def gathered(module: SimpleNamespace, read: set[str] = frozenset()) -> list[Gathered]:  # type: ignore[assignment]
    plan = Plan("x", module, list(module.addresses()))
    with Fetcher(QUICK) as fetcher:
        items = list(gather([plan], fetcher, {}, jobs=2, get_once=lambda _, url: url in read))
    assert items[-1] == Finished("x")
    return [item for item in items if isinstance(item, Gathered)]


def following(document: Document) -> Request | None:
    url = json.loads(document.body)["next"]
    return Request(url) if url else None


def test_pages_are_one_document_each_as_it_came(httpserver: HTTPServer) -> None:
    last = httpserver.url_for("/2")
    httpserver.expect_request("/1").respond_with_data(f'{{"next":  "{last}"}}')
    httpserver.expect_request("/2").respond_with_data('{"next": null}')
    module = SimpleNamespace(addresses=lambda: [Request(httpserver.url_for("/1"))], next_page=following)
    (one,) = gathered(module)
    assert one.answer
    assert one.answer.body == f'[{{"next":  "{last}"}},\n{{"next": null}}]'.encode()
    assert (one.answer.address, one.answer.version) == (httpserver.url_for("/1"), Known())


def test_one_page_is_itself(httpserver: HTTPServer) -> None:
    httpserver.expect_request("/1").respond_with_data('{"next": null}')
    module = SimpleNamespace(addresses=lambda: [Request(httpserver.url_for("/1"))], next_page=following)
    (one,) = gathered(module)
    assert one.answer
    assert one.answer.body == b'{"next": null}'


@pytest.mark.parametrize("fault", ["circle", "missing page"])
def test_pages_that_do_not_end_well_are_no_document(httpserver: HTTPServer, fault: str) -> None:
    following_url = httpserver.url_for("/1" if fault == "circle" else "/2")
    httpserver.expect_request("/1").respond_with_data(f'{{"next": "{following_url}"}}')
    httpserver.expect_request("/2").respond_with_data(status=404)
    module = SimpleNamespace(addresses=lambda: [Request(httpserver.url_for("/1"))], next_page=following)
    (one,) = gathered(module)
    assert one.error
    assert one.error.check == ("endless-pages" if fault == "circle" else "not-found")


def links(document: Document) -> Iterator[Request]:
    for name in json.loads(document.body):
        yield Request(document.address.replace("index", name), once=True)


def test_an_index_leads_to_its_documents_and_what_was_read_once_is_not_asked_again(httpserver: HTTPServer) -> None:
    httpserver.expect_request("/index").respond_with_data('["a", "b"]')
    for name in ("a", "b"):
        httpserver.expect_request(f"/{name}").respond_with_data(name)
    module = SimpleNamespace(addresses=lambda: [Request(httpserver.url_for("/index"), index=True)], links=links)
    index, a, b = gathered(module)
    assert index.request.index
    assert [one.answer and one.answer.body for one in (a, b)] == [b"a", b"b"]
    _, only_b = gathered(module, {httpserver.url_for("/a")})
    assert only_b.request.url == httpserver.url_for("/b")


def test_an_index_that_names_nothing_is_a_failure(httpserver: HTTPServer) -> None:
    httpserver.expect_request("/index").respond_with_data("[]")
    module = SimpleNamespace(addresses=lambda: [Request(httpserver.url_for("/index"), index=True)], links=links)
    (one,) = gathered(module)
    assert one.error
    assert one.error.check == "empty-index"


def test_a_bug_in_a_module_is_raised_and_not_swallowed(httpserver: HTTPServer) -> None:
    def broken(_: Document) -> Iterator[Request]:
        raise ZeroDivisionError

    httpserver.expect_request("/index").respond_with_data("[]")
    module = SimpleNamespace(addresses=lambda: [Request(httpserver.url_for("/index"), index=True)], links=broken)
    plan = Plan("x", module, list(module.addresses()))
    with Fetcher(replace(QUICK)) as fetcher:
        (finished,) = gather([plan], fetcher, {}, jobs=1, get_once=lambda *_: False)
    assert isinstance(finished, Finished)
    assert isinstance(finished.error, ZeroDivisionError)


# News.

ARTICLE = """<!doctype html><title>Losses</title><article><h1>Army: losses pass a mark</h1><p>January 26, 2024</p>
<p>Russia has lost 380,600 troops in Ukraine since the beginning of its full-scale invasion on Feb. 24, 2022, the
General Staff of Ukraine's Armed Forces reported on Jan. 26.</p></article>"""
LOST = "select value, publisher, day from current where series = 'losses.personnel.total'"


def test_the_pages_of_a_feed_are_read_once_and_under_its_publisher(config: Path, httpserver: HTTPServer) -> None:
    page, feed = httpserver.url_for("/a"), httpserver.url_for("/rss")
    (config / "tracker.toml").write_text(f'[fetch]\npause = 0\n[feeds]\n"{feed}" = "The Example"\n')
    item = f"<item><title>Losses</title><link>{page}</link><pubDate>Fri, 26 Jan 2024 09:00:00 GMT</pubDate></item>"
    httpserver.expect_request("/rss").respond_with_data(f"<rss><channel>{item}</channel></rss>")
    httpserver.expect_oneshot_request("/a").respond_with_data(ARTICLE)
    assert tracker("ingest", "news").exit_code == 0
    assert ask(LOST) == [{"value": 380600, "publisher": "The Example", "day": "2024-01-26"}]
    assert summary(tracker("ingest", "news", "--format", "json"))["news"]["outcome"] == "nothing there"


def test_news_run_by_default_only_when_there_are_feeds() -> None:
    assert "news" not in daily.chosen([], [], [])
    assert "news" in daily.chosen([], [], [], feeds=True)


def test_one_page_is_read_at_its_address(config: Path, httpserver: HTTPServer) -> None:
    httpserver.expect_request("/a").respond_with_data(ARTICLE)
    url = httpserver.url_for("/a")
    assert tracker("ingest", "news", "--url", url, "--publisher", "The Example").exit_code == 0
    assert ask(f"{LOST} and url = '{url}'") == [{"value": 380600, "publisher": "The Example", "day": "2024-01-26"}]
    refused = tracker("ingest", "--url", url)
    assert (refused.exit_code, "--url is read by one source" in refused.stderr) == (2, True)


def test_a_feed_that_is_none_is_a_failure_in_one_line(config: Path, httpserver: HTTPServer) -> None:
    feed = httpserver.url_for("/rss")
    (config / "tracker.toml").write_text(f'[fetch]\npause = 0\n[feeds]\n"{feed}" = "The Example"\n')
    httpserver.expect_request("/rss").respond_with_data("<html><p>gone")
    result = tracker("ingest", "news")
    assert result.exit_code == 1
    assert f"news: failed: {feed}: found no feed" in result.stderr


# What a publisher may not do to us.


def test_an_address_from_a_document_may_use_no_secret_of_ours(
    httpserver: HTTPServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ANOTHER_SECRET", "hidden-value")
    httpserver.expect_request("/index").respond_with_data('["a?x=${ANOTHER_SECRET}"]')
    module = SimpleNamespace(addresses=lambda: [Request(httpserver.url_for("/index"), index=True)], links=links)
    _, link = gathered(module)
    assert link.error
    assert link.error.check == "foreign-secret"
    assert len(httpserver.log) == 1


def test_a_next_page_at_another_host_is_not_asked(httpserver: HTTPServer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("A_TOKEN", "hidden-value")
    elsewhere = httpserver.url_for("/2").replace("localhost", "127.0.0.1")
    httpserver.expect_request("/1").respond_with_data(f'{{"next": "{elsewhere}"}}')

    def carrying(document: Document) -> Request | None:
        following_url = json.loads(document.body)["next"]
        return Request(following_url, headers={"X-Token": "${A_TOKEN}"})

    first = Request(httpserver.url_for("/1"), headers={"X-Token": "${A_TOKEN}"})
    (one,) = gathered(SimpleNamespace(addresses=lambda: [first], next_page=carrying))
    assert one.error
    assert (one.error.check, len(httpserver.log)) == ("foreign-page", 1)


@pytest.mark.parametrize("location", ["http://localhost:port/x", "http://[::1/x"])
def test_a_redirect_to_what_is_no_address_fails_one_source_only(
    config: Path, httpserver: HTTPServer, location: str
) -> None:
    httpserver.expect_request("/p.json").respond_with_data(status=302, headers={"Location": location})
    httpserver.expect_request("/l.json").respond_with_data(personnel(300))
    result = tracker(*BOTH)
    assert (result.exit_code, [row["outcome"] for row in summary(result).values()]) == (1, ["failed", "recorded"])


def test_a_version_that_cannot_be_sent_again_is_not_kept(config: Path, httpserver: HTTPServer) -> None:
    httpserver.expect_request("/p.json").respond_with_data(tanks(10), headers={"ETag": '"\xfc"'})
    for _ in range(2):
        assert tracker("ingest", "petroivaniuk").exit_code == 0


def test_half_a_document_is_no_document(config: Path, httpserver: HTTPServer) -> None:
    httpserver.expect_oneshot_request("/p.json").respond_with_data(tanks(10), status=206)
    refused = tracker("ingest", "petroivaniuk")
    assert (refused.exit_code, "answered 206, expected a whole document" in refused.stderr) == (1, True)


def test_a_document_that_lost_its_end_takes_nothing_back(config: Path, httpserver: HTTPServer) -> None:
    def days(count: int) -> bytes:
        first = date(2023, 1, 1).toordinal()
        return json.dumps(
            [{"date": date.fromordinal(first + day).isoformat(), "tank": 1000 + day} for day in range(count)]
        ).encode()

    httpserver.expect_oneshot_request("/p.json").respond_with_data(days(300))
    tracker("ingest", "petroivaniuk")
    httpserver.expect_oneshot_request("/p.json").respond_with_data(days(150))
    told = tracker("ingest", "petroivaniuk")
    assert (told.exit_code, "150 of 300 figures are gone" in told.stderr) == (1, True)
    assert ask("select count(*) as n from current") == [{"n": 300}]
    httpserver.expect_oneshot_request("/p.json").respond_with_data(days(290))
    tracker("ingest", "petroivaniuk")
    assert ask("select count(*) as n from current") == [{"n": 290}]


def test_a_copy_that_was_lost_is_asked_for_again(config: Path, httpserver: HTTPServer) -> None:
    def answer(asked: Asked) -> Response:
        fresh = asked.headers.get("If-None-Match") != '"v1"'
        return Response(tanks(10), headers={"ETag": '"v1"'}) if fresh else Response(status=304)

    httpserver.expect_request("/p.json").respond_with_handler(answer)
    tracker("ingest", "petroivaniuk")
    (copy,) = (config / "tracker.db.archive").glob("*/*.gz")
    copy.unlink()
    assert tracker("ingest", "petroivaniuk").exit_code == 0
    assert copy.exists()


def test_a_fault_in_a_module_is_told_whole_and_stops_no_other_source(
    config: Path, httpserver: HTTPServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    httpserver.expect_request("/p.json").respond_with_data(tanks(10))
    httpserver.expect_request("/l.json").respond_with_data(personnel(300))

    def broken(_: Document) -> Iterator[Any]:
        raise ZeroDivisionError

    monkeypatch.setattr(sources.load("petroivaniuk"), "parse", broken)
    result = tracker(*BOTH)
    assert (result.exit_code, [row["outcome"] for row in summary(result).values()]) == (1, ["failed", "recorded"])
    assert "ZeroDivisionError" in result.stderr


def test_a_moved_address_is_asked_like_the_one_before() -> None:
    settings = Settings(addresses={"general-staff": ("https://example.org/moved",)})
    (plan,) = daily.plans(["general-staff"], settings, today=date(2026, 1, 1), since=None)
    (moved,) = plan.requests
    assert (moved.url, moved.otherwise, "User-Agent" in moved.headers) == ("https://example.org/moved", (), True)
    with pytest.raises(TrackerError, match="there is no source 'nzzz'"):
        daily.plans([], Settings(addresses={"nzzz": ()}), today=date(2026, 1, 1), since=None)


def test_nothing_to_retry_is_an_empty_list_in_json(config: Path, httpserver: HTTPServer) -> None:
    assert json.loads(tracker("ingest", "petroivaniuk", "--retry-failed", "--format", "json").stdout) == []


def test_a_clock_that_is_behind_what_was_seen_is_told(
    config: Path, httpserver: HTTPServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    httpserver.expect_request("/p.json").respond_with_data(tanks(10))
    monkeypatch.setattr("tracker.fetching.gather.now", lambda: ("2031-01-01T00:00:00Z", 0))
    tracker("ingest", "petroivaniuk")
    monkeypatch.undo()
    monkeypatch.chdir(config)
    told = tracker("ingest", "petroivaniuk", "--offline").stderr
    assert "the newest document was seen 2031-01-01T00:00:00Z, which is later than the clock" in told
