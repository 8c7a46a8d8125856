"""Numbers spelled out in Ukrainian and Russian, and fractions in three languages: the words and what they are worth."""

from __future__ import annotations

import re

# Every form a reader meets, by value. An apostrophe stands for any of the three that are typed.
_CYRILLIC = {
    1: "один одна одне одного одну однієї одному одно одной",
    2: "два дві двох двома двом двоє две двух двумя двум двое двоих двійко",
    3: "три трьох трьома трьом троє трех трёх тремя трем трое троих",
    4: "чотири чотирьох чотирма чотирьом четверо четыре четырех четырёх четырьмя четверых",
    5: "п'ять п'яти п'ятьох п'ятьма п'ятеро пять пяти пятью пятеро пятерых",
    6: "шість шести шістьох шістьма шестеро шесть шестью шестерых",
    7: "сім семи сімох сімома семеро семь семью семерых",
    8: "вісім восьми вісьмох вісьмома восьмеро восемь восемью восьмерых",
    9: "дев'ять дев'яти дев'ятьох дев'ятеро девять девяти девятью девятеро девятерых",
    10: "десять десяти десятьох десятеро десятью десятерых",
    11: "одинадцять одинадцяти одинадцятьох одиннадцать одиннадцати одинадцятеро",
    12: "дванадцять дванадцяти дванадцятьох двенадцать двенадцати дванадцятеро",
    13: "тринадцять тринадцяти тринадцятьох тринадцать тринадцати тринадцятеро",
    14: "чотирнадцять чотирнадцяти чотирнадцятьох четырнадцать четырнадцати чотирнадцятеро",
    15: "п'ятнадцять п'ятнадцяти п'ятнадцятьох пятнадцать пятнадцати п'ятнадцятеро",
    16: "шістнадцять шістнадцяти шістнадцятьох шестнадцать шестнадцати шістнадцятеро",
    17: "сімнадцять сімнадцяти сімнадцятьох семнадцать семнадцати сімнадцятеро",
    18: "вісімнадцять вісімнадцяти вісімнадцятьох восемнадцать восемнадцати вісімнадцятеро",
    19: "дев'ятнадцять дев'ятнадцяти дев'ятнадцятьох девятнадцать девятнадцати дев'ятнадцятеро",
    20: "двадцять двадцяти двадцятьох двадцать двадцати двадцятеро",
    30: "тридцять тридцяти тридцятьох тридцать тридцати",
    40: "сорок сорока",
    50: "п'ятдесят п'ятдесяти п'ятдесятьох пятьдесят пятидесяти",
    60: "шістдесят шістдесяти шістдесятьох шестьдесят шестидесяти",
    70: "сімдесят сімдесяти сімдесятьох семьдесят семидесяти",
    80: "вісімдесят вісімдесяти вісімдесятьох восемьдесят восьмидесяти",
    90: "дев'яносто дев'яноста девяносто девяноста",
    100: "сто ста",
    200: "двісті двохсот двести двухсот",
    300: "триста трьохсот трехсот трёхсот",
    400: "чотириста чотирьохсот четыреста четырехсот",
    500: "п'ятсот п'ятисот пятьсот пятисот",
    600: "шістсот шестисот шестьсот",
    700: "сімсот семисот семьсот",
    800: "вісімсот восьмисот восемьсот",
    900: "дев'ятсот дев'ятисот девятьсот девятисот",
    1000: "тисячу тисячі тысячу тысячи",
    10**6: "мільйон мільйона миллион миллиона",
}
CYRILLIC_WORDS = {word: value for value, words in _CYRILLIC.items() for word in words.split()}

# Halves come glued to their scale or before it, always in the singular.
_THOUSAND, _MILLION, _BILLION = "тисячі|тысячи", "мільйона|миллиона", "мільярда|миллиарда"
HALVED = [*_THOUSAND.split("|"), *_MILLION.split("|"), *_BILLION.split("|")]
CYRILLIC_HALF = re.compile(
    rf"(?:(?P<one>півтора|півтори|полтора|полторы)[ ]|(?:пів|полу|пол)[ ]?)"
    rf"(?:(?P<thousand>{_THOUSAND})|(?P<million>{_MILLION})|(?P<billion>{_BILLION}))(?![^\W_])",
    re.IGNORECASE,
)
HALF_SCALES = {"thousand": 10**3, "million": 10**6, "billion": 10**9}

_ORDINALS = {
    "half": 2,
    **dict.fromkeys(("third", "thirds"), 3),
    **dict.fromkeys(("quarter", "quarters", "fourth", "fourths"), 4),
    **dict.fromkeys(("fifth", "fifths"), 5),
    **dict.fromkeys(("sixth", "sixths"), 6),
    **dict.fromkeys(("seventh", "sevenths"), 7),
    **dict.fromkeys(("eighth", "eighths"), 8),
    **dict.fromkeys(("ninth", "ninths"), 9),
    **dict.fromkeys(("tenth", "tenths"), 10),
}
_CYRILLIC_PARTS = {
    2: "половина половину половини половины половиною половиной",
    3: "третина третину третини треть трети",
    4: "чверть чверті четверть четверти",
}
PARTS = _ORDINALS | {word: value for value, words in _CYRILLIC_PARTS.items() for word in words.split()}
TOPS = {
    "a": 1,
    "an": 1,
    "one": 1,
    "two": 2,
    "three": 3,
    "four": 4,
    "five": 5,
    "six": 6,
    "seven": 7,
    "nine": 9,
    "дві": 2,
    "две": 2,
    "три": 3,
}
# "the third of May" is none: all but a half need their own number before them, and "of" behind them.
FRACTION = re.compile(
    r"(?:(?P<top>an?|one|two|three|four|five|six|seven|nine)[ -](?P<part>thirds?|quarters?|fourths?|fifths?|sixths?"
    r"|sevenths?|eighths?|ninths?|tenths?)(?=[ ]of\b)|(?P<half>half)(?=[ ](?:of|its|the|all)\b(?![ ]an?[ ]))"
    rf"|(?:(?P<tops>дві|две|три)[ ])?(?P<parts>{'|'.join(word for word in PARTS if word > 'z')})(?![^\W_])"
    r"(?![ ](?:на|по)[ ][0-9]))",
    re.IGNORECASE,
)
OF_A_SCALE = re.compile(r"[ ]of an?[ ](?=(?:thousand|million|billion|trillion)\b)", re.IGNORECASE)

WORD = re.compile(r"[^\W\d_]+(?:['\u2019\u02bc][^\W\d_]+)?")
APOSTROPHES = str.maketrans("\u2019\u02bc", "''")


def worth(word: str) -> int:
    """What one word of a spelled number is worth, 0 for any other word."""
    return CYRILLIC_WORDS.get(word.lower().translate(APOSTROPHES), 0)
