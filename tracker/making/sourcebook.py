"""`docs/sources.md`, made from the modules of the sources and the small documents that their tests read.

python -m tracker.making.sourcebook tests/fixtures > docs/sources.md
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from tracker import catalog, sources
from tracker.model import Claim, Document, Request, TrackerError

_HEAD = """\
# Sources

Made by `make docs` from the modules in `tracker/sources/`; what a source measures is read off the small documents of
its shape in `tests/fixtures/`. A source runs by default unless it says otherwise. Dates in addresses are those of an
example day.

"""
_DAY = date(2026, 11, 23)
_SHOWN = 3


def book(fixtures: Path) -> str:
    """The whole page. Raises TrackerError when a source has no document in `fixtures`."""
    names = sources.names()
    index = "\n".join(f"| [{name}](#{name}) | {_cell(sources.load(name).SOURCE.title)} |" for name in names)
    chapters = "\n".join("\n".join(_chapter(name, fixtures / name)) for name in names)
    return f"{_HEAD}| source | what |\n| --- | --- |\n{index}\n\n{chapters}"


def _chapter(name: str, fixtures: Path) -> Iterator[str]:
    module = sources.load(name)
    source = module.SOURCE
    requests = list(module.addresses(_DAY))
    series = measured(name, fixtures)
    yield f"## {name}\n"
    yield f"{source.title}. {source.note}\n"
    facts = {
        "Claimant": source.claimant or "whoever the document names",
        "Publisher": source.publisher or "whoever printed the document",
        "Licence": source.licence,
        "Cite": source.cite,
        "Homepage": source.homepage or "none",
        "New days": f"every {source.cadence_days} days" if source.cadence_days else "none are expected",
        "History": "a document has all days of its lines" if source.lists_everything else "a document shows a window",
        "Runs": "daily" if source.default else "when it is named",
        "Keys": ", ".join(f"`{key}`" for key in keys(requests)) or "none",
    }
    facts["New days"] = facts["New days"].replace("every 1 days", "every day")
    yield from (f"- {what}: {said}" for what, said in facts.items())
    yield from (f"- Address: `{request.url}`" for request in requests[:_SHOWN])
    if len(requests) > _SHOWN:
        yield f"- and {len(requests) - _SHOWN} addresses more of this kind"
    yield "\n| series | conflict, party | cautions |\n| --- | --- | --- |"
    known = catalog.load().series
    for one, where in series.items():
        yield f"| `{one}` | {', '.join(sorted(where))} | {_cell(' '.join(known[one].cautions))} |"
    yield ""


def measured(name: str, fixtures: Path) -> dict[str, set[str]]:
    """The series that a source's small documents have, each with its conflicts and parties."""
    found: dict[str, set[str]] = {}
    for path in sorted(fixtures.glob("*")):
        body = Document(path.read_bytes(), f"file:{path.name}", f"{_DAY}T08:00:00Z")
        for item in sources.load(name).parse(body):
            if isinstance(item, Claim):
                line = item.line
                found.setdefault(line.series, set()).add(" ".join(filter(None, (line.conflict, line.party))))
    if not found:
        raise TrackerError(f"{fixtures} has no document of {name} with a claim; put a small one there")
    return dict(sorted(found.items()))


def keys(requests: list[Request]) -> list[str]:
    """The secrets that requests need, by name."""
    texts = (" ".join([request.url, *request.headers.values()]) for request in requests)
    return sorted({key for text in texts for key in re.findall(r"\$\{(\w+)\}", text)})


def _cell(text: str) -> str:
    return text.replace("|", "\\|")


if __name__ == "__main__":
    sys.stdout.write(book(Path(sys.argv[1])))
