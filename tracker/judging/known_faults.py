"""Known old faults: a file of one's own, reviewed, in which each has its reason. What is listed is not told again.

[[fault]]
source = "minfin"
series = "losses.equipment.special.total"
day = 2023-04-23
value = 399
check = "digit-mistyped"
because = "339 on the ministry's page of the day"
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from tracker import toml
from tracker.errors import TrackerError

FILE = "known-faults.toml"


@dataclass(frozen=True, slots=True)
class KnownFault:
    """One known fault. An entry that fits nothing any more is told."""

    source: str
    series: str
    day: str
    value: str
    check: str
    because: str


def load(path: Path | None) -> list[KnownFault]:
    """The faults of a file; without one, of `known-faults.toml` here, if it is there. TrackerError for a mistake."""
    file = path or Path(FILE)
    try:
        body = file.read_bytes()
    except FileNotFoundError:
        if path:
            raise TrackerError(f"{path} is not there; it was named with --known") from None
        return []
    except OSError as error:
        raise TrackerError(f"{file} cannot be read: {error.strerror}") from None
    top = toml.read(file, body)
    faults = []
    for table in top.listed("fault"):
        value = table.number("value")
        if value is None:
            raise table.wrong("value", "nothing", "the value that is at fault")
        shown = str(int(value)) if value.is_integer() else str(value)
        fault = KnownFault(
            table.text("source"), table.text("series"), table.day("day"), shown, table.text("check"),
            table.text("because"),
        )  # fmt: skip
        table.finish()
        faults.append(fault)
    top.finish()
    return faults
