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
KINDS = {"main": "1", "article": "2", "nav": "4", "footer": "5", "aside": "6"}
BODY = "3"
LINK, LINK_END = "\ufdd2", "\ufdd3"
"""Around the words of a link, until it is known which lines are nothing but links."""
_LINKS = re.compile(f"{LINK}[^{LINK}{LINK_END}\n]*{LINK_END}")
_LONGEST_LINK = 400
"""What is longer is a link that somebody forgot to close."""
_LONGEST_LABEL, _SHORTEST_TITLE = 25, 30
_LETTER = re.compile(r"[^\W\d_]")
_MARK = re.compile(f"[{BEGIN}{END}].")
_BODY = re.compile(r"""itemprop\s*+=\s*+["']?[^"'>]{0,40}\barticleBody\b""", re.IGNORECASE)


class Marks:
    """Where the parts of a page begin and end; the outermost of each kind.

    Kinds are <main>, <article>, a block with itemprop=articleBody, and what is none of it: <nav>, <footer>, <aside>.
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


def without_links(text: str) -> str:
    """A text without the marks around its links."""
    return text.replace(LINK, "").replace(LINK_END, "") if LINK in text or LINK_END in text else text


def linked_lines(text: str) -> list[bool]:
    """Of each line of a marked text that has any words or signs, whether it is links and nothing else.

    Such lines are headlines of other stories. A time, a number, or a label ("Read also:") beside the link changes
    nothing, words do.
    """
    first, *rest = text.split(LINK)
    parts = [first]
    for part in rest:
        words, closed, behind = part.partition(LINK_END)
        if not closed or len(words) > _LONGEST_LINK:
            parts.append(words + behind)
        else:  # a card is a link around several lines
            parts += (LINK, words.replace("\n", f"{LINK_END}\n{LINK}"), LINK_END, behind)
    lines = ((line, without_links(_MARK.sub("", line)).strip()) for line in "".join(parts).split("\n"))
    return [
        LINK in line and _no_words(without_links(_LINKS.sub("", line)).strip(), words) for line, words in lines if words
    ]


def _no_words(beside: str, line: str) -> bool:
    """Whether what stands beside the links of a line are no words, or only a label for the title of another story."""
    label = beside[-1:] == ":" and len(beside) <= _LONGEST_LABEL and len(line) - len(beside) >= _SHORTEST_TITLE
    return label or not _LETTER.search(beside)
