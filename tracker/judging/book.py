"""The book of checks: `python -m tracker.judging.book` prints docs/checks.md."""

from __future__ import annotations

import sys

from tracker.judging import CHECKS, thresholds

_HEAD = """# Checks

What the tracker looks for in figures, and why. Written by `python -m tracker.judging.book` from the functions in
`tracker/judging/`; the numbers they decide by, and how those were chosen, are in `tracker/judging/thresholds.py`.

A value with severity `hold` is recorded and kept out of `current`; `warning` and `info` only tell. The severity is the
gravest a check gives.

| check | severity | what it finds |
| --- | --- | --- |
"""


def text() -> str:
    """The whole of docs/checks.md."""
    checks = sorted(CHECKS.values())
    table = "".join(f"| [{one.name}](#{one.name}) | {one.severity} | {one.title} |\n" for one in checks)
    reasons = "".join(f"\n## {one.name}\n\n{one.title}\n\n{one.reason}\n" for one in checks)
    numbers = "".join(f"| `{name}` | {value} |\n" for name, value in vars(thresholds).items() if name.isupper())
    return f"{_HEAD}{table}{reasons}\n## Thresholds\n\n| name | value |\n| --- | --- |\n{numbers}"


if __name__ == "__main__":
    sys.stdout.write(text())
