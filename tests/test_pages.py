"""What the text of a document is, in which the offsets of its quotes count."""

from __future__ import annotations

import sys
from collections.abc import Callable

import pytest

from tracker.documents.pages import captcha, is_html, text_of, title_of


def page(body: str) -> str:
    return text_of(f"<!DOCTYPE html><html><body>{body}</body></html>".encode())


# Plain text


def test_plain_text_is_unchanged():
    text = "personnel ‒ about  190960\u00a0(+450)\r\n\n\ttanks <b> &amp; 5 \n"
    assert text_of(text.encode()) == text


def test_a_byte_order_mark_is_dropped():
    assert text_of(b"\xef\xbb\xbf\xd1\x82\xd0\xb0\xd0\xbd\xd0\xba\xd0\xb8") == "танки"
    assert text_of("танки".encode("utf-16")) == "танки"


def test_bytes_that_are_not_utf8_are_windows_1251():
    assert text_of("танків — 5".encode("cp1251")) == "танків — 5"


def test_bytes_that_are_not_even_windows_1251_are_latin_1():
    assert text_of(b"caf\xe9 \x98") == "caf\xe9 \x98"


def test_an_empty_document_has_an_empty_text():
    assert text_of(b"") == ""
    assert page("") == ""


# What is a page


@pytest.mark.parametrize(
    "body",
    [
        b"<!DOCTYPE html><title>x</title>",
        b"\xef\xbb\xbf \n<html lang='uk'>",
        b"<?xml version='1.0'?>\n<!doctype html PUBLIC '-//W3C//DTD XHTML 1.0'>",
        b"<!-- saved from url=(0044) --> <!-- x -->\n<HTML>",
        b"<p>tanks - 5</p>",
        b"<br/>x",
        "<html>".encode("utf-16"),
    ],
)
def test_pages_are_recognised_by_how_they_begin(body):
    assert is_html(body)


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"tanks - 5<br>APV - 6",
        b'{"html": "<p>5</p>"}',
        b"<5 tanks>",
        b"<?xml version='1.0'?><rss><channel/></rss>",
        b"a,b\n<p>,2\n",
        b"<person>",
    ],
)
def test_other_documents_are_no_pages(body):
    assert not is_html(body)


@pytest.mark.parametrize("declared", ['<meta charset="windows-1251">', '<meta content="text/html; charset=cp1251">'])
def test_a_page_that_is_not_utf8_is_read_as_it_declares(declared):
    assert text_of(f"<html>{declared}<p>танків — 5".encode("cp1251")) == "танків — 5"


def test_a_page_that_declares_another_encoding_than_windows_is_read_in_it():
    assert text_of("<html><meta charset=koi8-u><p>танків".encode("koi8-u")) == "танків"


@pytest.mark.parametrize("declared", ["punycode", "unicode_escape", "no-such-thing", "hex"])
def test_a_declared_encoding_that_is_none_for_pages_is_not_used(declared):
    assert text_of(f"<html><meta charset={declared}><p>танків".encode("cp1251")) == "танків"


# What a reader sees


def test_blocks_are_lines_and_inline_elements_are_not():
    assert page("<h1>Head</h1><ul><li><b>tan</b>ks</li><li>APV</li></ul>one<br>two<div>three</div>") == (
        "Head\ntanks\nAPV\none\ntwo\nthree"
    )


def test_runs_of_spaces_and_lines_of_the_markup_are_one_space():
    assert page("<p>\n  The  total\n\tlosses <b> of </b> \n the enemy </p>") == "The total losses of the enemy"


def test_blank_lines_are_left_out():
    assert page("<p>a</p><p>&nbsp;</p><div><div></div></div><br><br>\n<p>b</p>") == "a\nb"


def test_a_no_break_space_is_kept_within_a_line_and_not_at_its_ends():
    assert page("<li>&nbsp;personnel‒&nbsp;&nbsp;about 41350,&nbsp;</li>") == "personnel‒\u00a0\u00a0about 41350,"


def test_cells_are_parted_so_that_their_numbers_stay_two():
    assert page("<table><tr><td>12</td><td>345</td></tr><tr><th> a </th><td></td><td>b</td></tr></table>") == (
        "12\t345\na\tb"
    )


def test_a_footnote_is_no_part_of_a_number():
    assert page("<p>190,960<sup>2</sup> in 24<sup>th</sup> week") == "190,960 2 in 24th week"


def test_preformatted_lines_stay_lines():
    assert page("<pre>tanks - 5\n  APV -   6</pre>a\nb") == "tanks - 5\nAPV - 6\na b"


def test_references_are_resolved():
    assert page("<p>a &amp; b &lt;i&gt; &#8210; &#x2013; &nosuch; R&D") == "a & b <i> ‒ – &nosuch; R&D"


def test_a_reference_of_endless_digits_is_no_crash():
    assert page(f"<p>&#{'1' * 10_000};x") == "\ufffdx"


@pytest.mark.parametrize(
    "hidden",
    [
        "<script>if (a < b) document.write('<p>5</p>')</script>",
        "<STYLE>p > a {}</Style >",
        "<noscript><p>turn scripts on</p></noscript>",
        "<template><p>1</p><template>2</template>3</template>",
        "<!-- <p>tanks - 4</p> -->",
        "<!-->",
        "<!--x--!>",
        "<title>head</title>",
        "<textarea>5</textarea>",
        "<?php echo 5 ?>",
        "</>",
        "<a title='5 > 4' data-x=\"<p>\" b=don't>",
    ],
)
def test_what_a_reader_does_not_see_is_left_out(hidden):
    assert page(f"<p>a{hidden}b</p>") == "ab"


def test_the_head_of_a_page_is_left_out():
    head = "<head>\n<meta charset=utf-8><title>t</title><link href=x><base href='/'><style>s</style></head>"
    assert text_of(f"<html>{head}<body>a".encode()) == "a"


@pytest.mark.parametrize("open_ended", ["<!-- x", "<script>x", "<a title='x", "<b", "<template>x", "<title>x", "<!x"])
def test_what_is_never_closed_takes_the_rest_with_it(open_ended):
    assert page(f"<p>a</p>{open_ended}") == "a"


def test_a_less_than_sign_is_text():
    assert page("<p>5 < 6 <7 and <") == "5 < 6 <7 and <"


def test_text_in_a_table_stays_where_it_was_written():
    assert page("<table>first<tr><td>second</td></tr></table>third") == "first\nsecond\nthird"


# The title


def test_the_title_is_one_line():
    assert title_of(b"<html><head><title>\n Total &amp;\n losses </title><title>no</title>") == "Total & losses"


@pytest.mark.parametrize("body", [b"<html><p>x", b"<html><title> </title>", b"<title", b"plain <title>x</title>"])
def test_no_title(body):
    assert title_of(body) is None


# Bot protection


@pytest.mark.parametrize(
    ("body", "name"),
    [
        ("<html><title>ShieldSquare Captcha</title>", "ShieldSquare (perfdrive)"),
        ("<html><link href='https://captcha.perfdrive.com/x.css'>", "ShieldSquare (perfdrive)"),
        ("<html><script>window._cf_chl_opt = {}</script>", "Cloudflare"),
        ("<html><title>Just a moment...</title>", "Cloudflare"),
        ("<html><script src='https://geo.captcha-delivery.com/c.js'></script>", "DataDome"),
        ("<html><div id=px-captcha></div>", "PerimeterX"),
        ("<html><p>Request unsuccessful. Incapsula incident ID: 1-2", "Imperva Incapsula"),
        ("<html><title>DDoS-Guard</title>", "DDoS-Guard"),
        ("<html><title>Are you a robot?</title><p>Tick the box", "a page titled 'Are you a robot?'"),
        ("<html><title>Перевірка браузера</title>", "a page titled 'Перевірка браузера'"),
    ],
)
def test_a_challenge_is_named(body, name):
    assert captcha(body.encode()) == name


@pytest.mark.parametrize(
    "body",
    [
        "<html><script src='https://cdn.perfdrive.com/aperture/aperture.js'></script><p>tanks - 5",
        "<html><script src='/cdn-cgi/challenge-platform/scripts/jsd/main.js'></script><p>tanks - 5",
        "<html><title>Ground robots at the front</title>" + "<p>They carry ammunition." * 100,
        "ShieldSquare Captcha",
    ],
)
def test_a_page_that_only_uses_such_a_service_is_no_challenge(body):
    assert captcha(body.encode()) is None


# Hostile pages

SIZE = 1000


def _calls(work: Callable[[], object]) -> int:
    """How many functions were entered, ours and those written in C: a measure that no clock disturbs."""
    count = 0

    def hook(frame: object, event: str, arg: object) -> None:
        nonlocal count
        count += event in {"call", "c_call"}

    sys.setprofile(hook)
    try:
        work()
    finally:
        sys.setprofile(None)
    return count


HOSTILE = [
    *("<div>", "<b>", "<p>x", "<a ", '<a x="', "<a x=", "<!", "<!--", "<", "</", "<?", "&", "&#1", " ", "<b> </b>"),
    *("<script>", "</script>", "<script></script>", "<template>", "</template>", "<pre> ", "<td>1", "<b a=1>", "</p>"),
    *("<div><table></div></table>", "<title>", "<sup>1", "\n", "<!-->", "<!-- -->", "<br>", "\u00a0", "<a x='>"),
]


@pytest.mark.parametrize("piece", HOSTILE)
def test_work_grows_no_faster_than_the_page(piece):
    def read(times: int) -> int:
        body = b"<html><p>" + piece.encode() * times
        return _calls(lambda: (text_of(body), title_of(body), captcha(body)))

    assert read(2 * SIZE) <= 2.2 * read(SIZE) + 100


@pytest.mark.parametrize("piece", ["<div>", "<b a=1>", "<p>x", "<a ", '<a x="', "<!", "<!--", "<", "</"])
def test_a_page_of_a_hundred_thousand_open_tags_is_read(piece):
    """Building a tree of these takes a parser seconds to minutes; recursion would end the process."""
    assert len(text_of(b"<html><p>" + piece.encode() * 100_000)) <= 100_000 * (len(piece) + 1)


def test_one_tag_of_megabytes_is_read():
    assert page("<p " + 'a="1" b=2 ' * 200_000 + ">x") == "x"
