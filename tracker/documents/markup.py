"""Markup as a row of tokens, and the text it shows. Every character is looked at once, and nothing recurses."""

from __future__ import annotations

import html
import re
import string
from collections.abc import Iterator
from itertools import groupby

from tracker.documents.marks import BREAKS, LINK, LINK_END, Marks

_OPEN = re.compile(
    r"<(?:(?P<comment>!--)|(?P<bogus>[!?]|/(?![a-zA-Z]))|(?P<name>/?[a-zA-Z][^ \t\n\f\r/>]*+))",
)
_COMMENT_END = re.compile("--!?>")
_BOGUS_END = re.compile("[^>]*+>")
# A quote hides a > only as the value of an attribute. Possessive, so that an unclosed one is found out only once.
_TAG_END = re.compile(
    r"""(?:[^>=]++|=[ \t\n\f\r]*+(?:"[^"]*+"|'[^']*+'|[^"'> \t\n\f\r][^> \t\n\f\r]*+|(?=>)))*+>""",
)
# Most tags are plain: they are read in one go, with the text before them. All others are looked at part by part.
_PLAIN = re.compile(
    r"""([^<]*+)<(/?[a-zA-Z][a-zA-Z0-9]*+)((?:[ \t\n\f\r][^"'<>=/]*+(?:=(?:"[^"<>]*+"|'[^'<>]*+')[^"'<>=/]*+)*+)?)>"""
)
_ATTRIBUTES = r"""[ \t\n\f\r][^"'<>=/]*+(?:=(?:"[^"<>]*+"|'[^'<>]*+')[^"'<>=/]*+)*+"""
_RAW = ("script", "style", "noscript", "title", "textarea", "iframe", "noembed", "noframes", "xmp")
"""Elements whose content is no markup, and is not shown as words of the page."""
_RAW_END = {name: re.compile(rf"</{name}(?=[ \t\n\f\r/>])", re.IGNORECASE) for name in _RAW}

_CELLS = frozenset({"td", "th"})
# Whatever may change how the words behind it are read.
_TELLING_NAMES = sorted([*_RAW, "template", "sup", "pre", "article", "aside", "main", "nav", "footer"])
# By their first letters, so that most tags are told apart by one look.
_TELLING = "|".join(
    f"[{first}{first.upper()}](?i:{'|'.join(name[1:] for name in names)})"
    for first, names in groupby(_TELLING_NAMES, key=lambda name: name[0])
)
# Most of a page is words and plain tags that break a line or do nothing: up to the next that may do more, it is taken
# in one go. Where something between is not plain, it is taken from one such thing to the next.
# No name of two letters tells anything, nor one that begins with other letters.
_QUIET = "".join(one for one in string.ascii_letters if one.lower() not in {name[0] for name in _TELLING_NAMES})
_TELLING_TAG = re.compile(
    rf"<(?!/?+(?:[{_QUIET}]|[a-zA-Z][a-zA-Z0-9]?+[ >]))(?:/?(?:{_TELLING})[ \t\n\f\r/>]|[^a-zA-Z/]|/[^a-zA-Z])"
)
_PLAIN_TAG = re.compile(rf"<(/?[a-zA-Z][a-zA-Z0-9]*+)(?:{_ATTRIBUTES})?/?>")
_RUN = re.compile(rf"(?:[^<]++|</?+(?!(?:{_TELLING})[ \t\n\f\r/>])[a-zA-Z][a-zA-Z0-9]*+(?:{_ATTRIBUTES})?/?>)*+")


class _Shown(dict[str, str]):
    """What tags of a run are in the text, with those of links where they are `marked`."""

    def __init__(self, *, marked: bool) -> None:
        super().__init__(dict.fromkeys("aA", LINK) | dict.fromkeys(("/a", "/A"), LINK_END) if marked else {})

    def __missing__(self, tag: str) -> str:
        name = tag.removeprefix("/").lower()
        shown = "\n" if name in BREAKS else "\t" if name in _CELLS else ""
        if len(self) < _MOST_TAGS:
            self[tag] = shown
        return shown


_MOST_TAGS = 1000
_shown = {marked: _Shown(marked=marked) for marked in (False, True)}
_TIDY = re.compile("(?:[^ \t\n\f\r]++ ?)*+")
_SPACE = re.compile("[ \t\n\f\r]+")
_SPACES = re.compile("[ \r\f]{2,}|[\r\f]")
# int() refuses more than some thousand digits, and html.unescape does not expect it to.
_ENDLESS = re.compile("&#[0-9]{10,};?")


def unescape(text: str) -> str:
    """The text with its character references replaced."""
    return html.unescape(_ENDLESS.sub("\ufffd", text)) if "&" in text else text


def tokens(page: str) -> Iterator[tuple[str, str]]:
    """The markup in order: ("", text), ("p", attributes), ("/p", ""), and ("title", content) of what holds no markup.

    As in a browser, whatever is never closed (a comment, a tag, a script) takes the rest of the page with it.
    """
    for tag, text, _ in _tokens(page, 0):
        yield tag, text


def _tokens(page: str, start: int) -> Iterator[tuple[str, str, int]]:
    """The tokens from `start` on, each with where the next one begins."""
    text = position = start
    while True:
        while text == position and (plain := _PLAIN.match(page, position)):
            words, tag, attributes = plain.groups()
            tag = tag.lower()
            if tag in _RAW_END:
                break
            if words:
                yield "", words, position
            text = position = plain.end()
            yield tag, attributes, position
        at = page.find("<", position)
        if at < 0:
            break
        opened = _OPEN.match(page, at)
        if opened is None:
            position = at + 1
            continue
        if at > text:
            yield "", page[text:at], at
        name = (opened["name"] or "").lower()
        if opened["comment"]:
            closed = _COMMENT_END.search(page, at + 2)
        else:
            closed = (_TAG_END if name else _BOGUS_END).match(page, opened.end())
        if closed is None:
            return
        text = position = closed.end()
        if name in _RAW_END:
            ended = _RAW_END[name].search(page, position)
            content = page[position : ended.start() if ended else len(page)]
            text = position = ended.start() if ended else len(page)
            yield name, content, position
        elif name:
            yield name, page[opened.end() : closed.end() - 1], position
    if text < len(page):
        yield "", page[text:], len(page)


def rendered(page: str, *, marked: bool = False) -> str:
    """The text that a page shows; where `marked`, not yet `tidy` and with the marks of `tracker.documents.marks`."""
    rendering = _Rendering(page, marked=marked)
    while rendering.position < len(page):
        rendering.run()
        rendering.tokens()
    text = "".join(rendering.parts)
    return text if marked else tidy(text)


def tidy(text: str) -> str:
    """A text without blank lines, and without spaces that nobody sees."""
    if "  " in text or "\r" in text or "\f" in text:
        text = _SPACES.sub(" ", text)
    lines = text.split("\n")
    return "\n".join(filter(None, map(_cells if "\t" in text else str.strip, lines)))


class _Rendering:
    """A page on its way to text: the part before `position` is in `parts`."""

    def __init__(self, page: str, *, marked: bool) -> None:
        self.position = 0
        self.parts: list[str] = []
        self._page = page
        self._marks = Marks() if marked else None
        self._shown = _shown[marked]
        self._attributed = marked and b"temprop" in page.encode("ascii", "replace").lower()
        self._templates = self._preformatted = 0
        self._raised = False
        self._singly = 0
        """Up to where every tag has to be looked at."""
        self._mixed = 0
        """Up to where it is known that not all tags are plain."""

    def _plain(self) -> bool:
        """Whether words count for what they are, and no block is watched for its end."""
        marks = self._marks
        return not (self._templates or self._preformatted or self._raised or (marks and marks.watching()))

    def run(self) -> None:
        """Take the plain tags that come next, with their words."""
        if not self._plain():
            return
        start = self.position
        if start >= self._mixed:
            telling = _TELLING_TAG.search(self._page, start)
            end = telling.start() if telling else len(self._page)
            if self._take(self._page[start:end], end):
                return
            self._mixed = end
        found = _RUN.match(self._page, start)
        if found:
            self._take(found[0], found.end())

    def _take(self, run: str, end: int) -> bool:
        """Take what ends at `end`, if there is nothing but plain tags in it."""
        if self._attributed and "temprop" in run.lower():
            self._singly = end
            return True
        if "\n" in run or "\t" in run or "\r" in run or "\f" in run:
            run = _SPACE.sub(" ", run)
        parts = _PLAIN_TAG.split(run)
        words = parts[::2]
        if "<" in "".join(words):
            return False
        if "&" in run:
            parts[::2] = [_SPACE.sub(" ", unescape(one)) if "&" in one else one for one in words]
        parts[1::2] = map(self._shown.__getitem__, parts[1::2])
        self.parts += parts
        self.position = end
        return True

    def tokens(self) -> None:
        """Take tags one by one, until a run of plain ones can follow."""
        for tag, text, end in _tokens(self._page, self.position):
            self._token(tag, text)
            self.position = end
            if tag and end >= self._singly and self._plain():
                return
        self.position = len(self._page)

    def _token(self, tag: str, text: str) -> None:
        parts, marks = self.parts, self._marks
        name = tag.removeprefix("/")
        if marks and tag and not self._templates and (name in marks.names or "temprop" in text.lower()):
            parts.append(marks.passed(tag, name, text))
        if name == "template":
            self._templates = max(0, self._templates + (-1 if tag[0] == "/" else 1))
        elif self._templates:
            return
        elif not tag:
            words = unescape(text)
            if self._raised and words[:1].isdigit():
                parts.append(" ")
            parts.append(words if self._preformatted or _TIDY.fullmatch(words) else _SPACE.sub(" ", words))
        elif name in BREAKS:
            parts.append("\n")
            if name == "pre":
                self._preformatted = max(0, self._preformatted + (-1 if tag[0] == "/" else 1))
        elif name in _CELLS or (name == "a" and marks):
            parts.append(self._shown[tag])
        self._raised = tag == "sup"


def _cells(line: str) -> str:
    """A row of a table, its cells parted by one tab, without empty ones. `_SPACES` are one space already."""
    if "\t" not in line:
        return line.strip()
    return "\t".join(cell for part in line.split("\t") if (cell := part.strip()))
