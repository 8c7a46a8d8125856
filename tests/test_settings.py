"""What a user may set, and how a mistake in it is answered."""

from __future__ import annotations

from pathlib import Path

import pytest

from tracker import settings
from tracker.model import TrackerError
from tracker.settings import Fetching, Settings


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv(settings.VARIABLE, raising=False)
    return tmp_path


def test_without_a_file_the_defaults_hold() -> None:
    assert settings.load() == Settings()


def test_everything_can_be_set(folder: Path) -> None:
    (folder / "tracker.toml").write_text(
        'contact = "me@example.org"\n[fetch]\npause = 2\nlargest_mib = 1\nattempts = 1\n'
        '[feeds]\n"https://example.org/rss" = "The Example"\n[addresses]\nnzz = ["https://example.org/nzz.csv"]\n'
    )
    found = settings.load()
    assert found.fetching.user_agent == f"{Fetching().user_agent} (me@example.org)"
    assert (found.fetching.pause, found.fetching.largest, found.fetching.attempts) == (2.0, 2**20, 1)
    assert (found.feeds, found.addresses) == (
        {"https://example.org/rss": "The Example"}, {"nzz": ("https://example.org/nzz.csv",)},
    )  # fmt: skip


def test_the_file_may_be_named_by_the_environment(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "mine.toml").write_text("[fetch]\npause = 3\n")
    monkeypatch.setenv(settings.VARIABLE, str(folder / "mine.toml"))
    assert settings.load().fetching.pause == 3
    monkeypatch.setenv(settings.VARIABLE, str(folder / "none.toml"))
    with pytest.raises(TrackerError, match=r"TRACKER_CONFIG names .*none\.toml, which is not there"):
        settings.load()


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("[fetch]\npause = 'long'\n", "tracker.toml:2: fetch.pause: found 'long', expected a number"),
        ("[fetch]\npause = -1\n", "tracker.toml:2: fetch.pause: found -1.0, expected a number that is not negative"),
        ("[fetch]\npauses = 1\n", "tracker.toml:2: fetch.pauses: found an unknown key, expected one of "),
        ("[feeds]\n'file:///etc/passwd' = 'Me'\n", "expected an address that begins with http:// or https://"),
        ("[addresses]\nnzz = ['nowhere']\n", "expected an address that begins with http:// or https://"),
        ("fetch = [", "found broken TOML"),
    ],
)
def test_a_mistake_is_one_line_with_file_line_and_key(folder: Path, text: str, says: str) -> None:
    (folder / "tracker.toml").write_text(text)
    with pytest.raises(TrackerError) as raised:
        settings.load()
    assert says in str(raised.value)
