"""What a second reader adds to what `tracker extract` shows, and the file in which it is kept for the ledger."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Self, TextIO

from tracker.errors import TrackerError
from tracker.prose.proposed import Proposed, Unproved
from tracker.prose.reader import published_on
from tracker.words import say

if TYPE_CHECKING:
    from tracker.giving.extract import Text
    from tracker.prose.finding import Finding

_TOLD = 5  # dropped proposals of a text that are told one by one


class Second:
    """A model that is asked about text after text. `answered` is false after an answer that could not be used.

    Use as a context manager. `keep` is a new file, which `tracker.sources.second_reader` reads: a line is written for
    each text of which something was proposed, as soon as it was.
    """

    def __init__(self, model: str, keep: Path | None) -> None:
        """Raises TrackerError when there is no such model, or when the file cannot be made."""
        from tracker.fetching.second import SecondReader  # noqa: PLC0415 (only who asks for it)

        self._reader = SecondReader(model)
        self.answered = True
        self._path = keep
        self._file = _new(keep) if keep else None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self._file and self._path:
            self._file.close()
            if not self._path.stat().st_size:
                self._path.unlink()
                say(f"nothing was proposed that its text proves; {self._path} was not made")

    def beyond(self, one: Text, known: list[Finding]) -> list[Finding]:
        """What is proposed for a text beyond what is `known`, as far as the text proves it; a word for the rest."""
        published = published_on(one.text, one.published)
        try:
            f"{one.id}{one.text}{one.publisher}{one.url}".encode()  # half a surrogate pair cannot be kept
            if published is None:
                raise ValueError("found no publication date, expected one in the text or with it")  # noqa: TRY301
            found = self._reader.findings(
                one.text, published=published, publisher=one.publisher, layout=one.layout, known=known
            )
        except ValueError as error:
            self.answered = False
            say(f"{one.id}: {self._reader.name} proposed nothing: {error}")
            return []
        dropped = [each for each in found if isinstance(each, Unproved)]
        for each in dropped[:_TOLD]:
            shown = f", found {each.found!r}" if each.found else ""
            say(f"{one.id}: dropped a proposal of {self._reader.name}: {each.reason}{shown}")
        if len(dropped) > _TOLD:
            say(f"{one.id}: and {len(dropped) - _TOLD} more were dropped")
        proposed = [each for each in found if isinstance(each, Proposed)]
        if self._file and proposed:
            self._file.write(self._line(one, published.isoformat(), proposed))
            self._file.flush()  # an answer may have been paid for
        return [each.finding for each in proposed]

    def _line(self, one: Text, published: str, proposed: list[Proposed]) -> str:
        row = {
            "model": self._reader.name,
            "id": one.id,
            "publisher": one.publisher,
            "published": published,
            "url": one.url,
            "page": one.page,
            "text": one.text,
            "proposals": [each.row for each in proposed],
        }
        return json.dumps(row, ensure_ascii=False, allow_nan=False) + "\n"


def _new(path: Path) -> TextIO:
    try:
        return path.open("x", encoding="utf-8", newline="\n")
    except FileExistsError:
        raise TrackerError(f"{path} exists; name a new file with --keep") from None
    except OSError as error:
        raise TrackerError(f"{path} cannot be written: {error.strerror}") from None
