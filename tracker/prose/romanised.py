"""Names of people in Latin letters, so that who speaks is one claimant whatever the language of the text."""

from __future__ import annotations

import re

_BOTH = {
    "а": "a", "б": "b", "в": "v", "д": "d", "е": "e", "ж": "zh", "з": "z", "й": "i", "к": "k", "л": "l", "м": "m",
    "н": "n", "о": "o", "п": "p", "р": "r", "с": "s", "т": "t", "у": "u", "ф": "f", "х": "kh", "ц": "ts", "ч": "ch",
    "ш": "sh", "щ": "shch", "ь": "", "'": "", "\u2019": "", "\u02bc": "",
}  # fmt: skip
_UKRAINIAN = _BOTH | {"г": "h", "ґ": "g", "и": "y", "і": "i", "є": "ie", "ї": "i", "ю": "iu", "я": "ia"}
_RUSSIAN = _BOTH | {"г": "g", "и": "i", "ё": "e", "ъ": "", "ы": "y", "э": "e", "ю": "yu", "я": "ya"}
_AT_FIRST = {"є": "ye", "ї": "yi", "й": "y", "ю": "yu", "я": "ya"}
_ONLY_UKRAINIAN = re.compile("[іїєґІЇЄҐ]")
_CYRILLIC = re.compile("[а-яіїєґё]")


def romanised(name: str, text: str) -> str:
    """A name of a person as English writes it; a name in Latin letters is given back as it is.

    By the table of Ukraine's government where the `text` that has it is Ukrainian, else as newsrooms write Russian
    names.
    """
    if not _CYRILLIC.search(name):
        return name
    ukrainian = _ONLY_UKRAINIAN.search(text) is not None
    return " ".join(_word(word, ukrainian=ukrainian) for word in name.split())


def _word(word: str, *, ukrainian: bool) -> str:
    small = word.lower()
    if not ukrainian and small.endswith("ий"):
        small = small[:-2] + "ы"  # "Dmitry"
    table = _UKRAINIAN if ukrainian else _RUSSIAN
    letters = [table.get(one, one) for one in small]
    if ukrainian and small[:1] in _AT_FIRST:
        letters[0] = _AT_FIRST[small[0]]
    plain = "".join(letters)
    return "-".join(part.capitalize() for part in plain.split("-")) if word[:1].isupper() else plain
