"""What a judgement reads and says: points of one line in, verdicts on days out. Checks register here.

A check is a function with a name, a severity and a reason. The reason is its docstring, the name is the function's
with dashes, and `docs/checks.md` is made of both (`python -m tracker.judging.book`).
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import lru_cache
from inspect import cleandoc
from typing import Any, NamedTuple, TypeVar

from tracker.model import Number, Problem, Severity


class Point(NamedTuple):
    """The value of one line on an ISO day. Ranges have no single value and are not judged."""

    day: str
    value: Number


class Verdict(NamedTuple):
    """What a check found on a day. `problem.found` is the value as text; severity `hold` keeps it out of `current`."""

    day: str
    problem: Problem


class Check(NamedTuple):
    """A check as the book shows it. `severity` is the gravest it gives; the reason says when it gives less."""

    name: str
    severity: Severity
    title: str
    reason: str


CHECKS: dict[str, Check] = {}

_Function = TypeVar("_Function", bound=Callable[..., Any])


def check(severity: Severity) -> Callable[[_Function], _Function]:
    """Registers a function as a check; its docstring is the reason that the book prints."""

    def register(function: _Function) -> _Function:
        name = function.__name__.replace("_", "-")
        title, _, reason = (function.__doc__ or "").partition("\n\n")
        CHECKS[name] = Check(name, severity, title, cleandoc(reason).strip())
        return function

    return register


def verdict(name: str, severity: Severity, point: Point, message: str) -> Verdict:
    """A verdict of a registered check on a point."""
    return Verdict(point.day, Problem(CHECKS[name].name, severity, message, written(point.value)))


def written(value: Number) -> str:
    """A number as people read it: 11,199 or 116,939.8."""
    return f"{value:,}" if isinstance(value, int) else f"{value:,.10g}" if abs(value) < 1e9 else f"{value:,.0f}"


@lru_cache(maxsize=1 << 14)
def ordinal(day: str) -> int:
    """The day as a number of days. Lines share their days, so that each is worked out once."""
    return date.fromisoformat(day).toordinal()
