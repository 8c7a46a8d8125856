"""What commands say to people, on stderr."""

from __future__ import annotations

import sys

from tracker.model import Problem

_SHOWN = 20


def say(text: str) -> None:
    """One line."""
    sys.stderr.write(text + "\n")


def tell_problems(source: str, problems: list[tuple[str, Problem]]) -> None:
    """A line for each problem with its document, as far as somebody would read them."""
    for document, problem in problems[:_SHOWN]:
        say(f"{source}: {document}: {_sentence(problem)}")
    if len(problems) > _SHOWN:
        say(f"{source}: and {len(problems) - _SHOWN} more; see the view problems")


def _sentence(problem: Problem) -> str:
    place = f" at {problem.locator}" if problem.locator else ""
    found = f", found {problem.found!r}" if problem.found and problem.found not in problem.message else ""
    remedy = f"; {problem.remedy}" if problem.remedy else ""
    return f"{problem.severity}: {problem.message}{found}{place}{remedy}"
