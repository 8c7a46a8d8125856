"""The series of series.toml: tables of their own, and families that write out many alike."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, cast

from tracker.model import KINDS, Kind, Series

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tracker.toml import Table

UNITS = (
    "%",
    "currency",
    "customers",
    "engagements",
    "events",
    "items",
    "km2",
    "people",
    "settlements",
    "shipments",
    "t",
    "units",
)

_ID = re.compile(r"[a-z0-9_]+(\.[a-z0-9_]+)+")
_BLANK = re.compile(r"\{(\w*)\}")


def series(file: Table) -> dict[str, Series]:
    """All series by id. TrackerError for the first mistake."""
    found: dict[str, Series] = {}
    tables: dict[str, Table] = {}
    for one, table in _all(file):
        if not _ID.fullmatch(one.id):
            raise table.wrong(None, repr(one.id), 'an id of lower-case words between dots, quoted: ["losses.x.total"]')
        if one.id in found:
            raise table.wrong(None, f"{one.id} a second time", "each series once")
        if one.low is not None and one.high is not None and one.low > one.high:
            raise table.wrong("high" if table.has("high") else None, f"{one.high:g}", f"no less than low, {one.low:g}")
        found[one.id], tables[one.id] = one, table
    for one in found.values():
        for key, name, kinds in _others(one):
            if name is not None and (name not in found or not set(kinds) & set(found[name].kinds)):
                raise tables[one.id].wrong(key, repr(name), f"a series of kind {' or '.join(kinds)} in this file")
    return found


def _others(one: Series) -> Iterator[tuple[str, str | None, tuple[Kind, ...]]]:
    """The series that one names: under which key, and one of which kinds it must have."""
    yield "change_of", one.change_of, ("total", "level")
    yield "corrects", one.corrects, ("total",)
    yield "share_of", one.share_of, ("level",)
    for part in one.parts:
        yield "parts", part, one.kinds


def _all(file: Table) -> Iterator[tuple[Series, Table]]:
    for name, table in file.tables():
        if name == "family":
            for prefix, family in table.tables():
                yield from _family(prefix, family)
        else:
            yield _single(name, table), table


def _single(name: str, table: Table) -> Series:
    if table.data and all(isinstance(value, dict) for value in table.data.values()):
        # [losses.x.total] without quotes is three tables in each other
        raise table.wrong(None, "tables in a table", 'an id in quotes, as in ["losses.personnel.total"]')
    one = Series(
        id=name,
        title=table.text("title"),
        unit=table.one_of("unit", UNITS),
        definition=table.text("definition"),
        kinds=_kinds(table),
        cautions=table.texts("cautions"),
        low=table.number("low", 0.0),
        high=table.number("high"),
        change_of=table.text("change_of", "") or None,
        corrects=table.text("corrects", "") or None,
        parts=table.texts("parts"),
        share_of=table.text("share_of", "") or None,
    )
    table.finish()
    return one


def _family(prefix: str, family: Table) -> Iterator[tuple[Series, Table]]:
    """One series for each member and part, with the id PREFIX.MEMBER.PART.

    A member gives the words for the blanks in the texts of a part, and per part the greatest plausible
    value, or `high` for all parts; without either the part does not exist for it.
    """
    unit = family.one_of("unit", UNITS)
    parts = dict(family.table("part").tables())
    members = dict(family.table("member").tables())
    for name, member in members.items():
        words = {"name": member.text("name"), "counts": member.text("counts")}
        every = member.number("high")
        cautions = member.texts("cautions")
        for part, table in parts.items():
            high = member.number(part, every)
            if high is None:
                continue
            signed = table.flag("signed")
            one = Series(
                id=f"{prefix}.{name}.{part}",
                title=_filled(table, "title", words),
                unit=unit,
                definition=_filled(table, "definition", words),
                kinds=_kinds(table),
                cautions=(*table.texts("cautions"), *cautions),
                low=-high if signed else 0.0,
                high=high,
                change_of=_sibling(table, "change_of", parts, f"{prefix}.{name}"),
                corrects=_sibling(table, "corrects", parts, f"{prefix}.{name}"),
                parts=tuple(f"{prefix}.{name}.{other}" for other in table.texts("parts")),
            )
            table.finish()
            yield one, member
        member.finish()
    family.finish()


def _sibling(table: Table, key: str, parts: dict[str, Table], member: str) -> str | None:
    part = table.text(key, "")
    if part and part not in parts:
        raise table.wrong(key, repr(part), f"a part of the family, one of {', '.join(parts)}")
    return f"{member}.{part}" if part else None


def _filled(table: Table, key: str, words: dict[str, str]) -> str:
    text = table.text(key)
    for blank in _BLANK.findall(text):
        if blank not in words:
            raise table.wrong(key, f"{{{blank}}}", "no blanks but {name} and {counts}")
    return _BLANK.sub(lambda blank: words[blank.group(1)], text)


def _kinds(table: Table) -> tuple[Kind, ...]:
    kinds = table.texts("kinds")
    allowed = f"one or more of {', '.join(KINDS)}, each once"
    if not kinds:
        raise table.wrong("kinds", "nothing", allowed)
    for kind in kinds:
        if kind not in KINDS or kinds.count(kind) > 1:
            raise table.wrong("kinds", repr(kind), allowed)
    return cast("tuple[Kind, ...]", kinds)
