"""The text of a document: what its quotes and their character offsets count in.

An offset that is recorded today has to find the same words in ten years, so this text depends on nothing but the
bytes and the rules below. That is why it is read off the markup itself and not off a tree: a tree moves text about
(out of tables, into copies of unclosed elements), differently from one version of a parser to the next, and building
one takes quadratic time on deep nesting. Here every character is looked at once, and nothing recurses.
"""

from __future__ import annotations

import codecs
import re

from tracker.documents.markup import rendered, tokens, unescape

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
    text = decode(body)
    return rendered(text) if is_html(body) else text


def title_of(body: bytes) -> str | None:
    """The title of a page on one line. None for plain text, or where there is none."""
    if not is_html(body):
        return None
    titles = (unescape(text) for name, text in tokens(decode(body)) if name == "title")
    return next((" ".join(title.split()) for title in titles), None) or None


def captcha(body: bytes) -> str | None:
    """The bot protection that answered in place of a page, by name, or None.

    Ordinary pages load the scripts of these services too, so only what stands in a challenge alone is a mark.
    """
    if not is_html(body):
        return None
    page = decode(body).lower()
    for name, marks in _CHALLENGES:
        if any(mark in page for mark in marks):
            return name
    title = title_of(body) or ""
    if _CHALLENGE_TITLE.search(title) and len(rendered(page)) < _SHORT:
        return f"a page titled {title[:80]!r}"
    return None


def _beginning(body: bytes) -> str:
    head = body[:_PROLOGUE]
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return head.decode("utf-16", "ignore")
    return head.removeprefix(codecs.BOM_UTF8).decode("latin-1")


def decode(body: bytes) -> str:
    """The bytes as text, markup and all."""
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
