"""Where a page marks its article and its furniture, and how these places are kept in its text."""

from __future__ import annotations

import re

BREAKS = frozenset(
    "address article aside blockquote body br button caption center dd details dialog dir div dl dt fieldset figcaption"  # noqa: SIM905 (else fifty lines)
    " figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav ol optgroup option p pre"
    " search section select summary table tbody tfoot thead tr ul".split()
)
"""Elements that begin a line of their own."""

BEGIN, END = "\ufdd0", "\ufdd1"
"""Around a part of a text that is marked, each with its kind behind it. Unicode sets both aside: no text has them."""
KINDS = {"main": "1", "article": "2", "nav": "4", "footer": "5"}
BODY = "3"
_BODY = re.compile(r"""itemprop\s*+=\s*+["']?[^"'>]{0,40}\barticleBody\b""", re.IGNORECASE)


class Marks:
    """Where the parts of a page begin and end; the outermost of each kind.

    Kinds are <main>, <article>, a block with itemprop=articleBody, and the furniture: <nav> and <footer>.
    """

    def __init__(self) -> None:
        self._open: dict[str, tuple[str, int]] = {}
        self.names = set(KINDS)

    def watching(self) -> bool:
        """Whether a block that is open has a common name: all of that name have to be counted."""
        return any(name not in KINDS for name, _ in self._open.values())

    def passed(self, tag: str, name: str, attributes: str) -> str:
        """The marks to set where a tag opens or closes an article."""
        found = ""
        for kind, (opened, deep) in list(self._open.items()):
            if opened == name:
                depth = deep + (-1 if tag[0] == "/" else 1)
                self._open[kind] = (opened, depth)
                if depth == 0:
                    del self._open[kind]
                    found += END + kind
        if tag[0] != "/":
            kinds = [KINDS[name]] if name in KINDS else []
            if attributes and name in BREAKS and _BODY.search(attributes):
                kinds.append(BODY)
            for kind in kinds:
                if kind not in self._open:
                    self._open[kind] = (name, 1)
                    self.names.add(name)
                    found += BEGIN + kind
        return found
