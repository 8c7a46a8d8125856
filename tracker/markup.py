"""Markup as a row of tokens, and the text it shows. Every character is looked at once, and nothing recurses."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

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
_RAW = ("script", "style", "noscript", "title", "textarea", "iframe", "noembed", "noframes", "xmp")
"""Elements whose content is no markup, and is not shown as words of the page."""
_RAW_END = {name: re.compile(rf"</{name}(?=[ \t\n\f\r/>])", re.IGNORECASE) for name in _RAW}

_BREAKS = frozenset(
    "address article aside blockquote body br button caption center dd details dialog dir div dl dt fieldset figcaption"  # noqa: SIM905 (else fifty lines)
    " figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav ol optgroup option p pre"
    " search section select summary table tbody tfoot thead tr ul".split()
)
_CELLS = frozenset({"td", "th"})
_TIDY = re.compile("(?:[^ \t\n\f\r]++ ?)*+")
_SPACE = re.compile("[ \t\n\f\r]+")
# int() refuses more than some thousand digits, and html.unescape does not expect it to.
_ENDLESS = re.compile("&#[0-9]{10,};?")


BEGIN, END = "\ufdd0", "\ufdd1"
"""Around a part of a text that is marked, each with its kind behind it. Unicode sets both aside: no text has them."""
KINDS = {"main": "1", "article": "2", "nav": "4", "footer": "5"}
BODY = "3"
_BODY = re.compile(r"""itemprop\s*+=\s*+["']?[^"'>]{0,40}\barticleBody\b""", re.IGNORECASE)


class _Marks:
    """Where the parts of a page begin and end; the outermost of each kind.

    Kinds are <main>, <article>, a block with itemprop=articleBody, and the furniture: <nav> and <footer>.
    """

    def __init__(self) -> None:
        self._open: dict[str, tuple[str, int]] = {}
        self.names = set(KINDS)

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
            if attributes and name in _BREAKS and _BODY.search(attributes):
                kinds.append(BODY)
            for kind in kinds:
                if kind not in self._open:
                    self._open[kind] = (name, 1)
                    self.names.add(name)
                    found += BEGIN + kind
        return found


def unescape(text: str) -> str:
    """The text with its character references replaced."""
    return html.unescape(_ENDLESS.sub("\ufffd", text)) if "&" in text else text


def tokens(page: str) -> Iterator[tuple[str, str]]:
    """The markup in order: ("", text), ("p", attributes), ("/p", ""), and ("title", content) of what holds no markup.

    As in a browser, whatever is never closed (a comment, a tag, a script) takes the rest of the page with it.
    """
    text = position = 0
    while True:
        while text == position and (plain := _PLAIN.match(page, position)):
            words, tag, attributes = plain.groups()
            tag = tag.lower()
            if tag in _RAW_END:
                break
            if words:
                yield "", words
            yield tag, attributes
            text = position = plain.end()
        at = page.find("<", position)
        if at < 0:
            break
        opened = _OPEN.match(page, at)
        if opened is None:
            position = at + 1
            continue
        if at > text:
            yield "", page[text:at]
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
            yield name, page[position : ended.start() if ended else len(page)]
            if ended is None:
                return
            text = position = ended.start()
        elif name:
            yield name, page[opened.end() : closed.end() - 1]
    if text < len(page):
        yield "", page[text:]


def rendered(page: str, *, marked: bool = False) -> str:
    """The text of a page, with BEGIN and END around every marked article where `marked`."""
    parts: list[str] = []
    marks = _Marks() if marked else None
    templates = preformatted = 0
    raised = False
    for tag, text in tokens(page):
        name = tag.removeprefix("/")
        if marks and tag and not templates and (name in marks.names or "temprop" in text.lower()):
            parts.append(marks.passed(tag, name, text))
        if name == "template":
            templates = max(0, templates + (-1 if tag[0] == "/" else 1))
        elif templates:
            continue
        elif not tag:
            words = unescape(text)
            if raised and words[:1].isdigit():
                parts.append(" ")
            parts.append(words if preformatted or _TIDY.fullmatch(words) else _SPACE.sub(" ", words))
        elif name in _BREAKS:
            parts.append("\n")
            if name == "pre":
                preformatted = max(0, preformatted + (-1 if tag[0] == "/" else 1))
        elif name in _CELLS:
            parts.append("\t")
        raised = tag == "sup"
    lines = ("\t".join(_cells(line)) for line in "".join(parts).split("\n"))
    return "\n".join(line for line in lines if line)


def _cells(line: str) -> Iterator[str]:
    if _TIDY.fullmatch(line):
        if words := line.strip():
            yield words
        return
    for cell in line.split("\t"):
        if words := _SPACE.sub(" ", cell).strip():
            yield words
