"""How well and how fast prose is read: the scorer's tables on the labelled news, and speed beside the peers.

`python -m benchmarks.prose`. The labelled news and its scorer lie beside the checkout (shared/news); without them only
the speed on a text of our own is measured. Of the passages held back only the tables are printed, never an error. The
peers (quantulum3, trafilatura) are no dependencies: install them by hand, or the table says that they are missing.
"""

from __future__ import annotations

import gc
import html
import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from functools import partial
from importlib import import_module
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

from tests import (
    prose_passages_b,
    prose_passages_c,
    prose_passages_d,
    prose_passages_e,
    prose_passages_f,
    prose_passages_g,
)
from tests.prose_labels import document
from tracker.documents.article import page_of
from tracker.giving.extract import extract
from tracker.prose.reader import findings

NEWS = Path(__file__).parents[2] / "shared" / "news"
PARAGRAPH = (
    "The council of the town met on Tuesday and spoke for two hours about the road to the port, which has been closed"
    " since the bridge was damaged. A decision was put off until the engineers report.\n"
)
POST = (
    "Russia has lost 380,600 troops in Ukraine since the beginning of its full-scale invasion on Feb. 24, 2022, the"
    " General Staff of Ukraine's Armed Forces reported on Jan. 26. It includes 990 casualties over the past day.\n"
)
ARTICLE = PARAGRAPH * 9 + POST
"""A text of our own: nine paragraphs without a claim and one with two, in the density of an ordinary news page."""
PASSAGES = {
    "sixty passages of our own, looked at since they were labelled": prose_passages_b.PASSAGES,
    "sixty more passages, looked at since": prose_passages_e.PASSAGES,
    "sixty-nine with more Ukrainian, Russian, civilians and aid, looked at since": prose_passages_f.PASSAGES,
    "thirty dense passages, held back: no rule was written after them": prose_passages_c.PASSAGES,
    "forty passages, worded plainly and held back": prose_passages_d.PASSAGES,
    "fifty-six in the whole mix of the labelled news, held back": prose_passages_g.PASSAGES,
}
_LEAST_SECONDS = 2.0
_PEER_CHARACTERS = 12_000
_OURS_COLD = "from tracker.prose.reader import findings as read"
_THEIRS_COLD = "from quantulum3.parser import parse as read"


def report() -> Iterator[str]:
    """The tables, line by line."""
    documents = _documents()
    if documents:
        yield _scored(documents)
    if (NEWS / "score.py").exists():
        for name, passages in PASSAGES.items():
            yield name
            yield _scored([document(one) for one in passages])
    texts = {"ordinary news (a text of our own)": [ARTICLE] * 20}
    if documents:
        texts["the labelled news, a number in 110 characters"] = [one["text"] for one in documents]
    yield "| plain text, CPU of one core | MB/s | goal |"
    yield "| --- | ---: | ---: |"
    long = {f"ordinary news as one text of {250 * len(ARTICLE) // 1000} kB": [ARTICLE * 250]}
    for name, some in {**texts, **long}.items():
        yield f"| {name} | {_megabytes(some, lambda text: findings(text, published='2024-01-26')):.2f} | at least 2 |"
    yield ""
    yield from _beside_quantulum(texts)
    yield from _beside_trafilatura(next(reversed(texts.values())))


def _documents() -> list[dict[str, Any]]:
    path = NEWS / "dev.jsonl"
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()] if path.exists() else []


def _scored(documents: list[dict[str, Any]]) -> str:
    with tempfile.TemporaryDirectory() as folder:
        labelled, predicted = Path(folder) / "labelled.jsonl", Path(folder) / "claims.jsonl"
        labelled.write_text("".join(json.dumps(one) + "\n" for one in documents), "utf-8")
        with predicted.open("w", encoding="utf-8") as out:
            extract(labelled, out=out)
        scorer = [sys.executable, str(NEWS / "score.py"), str(labelled), str(predicted)]
        return subprocess.run(scorer, check=True, capture_output=True, text=True).stdout


def _seconds(work: Callable[[Any], Any], items: list[Any]) -> float:
    """CPU seconds of one round over the items, the best of as many rounds as fit."""
    best, spent = float("inf"), 0.0
    while spent < _LEAST_SECONDS:
        gc.collect()
        began = time.process_time()
        for one in items:
            work(one)
        taken = time.process_time() - began
        best, spent = min(best, taken), spent + taken
    return best


def _megabytes(texts: list[str], work: Callable[[str], Any]) -> float:
    return sum(len(text.encode()) for text in texts) / _seconds(work, texts) / 1e6


def _installed(name: str) -> str | None:
    try:
        return version(name)
    except PackageNotFoundError:
        return None


def _beside_quantulum(texts: dict[str, list[str]]) -> Iterator[str]:
    """The same characters through both: once their tables are read, and in a new process that has to read them."""
    if not (found := _installed("quantulum3")):
        yield "quantulum3 is not installed: pip install quantulum3==0.10"
        return
    parse = import_module("quantulum3.parser").parse
    yield f"| the same characters through quantulum3 {found} | tracker, MB/s | quantulum3, MB/s | ratio | goal |"
    yield "| --- | ---: | ---: | ---: | ---: |"
    for name, some in texts.items():
        sample = _sample(some)
        parse(sample[0])  # its tables take seconds to read, once in a process
        ours = _megabytes(sample, lambda text: findings(text, published="2024-01-26"))
        theirs = _megabytes(sample, parse)
        yield f"| {name} | {ours:.2f} | {theirs:.4f} | {ours / theirs:,.0f} | at least 500 |"
    whole = ["\n".join(some)]  # the peer's time grows with the square of the text: a minute and more for 100 kB
    ours = _megabytes(whole, lambda text: findings(text, published="2024-01-26"))
    theirs = _megabytes(whole, parse)
    name = f"all of the last as one text of {len(whole[0].encode()):,} bytes"
    yield f"| {name} | {ours:.2f} | {theirs:.5f} | {ours / theirs:,.0f} | at least 500 |"
    ours, theirs = (_cold(work, sample) for work in (_OURS_COLD, _THEIRS_COLD))
    name = f"its first {_PEER_CHARACTERS:,} characters, CPU of a process of its own"
    yield f"| {name} | {ours:.2f} s | {theirs:.2f} s | {theirs / ours:,.1f} | |"
    yield ""


def _sample(texts: list[str]) -> list[str]:
    sample: list[str] = []
    for text in texts:
        if sum(map(len, sample)) < _PEER_CHARACTERS:
            sample.append(text[:2000])
    return sample


def _cold(work: str, sample: list[str]) -> float:
    """CPU seconds of a new process that reads the sample, the least of three."""
    code = f"import json, sys, time\n{work}\nfor text in json.load(sys.stdin): read(text)\nprint(time.process_time())"
    run = partial(subprocess.run, [sys.executable, "-W", "ignore", "-c", code], input=json.dumps(sample), text=True)
    return min(float(run(check=True, capture_output=True).stdout) for _ in range(3))


def _beside_trafilatura(texts: list[str]) -> Iterator[str]:
    if not (found := _installed("trafilatura")):
        yield "trafilatura is not installed: pip install trafilatura"
        return
    trafilatura = import_module("trafilatura")
    pages = [_page(text) for text in texts]
    ours = _seconds(page_of, pages)
    read = _seconds(_read, pages)
    theirs = _seconds(lambda page: trafilatura.extract(page, fast=True), [page.decode() for page in pages])
    yield "| pages that mark their article, the same texts | CPU ms a page | ratio | goal |"
    yield "| --- | ---: | ---: | ---: |"
    for name, taken in (("tracker, text and article", ours), ("tracker, text, article and claims", read)):
        yield f"| {name} | {1000 * taken / len(pages):.2f} | {theirs / taken:.1f} | at least 5 |"
    yield f"| trafilatura {found}, fast | {1000 * theirs / len(pages):.2f} | 1 | |"


def _page(text: str) -> bytes:
    paragraphs = "".join(f"<p>{html.escape(line)}</p>" for line in text.split("\n") if line.strip())
    menu = "".join(f'<li><a class="item" href="/section/{number}">Section {number}</a></li>' for number in range(60))
    cards = "".join(f'<div class="card"><a href="/{number}"><h3>A story</h3></a></div>' for number in range(40))
    return (
        f"<!doctype html><html><head><title>News</title><script>var a = {list(range(500))};</script></head><body>"
        f"<nav><ul>{menu}</ul></nav><main><article>{paragraphs}</article></main><aside>{cards}</aside>"
        f"<footer><ul>{menu}</ul></footer></body></html>"
    ).encode()


def _read(body: bytes) -> Any:
    page = page_of(body)
    return findings(page.text, published="2024-01-26", layout=page.layout)


if __name__ == "__main__":
    print("\n".join(report()))
