"""The patterns that numbers are made of. None takes more than linear time: repetitions are bounded or possessive."""

from __future__ import annotations

import re

from tracker.prose.number_words import CYRILLIC_WORDS, PARTS
from tracker.prose.number_words import HALVED as _HALVED

MOST_DIGITS = 15
GAP = "[ \u00a0\u2009\u202f]"
DASH = "[\u2010-\u2015\u2212-]"
GAP_MATCH = re.compile(GAP)
EDGE = r"(?![^\W_])"

ONES = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
TEENS = (
    *("ten", "eleven", "twelve", "thirteen", "fourteen"),
    *("fifteen", "sixteen", "seventeen", "eighteen", "nineteen"),
)
TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
WORDS = {
    **{word: number for number, word in enumerate(ONES + TEENS, 1)},
    **{word: 10 * number for number, word in enumerate(TENS, 2)},
    "a": 1,
}


def _below_hundred(prefix: str = "") -> str:
    ones, tens, small = "|".join(ONES), "|".join(TENS), "|".join(TEENS + ONES)
    return rf"(?:(?P<{prefix}tens>{tens})(?:[ -](?P<{prefix}unit>{ones}))?|(?P<{prefix}small>{small})){EDGE}"


ROUND = rf"(?=[ ](?:dozen|thousand|million|billion|trillion){EDGE})"
WORD_NUMBER = re.compile(
    rf"(?:(?P<hundreds>{'|'.join(ONES)}|a)[ ]hundred{EDGE}(?:(?:[ ]and)?[ ]{_below_hundred('h')})?"
    rf"|{_below_hundred()}|(?P<half>half)(?:[ ]an?)?{ROUND}|(?P<article>a){ROUND})"
    r"(?![- ](?:half|halves|thirds?|quarters?|fifths?|sixths?|sevenths?|eighths?|ninths?|tenths?)\b)",
    re.IGNORECASE,
)
AND_A_HALF = re.compile(rf" and a half{ROUND}", re.IGNORECASE)

# Most numbers: digits, perhaps parted by commas, and behind them nothing that could belong to them.
QUICK = re.compile(
    r"(?:[1-9][0-9]{0,2}(?:,[0-9]{3}){1,4}+|[1-9][0-9]{0,14}+)"
    rf"(?:(?=[\n)\];!?\"”»(]|[.,:](?![0-9])|%(?!{DASH}|{GAP}(?:to|до))"
    rf"|[ ](?!{GAP}?[0-9]|(?:to|до){EDGE}|thousand|million|mln|mn|billion|bln|bn|trillion|trn|tn|dozen|hundred"
    r"|ти|ты|м[иіл]|тр))|\Z)",
    re.IGNORECASE,
)
QUICK_WORD = re.compile(
    rf"({'|'.join(TEENS + ONES)})"
    r"(?=[.,;:)\n]|[ ](?!hundred|thousand|million|mln|mn|billion|bln|bn|trillion|trn|tn|dozen|to\b|and a"
    r"|hal[fv]|third|quarter|fourth|fifth|sixth|seventh|eighth|ninth|tenth)[a-z])",
    re.IGNORECASE | re.ASCII,
)
# The whole of what is glued to a digit, whether we can read it or not.
CHAIN = re.compile("[0-9]++(?:[.,:/\u2010-\u2015\u2212-][0-9]++)*+")
PLAIN = re.compile(r"(?P<whole>[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?:\.(?P<part>[0-9]+))?")
DECIMAL_COMMA = re.compile(r"(?P<whole>[0-9]{1,3}),(?P<part>[0-9]{1,2})")
# Where a comma is a decimal one whatever the language: before a per cent sign or a Cyrillic word.
DECIMAL_BEHIND = re.compile(rf"{GAP}?(?:%|[а-яіїєґ])", re.IGNORECASE)
GROUP = rf"{GAP}[0-9]{{3}}(?![0-9])"
GROUPS = re.compile(rf"(?:{GROUP}){{1,4}}+(?P<more>{GROUP})?")
UNREADABLE = re.compile(rf"[0-9]{{1,3}}(?![0-9])(?:{GROUP})*+")
DASHED = re.compile(rf"(?P<low>[0-9.,]+){DASH}[0-9.,]+")
DASH_DIGIT = re.compile(f"{DASH}[0-9]")
ORDINAL = re.compile(
    rf"(?:st|nd|rd|th|['’]?s){EDGE}|-(?:й|ий|ій|го|му|ої|ая|я|ю|е|є|ых|их){EDGE}",
    re.IGNORECASE,
)
# "Feb. 24 300 people" is a day and a number, not 24,300.
MONTH_BEFORE = re.compile(
    r"\b(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\.? $",
    re.IGNORECASE,
)
MONTH_AFTER = re.compile(
    rf"{GAP}(?:січ|лют|берез|квіт|трав|черв|лип|серп|верес|жовт|листопад|груд"
    r"|янв|февр|март|апрел|ма[яй]|июн|июл|авг|сент|окт|нояб|дек)[а-яіїє]*",
    re.IGNORECASE,
)

LATIN_SCALES = (
    (r"thousands?", 10**3),
    (r"millions?|mln|mn", 10**6),
    (r"billions?|bln|bn", 10**9),
    (r"trillions?|trn|tn", 10**12),
    (r"dozen", 12),
    (r"hundred", 10**2),
    (r"hundred thousand", 10**5),
    (r"hundred million", 10**8),
)
CYRILLIC_SCALES = (
    (r"тисяч[аіу]?|тысяч[аиу]?|тис\.?|тыс\.?", 10**3),
    (r"мільйон(?:и|ів|а|у)?|миллион(?:а|ов|ы)?|млн\.?", 10**6),
    (r"мільярд(?:и|ів|а|у)?|миллиард(?:а|ов|ы)?|млрд\.?", 10**9),
    (r"трильйон(?:и|ів|а|у)?|триллион(?:а|ов|ы)?|трлн\.?", 10**12),
)
# One letter is a scale only when it is glued to the digits: "5 m" is a length.
GLUED_SCALES = (("k", 10**3), ("m", 10**6), ("b", 10**9))
SCALES = {"latin": LATIN_SCALES, "cyrillic": CYRILLIC_SCALES, "glued": GLUED_SCALES}
SIZES = {f"{name}{index}": size for name, scales in SCALES.items() for index, (_, size) in enumerate(scales)}


def _any(name: str) -> str:
    return "|".join(
        f"(?P<{name}{index}>(?:{words}){EDGE})" for index, (words, _) in reversed([*enumerate(SCALES[name])])
    )


SCALE = re.compile(
    rf"(?:{GAP}|-)?(?:{_any('latin')})|{GAP}?(?:{_any('cyrillic')})|{_any('glued')}",
    re.IGNORECASE,
)
SCALE_WORDS = "|".join(words for words, _ in LATIN_SCALES[:4] + CYRILLIC_SCALES)
SCALE_BEFORE = re.compile(rf"(?<![^\W_])(?:{SCALE_WORDS}){GAP}$", re.IGNORECASE)
# The letters that words for scales end in.
SCALE_ENDS = frozenset("dnsDNSавдинсуыічАВДИНСУЫІЧ.")
# "тисячі людей" are thousands, "понад тисячі людей" is one thousand.
THOUSANDS = re.compile(rf"(?:тисячі|тысячи){EDGE}", re.IGNORECASE)
ONE_BEFORE = re.compile(
    rf"(?<![^\W_])(?:понад|більше|близько|біля|до|менше|більш як|более|свыше|больше|около|порядка|менее){GAP}$",
    re.IGNORECASE,
)
OF_BEFORE = re.compile(r"\bof $", re.IGNORECASE)
# Longer than any scale or month with the gap behind it.
BEFORE = 14

SPLIT = re.compile(GAP + r"(?=[0-9a-z\u0430-\u0457])", re.IGNORECASE)
OPEN_RANGE = re.compile(rf"(between|from|від|от|між|между){GAP}[$€£]?", re.IGNORECASE)
BETWEEN = {"between", "між", "между"}
AND = re.compile(rf"%?{GAP}(?:and|to|та|і|й|и|до){GAP}[$€£]?|%?{DASH}[$€£]?(?=[0-9])", re.IGNORECASE)
TO = re.compile(rf"%?{GAP}(?:to|до){GAP}[$€£]?|%?{DASH}[$€£]?(?=[0-9])", re.IGNORECASE)

_SIZES = ("hundred", "dozen", "thousand", "million", "billion", "trillion")
_GLUED_HALVES = [f"{half}{scale}" for half in ("пів", "пол", "полу") for scale in _HALVED]
NUMERALS = frozenset(
    [
        *(*ONES, *TEENS, *TENS, *PARTS, *_GLUED_HALVES),
        *(word.partition("'")[0] for word in CYRILLIC_WORDS),
        *("полтора", "півтора", "полторы", "півтори", "пів"),
    ]
)
"""Words, or what stands of them before an apostrophe, one of which a number has that has no digit."""
OPENERS = frozenset({"from", "between", "від", "от", "між", "между"})
OPENED = re.compile(rf"{GAP}[$€£]?(?:[0-9]|([^\W\d_]+))")
CYRILLIC_WORDS_OF = re.compile("[\u0430-\u045f\u0491]+")
SIZE_WORDS = frozenset(_SIZES) | {word for word in PARTS if word < "z"}
