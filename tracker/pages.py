"""The text of a document: what its quotes and their character offsets count in.

An offset that is recorded today has to find the same words in ten years, so this text depends on nothing but the
bytes and the rules below. That is why it is read off the markup itself and not off a tree: a tree moves text about
(out of tables, into copies of unclosed elements), differently from one version of a parser to the next, and building
one takes quadratic time on deep nesting. Here every character is looked at once, and nothing recurses.
"""

from __future__ import annotations

import codecs
import html
import re
from collections.abc import Iterator

_START_OF_PAGE = re.compile(
    r"[ \t\n\f\r]*+(?:<\?xml[^>]*+>[ \t\n\f\r]*+)?(?:<!--(?:(?!-->).)*+-->[ \t\n\f\r]*+)*+"
    r"<(?:!doctype[ \t\n\f\r]++html|(?:html|head|body|meta|title|link|script|style|article|section|main|header|div|p"
    r"|span|h[1-6]|ul|ol|li|table|blockquote|a|b|i|strong|em|br)(?=[ \t\n\f\r/>]))",
    re.IGNORECASE | re.DOTALL,
)
_CHARSET = re.compile(r"<meta[^>]{0,200}charset[ \t\n\f\r]*=[ \t\n\f\r]*[\"']?([a-z0-9_:.-]{2,40})", re.IGNORECASE)
# Python has codecs for much else than text (punycode takes quadratic time), and a page may name any of them.
_CHARSETS = re.compile(r"utf-8|cp12\d\d|cp866|iso8859-\d+|koi8-[ru]|mac-cyrillic|ascii")
_PROLOGUE = 4096

_OPEN = re.compile(
    r"<(?:(?P<comment>!--)|(?P<bogus>[!?]|/(?![a-zA-Z]))|(?P<name>/?[a-zA-Z][^ \t\n\f\r/>]*+))",
)
_COMMENT_END = re.compile("--!?>")
_BOGUS_END = re.compile("[^>]*+>")
# A quote hides a > only as the value of an attribute. Possessive, so that an unclosed one is found out only once.
_TAG_END = re.compile(
    r"""(?:[^>=]++|=[ \t\n\f\r]*+(?:"[^"]*+"|'[^']*+'|[^"'> \t\n\f\r][^> \t\n\f\r]*+|(?=>)))*+>""",
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
_SPACE = re.compile("[ \t\n\f\r]+")
# int() refuses more than some thousand digits, and html.unescape does not expect it to.
_ENDLESS = re.compile("&#[0-9]{10,};?")

_CHALLENGES = (
    ("ShieldSquare (perfdrive)", ("shieldsquare captcha", "captcha.perfdrive.com", "validate.perfdrive.com")),
    ("Cloudflare", ("_cf_chl_opt", "<title>just a moment...", "attention required! | cloudflare")),
    ("DataDome", ("captcha-delivery.com",)),
    ("PerimeterX", ("px-captcha",)),
    ("Imperva Incapsula", ("incapsula incident id",)),
    ("DDoS-Guard", ("<title>ddos-guard",)),
    ("AWS WAF", ("awswafcookiedomainlist", "window.gokuprops")),
    ("Akamai", ("errors.edgesuite.net",)),
)
_CHALLENGE_TITLE = re.compile(
    r"\bcaptcha\b|\brobots?\b|just a moment|checking your browser|verify(?:ing)? (?:that )?you are human|access denied"
    r"|attention required|перевірка браузера|не робот",
    re.IGNORECASE,
)
_SHORT = 2000


def is_html(body: bytes) -> bool:
    """Whether the bytes are a page, judged by how they begin. Words that merely hold a tag further on are not."""
    return bool(_START_OF_PAGE.match(_beginning(body)))


def text_of(body: bytes) -> str:
    """The text of a document.

    Plain text is the decoded bytes, unchanged but for a byte order mark. Of a page it is what a reader would see:

    * one line for each block element, table row or <br>, without blank lines and without spaces at its ends;
    * the cells of a row are parted by a tab, so that the numbers of two cells never read as one;
    * other spaces and line breaks in the markup are one space, a no-break space stays U+00A0;
    * nothing of scripts, styles, templates, comments, the title, form input, or what is shown without scripts;
    * digits in <sup> are parted from the digits before them: a footnote is not part of the number.

    Bytes are UTF-8 or UTF-16 with a mark, else UTF-8, else what a page declares, else Windows-1251, else Latin-1.
    """
    text = _decode(body)
    return _rendered(text) if is_html(body) else text


def title_of(body: bytes) -> str | None:
    """The title of a page on one line. None for plain text, or where there is none."""
    if not is_html(body):
        return None
    titles = (_unescape(text) for name, text in _tokens(_decode(body)) if name == "title")
    return next((" ".join(title.split()) for title in titles), None) or None


def captcha(body: bytes) -> str | None:
    """The bot protection that answered in place of a page, by name, or None.

    Ordinary pages load the scripts of these services too, so only what stands in a challenge alone is a mark.
    """
    if not is_html(body):
        return None
    page = _decode(body).lower()
    for name, marks in _CHALLENGES:
        if any(mark in page for mark in marks):
            return name
    title = title_of(body) or ""
    if _CHALLENGE_TITLE.search(title) and len(_rendered(page)) < _SHORT:
        return f"a page titled {title[:80]!r}"
    return None


def _beginning(body: bytes) -> str:
    head = body[:_PROLOGUE]
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return head.decode("utf-16", "ignore")
    return head.removeprefix(codecs.BOM_UTF8).decode("latin-1")


def _decode(body: bytes) -> str:
    if body.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return body.decode("utf-16", "replace")
    try:
        return body.decode("utf-8-sig")
    except UnicodeDecodeError:
        pass
    if charset := _declared(body):
        return body.decode(charset, "replace").removeprefix("\ufeff")
    try:
        return body.decode("cp1251")
    except UnicodeDecodeError:
        return body.decode("latin-1")


def _declared(body: bytes) -> str | None:
    found = _CHARSET.search(_beginning(body)) if is_html(body) else None
    try:
        name = codecs.lookup(found[1]).name if found else ""
    except LookupError:
        return None
    return name if _CHARSETS.fullmatch(name) else None


def _unescape(text: str) -> str:
    return html.unescape(_ENDLESS.sub("\ufffd", text)) if "&" in text else text


def _tokens(page: str) -> Iterator[tuple[str, str]]:
    """The markup in order: ("", text), ("p", ""), ("/p", ""), and for an element without markup ("title", its content).

    As in a browser, whatever is never closed (a comment, a tag, a script) takes the rest of the page with it.
    """
    text = position = 0
    while (at := page.find("<", position)) >= 0:
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
            yield name, ""
    if text < len(page):
        yield "", page[text:]


def _rendered(page: str) -> str:
    parts: list[str] = []
    templates = preformatted = 0
    raised = False
    for tag, text in _tokens(page):
        name = tag.removeprefix("/")
        if name == "template":
            templates = max(0, templates + (-1 if tag[0] == "/" else 1))
        elif templates:
            continue
        elif not tag:
            words = _unescape(text)
            if raised and words[:1].isdigit():
                parts.append(" ")
            parts.append(words if preformatted else _SPACE.sub(" ", words))
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
    for cell in line.split("\t"):
        if words := _SPACE.sub(" ", cell).strip():
            yield words
