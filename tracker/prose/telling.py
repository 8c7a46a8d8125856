"""One sentence read from left to right: each of its numbers becomes a finding, or a refusal with its reason."""

from __future__ import annotations

import re
from datetime import date
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from tracker import catalog
from tracker.prose import conflicts, dispatch, displaced, heads, lexicon
from tracker.prose.beside import is_office, points_back
from tracker.prose.claimants import Credit
from tracker.prose.credit import credit
from tracker.prose.finding import Finding, provable
from tracker.prose.lazy import lazy
from tracker.prose.numbers import scaled
from tracker.prose.quoting import closed, joined, quoted
from tracker.prose.reading import Read, Refused, Spot
from tracker.prose.sentence import Sentence
from tracker.prose.times import dated, whens
from tracker.prose.timing import Timing, days_since, timing
from tracker.prose.when import When

if TYPE_CHECKING:
    from tracker.prose.paragraph import Paragraph

_FURTHER = 40
_OF_A_RAID = (".incident", "s_launched", "s_intercepted")
"""Series whose numbers are of one attack, which several sentences tell of."""
_DAYS = 4
_HE = frozenset({"he", "she", "він", "вона", "он", "она"})
_MONEY = re.compile("[$€£₴₽¥]")


@cache
def _gate() -> frozenset[str]:
    """What a sentence has to tell of for any of its numbers to be a claim."""
    currencies = (f"${code}" for code in lexicon.table("places")["money"])
    return frozenset(
        {"territory", "intercept", "assaulted", "times", *heads.NOUNS, *heads.EVENTS, *displaced.FAMILY, *currencies}
    )


class Refusal(NamedTuple):
    """A number that is no claim: `text[start:end]`, and why."""

    start: int
    end: int
    reason: str


class Setting(NamedTuple):
    """What all sentences of a text share: the text itself, when and by whom it was published, its conflict.

    `day` is the one that a heading above says the lines below it are of.
    """

    text: str
    published: date | None
    publisher: str | None
    conflict: str | None
    war: bool
    day: date | None = None


class Telling:
    """The reading of one sentence. `window` is what a heading above opened: days, or the first day of a count."""

    def __init__(self, setting: Setting, sentence: Sentence, paragraph: Paragraph, window: date | int | None) -> None:
        self._setting, self._sentence, self._paragraph, self._window = setting, sentence, paragraph, window
        self._day: str | None = None
        self.before: Read | None = None
        self.conflict = conflicts.of_sentence(sentence.ideas, setting.conflict)
        self.sides = paragraph.sides = conflicts.sides(self.conflict) if self.conflict else ()

    @lazy
    def dates(self) -> list[When]:
        """The days the sentence names."""
        return whens(self._sentence, self._setting.published)

    def results(self) -> list[Finding | Refusal]:
        """What became of every number, in the order of the sentence."""
        results: list[Finding | Refusal] = []
        sentence = self._sentence
        if sentence.everything.isdisjoint(_gate()) and not self._goes_on():
            found = (number for number in sentence.numbers if number)
            return [
                Refusal(number.start, number.end, "the sentence tells of nothing that is counted") for number in found
            ]
        taken = set(dated(self.dates))
        refused = ""
        for at, number in enumerate(self._sentence.numbers):
            if number is None:
                continue
            one = self._read(at, taken, refused)
            if isinstance(one, Finding):
                last = results[-1] if results else None
                pair = joined(last, one, self._setting.text) if isinstance(last, Finding) else None
                results[len(results) - (1 if pair else 0) :] = pair or [one]
                refused = ""
            else:
                results.append(Refusal(number.start, number.end, one))
                refused = refused if at in taken else one
        return results

    def _goes_on(self) -> bool:
        """Whether a sentence without a word for what is counted may still count: money, a part, more of the same."""
        sentence, told = self._sentence, self._paragraph.before
        if _MONEY.search(sentence.text, sentence.start, sentence.end):
            return True
        if any(number.fraction for number in sentence.numbers if number):
            return True
        return told is not None and told.series.startswith(("refugees.", "idps.", "displaced."))

    def when(self, at: int) -> Timing:
        """The timing of the number at an entry."""
        return timing(
            self._sentence,
            at,
            self.dates,
            self._setting.day or self._setting.published,
            self._paragraph.timing,
            self._paragraph.lasting,
        )

    def first(self) -> Timing:
        """The timing of the first number."""
        taken = set(dated(self.dates))
        numbers = [at for at, number in enumerate(self._sentence.numbers) if number is not None and at not in taken]
        return timing(self._sentence, numbers[0] if numbers else 0, self.dates, self._setting.published)

    def who(self, at: int) -> Credit | None:
        """Who is credited with the number at an entry, if need be by the sentences before."""
        sentence, paragraph = self._sentence, self._paragraph
        who = credit(sentence, at, countries=self.sides)
        if who is None:
            told = paragraph.quoted(sentence.start, sentence.end) or paragraph.credit
            return told or (paragraph.speaker if points_back(sentence) else None)
        if not who.again:
            return paragraph.named_below(who, sentence.end)
        person = paragraph.person if who.name.lower() in _HE else None
        told = person or paragraph.credit or paragraph.speaker
        return told or (who._replace(again=False) if is_office(who.name) else who)

    def _read(self, at: int, taken: set[int], refused: str) -> Finding | str:
        """The finding of the number at an entry, or why there is none."""
        if at in taken:
            return "part of a date"
        if self.conflict is None:
            return "the text is about no conflict that is tracked"
        sentence, setting, paragraph = self._sentence, self._setting, self._paragraph
        spot = Spot(
            sentence, at, taken, self.conflict, self.sides, setting.publisher,
            self.before, paragraph.before, refused, setting.war, self._window is not None and not setting.day,
            self.when, self.who, lambda: paragraph.ideas, paragraph.lost,
        )  # fmt: skip
        result = dispatch.read(spot)
        if isinstance(result, Refused):
            return result.reason
        compared = result.echo and sentence.any({"compared"}, at - 3, at)
        self.before = self.before if compared else result
        made = self._finding(spot, result)
        if made is None:
            return "for a day to come, or its quote does not read as the number alone"
        if result.echo and not spot.timing.stated and (day := self._day or self._told_day(spot)):
            made = made._replace(day=day, stated=True)
        open_day = not made.stated or spot.timing.saying
        if made.series.endswith(_OF_A_RAID) and open_day and (day := self._before_day(spot)):
            made = made._replace(day=day, stated=True)
        if made.series.startswith("losses."):
            paragraph.lost = made.party
        if made.series.endswith(_OF_A_RAID) and made.stated and not spot.timing.saying:
            paragraph.strike(made.day, sentence.start)
        self._day = self._day if compared else made.day
        return made

    def _told_day(self, spot: Spot) -> str | None:
        """The day of the sentence before, whose number the first of this one is a part of."""
        timing = self._paragraph.timing
        part = spot.before is None and timing is not None and timing.stated
        return timing.day.isoformat() if part and timing and timing.day else None

    def _before_day(self, spot: Spot) -> str | None:
        """The day of one attack that goes on: "Twelve people were killed on Monday. Another 30 were hurt"."""
        timing = self._paragraph.timing
        goes_on = spot.earlier and spot.earlier.series.endswith(_OF_A_RAID)
        dated = timing and timing.stated and not timing.saying and not self._paragraph.just_struck
        if goes_on and self._paragraph.struck and spot.timing.day and not dated:
            return self._paragraph.struck
        if not (timing and timing.stated and (goes_on or (spot.timing.day and self._just_before(timing.day)))):
            return None
        return timing.day.isoformat() if timing.day and timing.window is None else None

    def _just_before(self, day: date | None) -> bool:
        """Whether a day is one of the last before the text was published: "Palm Sunday ended in carnage"."""
        published = self._setting.published
        return day is not None and published is not None and 0 <= (published - day).days < _DAYS

    def _finding(self, spot: Spot, result: Read) -> Finding | None:
        number, when, published = spot.number, spot.timing, self._setting.published
        value, low, high = scaled((number.value, number.low, number.high), result.times)
        since, period = None, result.period
        if isinstance(self._window, int):
            period = self._window
        elif self._window and published and not when.stated:
            since, period = self._window.isoformat(), days_since(published, self._window)
        if when.day is not None and published is not None and (when.day - published).days > 1:
            return None
        who = (
            spot.credit or self._paragraph.headline_credit(self.sides) or self._paragraph.afterwards(self._sentence.end)
        )
        name = (who.name or None) if who and not who.again else self._setting.publisher
        if result.series == "attacks.engagements":
            name = self._paragraph.reporter = name or self._paragraph.reporter
        start, end, qualifier = quoted(spot, result)
        # The whole of the country that a conflict is about is no narrower place.
        place = None if result.place in self.sides[:1] else result.place
        one_of_a_month = result.series.endswith(".incident") and when.month_or_year and result.period is None
        text = self._setting.text
        day = when.day.isoformat() if when.day and not one_of_a_month else None
        finding = Finding(
            result.series, value, low, high, spot.conflict, text[start:end], start, number.start - start,
            result.party, place, result.donor, result.unit, qualifier, day, when.stated, period, since,
            name, catalog.load().claimant(name) is not None if name and not (who and who.known) else True, result.times,
        )  # fmt: skip
        if provable(finding):
            return closed(finding, text)
        for stop in spot.sentence.ends:
            if end < stop <= end + _FURTHER and provable(longer := finding._replace(quote=text[start:stop])):
                return closed(longer, text)
        return None
