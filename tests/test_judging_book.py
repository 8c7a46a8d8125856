"""The book of checks is what the code says, and the numbers are in one place."""

from __future__ import annotations

import re
from pathlib import Path

from tracker.judging import CHECKS, book, thresholds

ROOT = Path(__file__).parents[1]


def test_the_book_of_checks_is_current() -> None:
    """Written by `python -m tracker.judging.book > docs/checks.md`."""
    assert (ROOT / "docs" / "checks.md").read_text(encoding="utf-8") == book.text()


def test_every_check_has_a_name_a_title_and_a_reason() -> None:
    assert len(CHECKS) >= 20
    for name, check in CHECKS.items():
        assert re.fullmatch(r"[a-z]+(-[a-z]+)*", name)
        assert check.title.endswith(".")
        assert "\n\n" not in check.reason
        assert len(check.reason) > 100, name


def test_every_threshold_says_how_it_was_chosen() -> None:
    text = Path(thresholds.__file__).read_text(encoding="utf-8")
    for block in text.split("\n\n")[1:]:
        assert block.lstrip().startswith("#") or not re.search(r"^[A-Z_]+ = ", block, re.MULTILINE), block


def test_no_other_module_of_the_judgement_decides_by_a_number_of_its_own() -> None:
    for path in Path(thresholds.__file__).parent.glob("*.py"):
        if path.name != "thresholds.py":
            assert not re.search(r"[<>]=? \d*\.\d", path.read_text(encoding="utf-8")), path.name
