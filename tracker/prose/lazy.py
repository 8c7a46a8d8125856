"""Attributes that are worked out when they are first asked for."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar

Owner = TypeVar("Owner")
Value = TypeVar("Value")


class lazy(Generic[Owner, Value]):  # noqa: N801 (stands where `property` does)
    """As `functools.cached_property`, without the lock that it takes each time: readers are not shared by threads."""

    def __init__(self, work: Callable[[Owner], Value]) -> None:
        self._work, self._name, self.__doc__ = work, work.__name__, work.__doc__

    def __get__(self, owner: Owner, _kind: type[Owner] | None = None) -> Value:
        value = owner.__dict__[self._name] = self._work(owner)
        return value
