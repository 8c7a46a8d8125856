"""For which day, over how many days, and since when a number of a sentence holds."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import TYPE_CHECKING, NamedTuple

from tracker.prose.chosen import chosen_of, compared, of_saying
from tracker.prose.windows import a_day, average, longer_rate, near, said_of, since_war, told_then, vague, war_has

if TYPE_CHECKING:
    from collections.abc import Callable

    from tracker.prose.sentence import Sentence
    from tracker.prose.when import When


_POINTING = frozenset(
    {"these", "this", "of", "they", "those", "among", "that", "it", "\u0437", "\u0456\u0437", "\u0438\u0437"}
)
_WEEKS = 14
_AGAIN = frozenset({"another", "ще", "еще", "ещё", "additionally"})
_OPENING = 5
_PART_OF_YEAR = 80
_THE_SAME = re.compile(
    r"\b(?:by comparison|of the period|(?:over|in|during|throughout) (?:the (?:year|month|week|period)"
    r"|(?:that|the same) (?:year|month|week|period|day))"
    r"(?![\w-]| (?:of|to|from|before|ending|since|between|leading|until|after|prior|ahead)))",
    re.IGNORECASE,
)
_ALONE = re.compile(r"\b(?:[Ii]n|[Aa]cross) (?:the )?[A-Z][\w' -]{2,40} alone\b")
_END = re.compile(r"\b(?:at|by|as of) the end of \Z|\b(?:наприкінці|кінець|кінця|в конце|конец|конца) \Z")
_RECENT = frozenset({"past_day", "past_week", "past_month", "overnight", "this_year", "strike"})
_NOW = frozenset({"now", "currently", "наразі", "зараз", "сейчас"})
_PAST_YEAR, _YEAR = frozenset({"past_year"}), 365
_PAST_WEEK, _RATE, _MEAN = frozenset({"past_week"}), frozenset({"rate"}), frozenset({"average"})


class Timing(NamedTuple):
    """`day` is None where the text leaves it open; `stated` says that the sentence names it.

    `window` are the days of a stated window ("in January", "past week"), `rate` that the number is one of each day,
    `longer_rate` of each month or year, `start` that it counts from the start of the war, `overnight` of one night,
    `saying` that the day is when somebody said so, or up to which was counted, and `until` the latter.
    """

    day: date | None
    stated: bool
    window: int | None = None
    since: date | None = None
    rate: bool = False
    longer_rate: bool = False
    start: bool = False
    overnight: bool = False
    month_or_year: bool = False
    saying: bool = False
    until: bool = False


def timing(
    sentence: Sentence,
    at: int,
    found: list[When],
    published: date | None,
    earlier: Timing | None = None,
    lasting: Callable[[], Timing | None] | None = None,
) -> Timing:
    """The timing of the number at entry `at`, whose sentence names the days `found`.

    `earlier` is that of the sentence before in the paragraph: "These included 480 children" is of the same year.
    `lasting` gives that of the last sentence with a window: "over the same period".
    """
    if earlier and earlier.month_or_year and not found and sentence.word(0) in _POINTING:
        return earlier
    if earlier and earlier.stated and not found:
        if sentence.word(0).partition(" ")[0] == "of":
            return earlier  # "Of the money, $13.8bn will buy arms"
        if earlier.month_or_year and "also" in sentence.words[:_OPENING] and "start" not in sentence.everything:
            return earlier  # "Losses in May came to 31,000. Russia also lost 77 tanks"
    if (
        lasting
        and all(compared(sentence, one) for one in found)
        and _names_a_period(sentence)
        and _THE_SAME.search(sentence.text, sentence.start, sentence.end)
        and (same := lasting())
    ):
        return same  # "Russia took more land in 2025 than ever. It overran 5,614 km² over the year"
    if (
        lasting
        and not found
        and sentence.text.find("alone", sentence.start, sentence.starts[at]) > 0
        and _ALONE.search(sentence.text, sentence.start, sentence.starts[at])
        and (same := lasting())
    ):
        return same  # "In August, 208 civilians were killed. In Donetsk region alone, 69 were"
    chosen = chosen_of(sentence, at, found)
    again = "another" in sentence.words[:2] or sentence.word(0) in _AGAIN
    goes_on = earlier.window if again and earlier and not found else None  # "Another nine people were wounded"
    saying = bool(chosen and chosen.scale == "day" and (chosen.role == "by" or of_saying(sentence, chosen.first)))
    if saying and chosen and sentence.any({"vague_time"}, at, chosen.first) and vague(sentence, at):
        chosen = None  # "were killed over the weekend, the governor said on Tuesday"
    if chosen and chosen.last < at and not _NOW.isdisjoint(sentence.words[chosen.last + 1 : at]):
        chosen = None  # "Crimea, annexed in 2014, ... now controls 18%"
    day, stated, window, whole = published, False, None, False
    if chosen:
        day, stated = chosen.high, True
        if published and published < chosen.high and (chosen.scale in {"month", "year"} or _long(chosen)):
            day = published
            chosen = chosen._replace(high=day)
        if chosen.scale == "year":
            # "As of 20 July, 18 had been killed in 2026"
            until = next((one.high for one in found if one.scale == "day" and one.role == "by"), None)
            if until and chosen.low <= until <= day:
                day, chosen = until, chosen._replace(high=until)
        if chosen.scale in {"month", "year"} and sentence.any({"vague_time"}, chosen.first - 3, chosen.first):
            if chosen.scale == "month" or not _END.search(sentence.text, sentence.start, sentence.starts[chosen.first]):
                day = None  # "at the end of June"; that of a year is its last day
        elif chosen.scale != "day" and chosen.role != "by" and not _as_it_stood(sentence, chosen, at):
            window, whole = (chosen.high - chosen.low).days + 1, chosen.scale != "span"
    elif "vague_time" in sentence.everything and vague(sentence, at) and "past_day" not in sentence.everything:
        day = None
    elif (as_of := _as_of(earlier, found)) and not sentence.any(_RECENT):
        day, stated = as_of, True  # "As of 31 May, 3 million had returned. 512,340 came from abroad"
    since = [one for one in found if one.role == "since"]
    year = next((one for one in since if one.scale == "year"), None)
    opening = year and sentence.any({"start"}, year.first - 4, year.first)
    if opening and year and day and window is None:
        window, whole = (day - year.low).days + 1, True
    low, high = near(sentence, at)
    if said_of(sentence, at, "past_day", low, high):
        window = 1
    elif sentence.any(_PAST_WEEK, low, high) and window is None:
        window = 7 if day else None
    elif sentence.any(_PAST_YEAR, low, high) and window is None and day and not stated:
        window = _YEAR
    elif (
        "this_year" in sentence.everything
        and sentence.any({"this_year"}, *sentence.clause(at))
        and day
        and window is None
        and (not stated or saying)
    ):
        window = (day - date(day.year, 1, 1)).days + 1
    elif window is None:
        window = goes_on
    return Timing(
        day=day,
        stated=stated,
        window=window,
        since=next((one.low for one in since if one.scale == "day"), None),
        rate=a_day(sentence, at) or average(sentence, at, found),
        longer_rate="rate" in sentence.everything and longer_rate(sentence, at),
        start=not opening
        and (
            "start" in sentence.everything or war_has(sentence) or _long_since(since, published) or since_war(sentence)
        ),
        overnight="overnight" in sentence.everything,
        month_or_year=whole,
        saying=saying,
        until=bool(chosen and chosen.role == "by") or (chosen is None and stated),
    )


def _as_it_stood(sentence: Sentence, chosen: When, at: int) -> bool:
    """Whether a month or year is when a total stood so: "in January put total casualties at"."""
    if chosen.scale not in {"month", "year"}:
        return False
    return sentence.any({"total"}, at - 7, at) or told_then(sentence, chosen.last, at)


def _as_of(earlier: Timing | None, found: list[When]) -> date | None:
    """The day up to which the sentence before counts, where this one names none."""
    return earlier.day if earlier and earlier.until and earlier.stated and not found else None


def _names_a_period(sentence: Sentence) -> bool:
    """Whether a search for "over the same period" may find anything. Most sentences are told so at once."""
    text = sentence.text[sentence.start : sentence.end]
    named = " year" in text or " month" in text or " week" in text or " period" in text or " day" in text
    return named or "y comparison" in text


def _long(one: When) -> bool:
    """Whether a span is a part of a year, which may not be over yet."""
    return one.scale == "span" and (one.high - one.low).days > _PART_OF_YEAR


def _long_since(since: list[When], published: date | None) -> bool:
    """Whether a count goes on since a day that is no day of these weeks: "since Friday" is one attack's."""
    return any(one.scale != "day" or not published or (published - one.low).days > _WEEKS for one in since)


def days_since(day: date, since: date) -> int:
    """Days after the first, which is not counted."""
    return (day - since) // timedelta(days=1)
