"""The codes of countries, regions and currencies that ideas name. Each is looked up once: there are only so many."""

from __future__ import annotations

from tracker.prose.lexicon import Ideas


class Codes(dict[Ideas, tuple[str, ...]]):
    """The codes behind a mark, by ideas, in the order of the alphabet. A dict that fills itself."""

    def __init__(self, mark: str) -> None:
        super().__init__()
        self._mark = mark

    def __missing__(self, ideas: Ideas) -> tuple[str, ...]:
        found = self[ideas] = tuple(sorted(idea[1:] for idea in ideas if idea[0] == self._mark))
        return found


COUNTRIES = Codes("@")
REGIONS = Codes("#")
CURRENCIES = Codes("$")
