"""The entries of a feed: RSS 2.0, RSS 1.0 or Atom. Pure: bytes in, entries out."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import NamedTuple

from tracker.documents.markup import rendered
from tracker.errors import TrackerError


class Entry(NamedTuple):
    """One entry: its address, the UTC instant of publication where it says one, title and text without markup."""

    url: str
    published: str | None
    title: str
    text: str


_ENTRY = frozenset({"item", "entry"})
_DAYS = ("pubdate", "published", "date", "updated")
_TEXTS = ("encoded", "content", "description", "summary")
_INSTANT = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}(?:[T ][0-9:.]{5,15}(?:Z|[+-][0-9]{2}:?[0-9]{2})?)?")
# A feed needs no entities of its own, and they are how a short file becomes an endless one.
_DECLARED = re.compile(rb"<!ENTITY|<!DOCTYPE[^>]{0,500}\[", re.IGNORECASE)


def feed_entries(body: bytes) -> list[Entry]:
    """The entries of a feed in its order. TrackerError for what is no feed, or declares entities."""
    if _DECLARED.search(body[:4096]):
        raise TrackerError("the feed declares entities of its own; expected RSS or Atom without any")
    try:
        root = ET.fromstring(body)  # noqa: S314 (entities are refused above, and expat bounds the rest)
    except ET.ParseError as error:
        raise TrackerError(f"found no feed ({error}), expected RSS or Atom") from None
    return [_entry(one) for one in root.iter() if _name(one) in _ENTRY]


def _entry(element: ET.Element) -> Entry:
    parts: dict[str, ET.Element] = {}
    for one in element:
        parts.setdefault(_name(one), one)
    day = next((when for name in _DAYS if name in parts and (when := _instant(_words(parts[name])))), None)
    text = next((words for name in _TEXTS if name in parts and (words := _words(parts[name]))), "")
    title = _words(parts["title"]) if "title" in parts else ""
    return Entry(_address(element), day, " ".join(rendered(title).split()), rendered(text))


def _address(element: ET.Element) -> str:
    links = [one for one in element if _name(one) == "link"]
    page = [one for one in links if one.get("rel", "alternate") == "alternate"] or links
    if page:
        return (page[0].get("href") or page[0].text or "").strip()
    guid = next((one for one in element if _name(one) in {"guid", "id"}), None)
    return ((guid.text if guid is not None else "") or "").strip()


def _instant(words: str) -> str | None:
    """An ISO or RFC 822 time as a UTC instant; a day alone stays a day."""
    try:
        if found := _INSTANT.fullmatch(words):
            if len(found[0]) == len("2024-01-26"):
                return datetime.fromisoformat(words).date().isoformat()
            when = datetime.fromisoformat(words)
        else:
            when = parsedate_to_datetime(words)
    except (ValueError, TypeError):
        return None
    aware = when if when.tzinfo else when.replace(tzinfo=UTC)
    return aware.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _name(element: ET.Element) -> str:
    return str(element.tag).rpartition("}")[2].lower()


def _words(element: ET.Element) -> str:
    return "".join(element.itertext()).strip()
