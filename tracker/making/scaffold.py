"""A new source to begin with: a module, a small document of its shape, and a test. They pass as they are.

In a checkout they go where the sources are. Anywhere else they are a package of their own, which brings its source
to the tracker through an entry point.
"""

from __future__ import annotations

import re
from pathlib import Path

from tracker.errors import MisuseError
from tracker.model import TrackerError
from tracker.sources import GROUP, names

_NAME = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")

_MODULE = '''\
"""What is counted here, as claimed by whom, read off which publisher."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from tracker.model import Document, Item, Line, Request, Source
from tracker.documents.tables import read_csv

SOURCE = Source(
    id="{name}",
    title="What is counted, for people",
    publisher="Who prints it",
    claimant="General Staff of Ukraine",
    licence="CC BY 4.0",
    cite="How the publisher wants to be cited",
    homepage="https://example.org/",
    cadence_days=1,
    default=False,
    lists_everything=True,
    note="What a user has to know: known faults, lags, changes of definition.",
)

# Column -> the series that it is a running total of.
COLUMNS = {{
    "tanks": "losses.equipment.tank.total",
    "drones": "losses.equipment.uav.total",
}}
NOT_FIGURES = {{"comment"}}


def addresses(today: date, since: date | None = None) -> Iterator[Request]:  # noqa: ARG001 (it never changes)
    """Where the publisher's file is."""
    yield Request("https://example.org/{name}.csv")


def parse(document: Document) -> Iterator[Item]:
    """Totals by day."""
    table = read_csv(document.body, day="date", needs=tuple(COLUMNS))
    yield from table.faults({{*COLUMNS, *NOT_FIGURES}}, "COLUMNS or NOT_FIGURES", __file__)
    for row in table.rows():
        for column, series in COLUMNS.items():
            line = Line("ukraine", series, "total", "RU", claimant=SOURCE.claimant)
            yield from row.figure(column, line, row.day)
'''

_FIXTURE = """\
date,tanks,drones,comment
2024-01-25,6277,7060,
2024-01-26,6290,7076,a note
"""

_TEST = '''\
"""{title}: what its documents say, and what they may not pass off as figures."""

from __future__ import annotations

from pathlib import Path

import pytest

from tracker.model import Claim, Document, RefusedError
from {module} import parse

FIXTURE = Path(__file__).parent / "{fixture}"


def read(body: bytes) -> list[object]:
    return list(parse(Document(body, "file:{stem}.csv", "2024-01-27T00:00:00Z")))


def test_every_figure_is_a_claim_with_its_cell() -> None:
    claims = [item for item in read(FIXTURE.read_bytes()) if isinstance(item, Claim)]
    assert [(claim.line.series, claim.day, claim.value, claim.quote, claim.locator) for claim in claims][-1] == (
        "losses.equipment.uav.total", "2024-01-26", 7076, "7076", "row=2 column=drones",
    )  # fmt: skip


def test_a_missing_figure_is_not_zero() -> None:
    assert len(read(b"date,tanks,drones\\n2024-01-26,,7076\\n")) == 1


def test_another_document_is_refused() -> None:
    with pytest.raises(RefusedError):
        read(b"<!doctype html><title>Not found</title>")
'''

_PROJECT = """\
[build-system]
requires = ["hatchling>=1.27"]
build-backend = "hatchling.build"

[project]
name = "conflict-tracker-{name}"
version = "0.1.0"
requires-python = ">=3.11"
dependencies = ["conflict-tracker"]

[project.entry-points."{group}"]
{name} = "tracker_{stem}"

[tool.hatch.build.targets.wheel]
packages = ["tracker_{stem}.py"]

[tool.pytest.ini_options]
pythonpath = ["."]
"""


def write(name: str, folder: Path) -> list[Path]:
    """Write the files of a new source; returns their paths. Raises TrackerError rather than overwrite one."""
    if not _NAME.fullmatch(name):
        raise MisuseError(f"{name!r} is no id of a source; expected lower-case words between hyphens, as in my-source")
    if name in names():
        raise TrackerError(f"there is a source {name!r} already; see tracker sources")
    stem = name.replace("-", "_")
    within = (folder / "tracker" / "sources" / "__init__.py").is_file()
    if within:
        module, fixture, where = f"tracker.sources.{stem}", f"fixtures/{name}/{stem}.csv", f"tracker/sources/{stem}.py"
    else:
        module, fixture, where = f"tracker_{stem}", f"{stem}.csv", f"tracker_{stem}.py"
    files = {
        where: _MODULE.format(name=name),
        f"tests/{fixture}": _FIXTURE,
        f"tests/test_{stem}.py": _TEST.format(title=name, module=module, fixture=fixture, stem=stem),
    }
    if not within:
        files["pyproject.toml"] = _PROJECT.format(name=name, stem=stem, group=GROUP)
    paths = [folder / path for path in files]
    for path in paths:
        if path.exists():
            raise TrackerError(f"{path} is there already; nothing was written")
    for path, text in zip(paths, files.values(), strict=True):
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        except OSError as error:
            raise TrackerError(f"{path} cannot be written: {error.strerror}") from None
    return paths
