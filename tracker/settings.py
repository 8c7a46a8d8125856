"""What a user may set, in `tracker.toml` in the working folder or where TRACKER_CONFIG says. All of it optional.

contact = "you@example.org"             # goes into the User-Agent, so that a publisher can write to you

[fetch]
user_agent = "..."                      # the whole of it, in place of the tracker's own
pause = 1.0                             # seconds between two requests to one host
connect = 10.0                          # seconds to get a connection
read = 60.0                             # seconds without a byte
total = 600.0                           # seconds for one document
attempts = 4                            # of one request, where asking again may help
largest_mib = 512                       # of one document, as sent and unpacked
redirects = 5

[feeds]                                 # RSS or Atom, read by the source `news`
"https://example.org/rss" = "The Example"

[addresses]                             # of a source, in place of its own, when a publisher has moved
nzz = ["https://example.org/territory.csv"]
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from tracker import __version__, toml
from tracker.errors import TrackerError

VARIABLE = "TRACKER_CONFIG"
FILE = "tracker.toml"


@dataclass(frozen=True, slots=True)
class Fetching:
    """How addresses are asked. Times in seconds, sizes in bytes."""

    user_agent: str = f"conflict-tracker/{__version__}"
    pause: float = 1.0
    connect: float = 10.0
    read: float = 60.0
    total: float = 600.0
    attempts: int = 4
    largest: int = 512 * 2**20
    redirects: int = 5


@dataclass(frozen=True, slots=True)
class Settings:
    """All settings. `feeds`: address -> publisher. `addresses`: source -> addresses in place of its own."""

    fetching: Fetching = field(default_factory=Fetching)
    feeds: Mapping[str, str] = field(default_factory=dict)
    addresses: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


def load() -> Settings:
    """The user's settings, or the defaults. Raises TrackerError with file, line and key for a mistake."""
    named = os.environ.get(VARIABLE)
    path = Path(named or FILE)
    try:
        body = path.read_bytes()
    except FileNotFoundError:
        if named:
            raise TrackerError(f"{VARIABLE} names {path}, which is not there") from None
        return Settings()
    except OSError as error:
        raise TrackerError(f"{path} cannot be read: {error.strerror}") from None
    return _settings(toml.read(path, body))


def _settings(file: toml.Table) -> Settings:
    fetch, feeds, addresses = (file.table(name, optional=True) for name in ("fetch", "feeds", "addresses"))
    usual = Fetching()
    contact = file.text("contact", "")
    agent = f"{usual.user_agent} ({contact})" if contact else usual.user_agent
    sent = fetch.text("user_agent", agent)
    if not (sent.isascii() and sent.isprintable()):
        raise (fetch if fetch.has("user_agent") else file).wrong(
            "user_agent" if fetch.has("user_agent") else "contact", repr(sent), "letters of ASCII on one line"
        )
    fetching = Fetching(
        user_agent=sent,
        **{name: _positive(fetch, name, getattr(usual, name)) for name in ("pause", "connect", "read", "total")},
        attempts=int(_positive(fetch, "attempts", usual.attempts)),
        largest=int(_positive(fetch, "largest_mib", usual.largest / 2**20) * 2**20),
        redirects=int(_positive(fetch, "redirects", usual.redirects)),
    )
    settings = Settings(
        fetching,
        {address: feeds.text(address) for address in feeds.data},
        {source: addresses.texts(source) for source in addresses.data},
    )
    for address in (*settings.feeds, *(one for each in settings.addresses.values() for one in each)):
        if not address.startswith(("http://", "https://")):
            raise file.wrong(None, repr(address), "an address that begins with http:// or https://")
    for table in (fetch, feeds, addresses, file):
        table.finish()
    return settings


def _positive(table: toml.Table, name: str, usual: float) -> float:
    value = table.number(name, usual)
    if value is None or value < 0:
        raise table.wrong(name, repr(value), "a number that is not negative")
    return value
