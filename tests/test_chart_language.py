"""Charts in Ukrainian: nothing of the house stays English, and numbers and days are those of the language."""

from __future__ import annotations

import ast
import string
from collections.abc import Iterator
from pathlib import Path

import pandas as pd
import pytest
from babel.dates import format_date
from babel.numbers import format_decimal

from tests.chart_shapes import chart, only_axes, words
from tests.test_read import GENERAL_STAFF, Tell, telling, totals
from tracker import catalog, charting, sources
from tracker.charting import Look
from tracker.charting.definitions import Texts
from tracker.charting.language import Language, language
from tracker.charting.layout import wrapped
from tracker.model import TrackerError

# Names and licences stay as their owners write them.
AS_THEY_ARE = (
    "CC BY",
    "MIT",
    "DeepState",
    "Neue Z",
    "Oryx",
    "svo.rf.gd",
    "EUR",
    "LostArmour",
    "Tech for",
    "World Population Prospects",
    "USD",
)


SAYING = ("say", "remark", "having")
"""Functions of the charting room to which a phrase is given."""


@pytest.fixture
def tell(tmp_path: Path) -> Iterator[Tell]:
    with telling(tmp_path) as tell:
        yield tell


def test_numbers_and_days_are_those_of_the_language():
    english, ukrainian = language("en"), language("uk")
    day = pd.Timestamp("2026-06-08")
    assert (english.day(day), ukrainian.day(day)) == ("8 June 2026", "8 червня 2026")
    assert english.number(1374950.5) == "1,374,950.5"
    assert ukrainian.number(1374950.5) == "1\N{NO-BREAK SPACE}374\N{NO-BREAK SPACE}950,5"
    assert english.number(-3) == ukrainian.number(-3) == "\N{MINUS SIGN}3"
    assert (english.number(190_724_000_000, "bn"), ukrainian.number(190_724_000_000, "bn")) == (
        "190.7 billion",
        "190,7 млрд",
    )
    assert (english.country("DE"), ukrainian.country("DE")) == ("Germany", "Німеччина")


def test_english_numbers_are_what_babel_gives():
    for value in (0, 7, 1234.5, -1374950, 0.25, 84.5):
        assert language("en").number(value).replace("\N{MINUS SIGN}", "-") == format_decimal(value, locale="en_GB")


def test_english_days_are_what_babel_gives():
    for month in range(1, 13):
        day = pd.Timestamp(2026, month, 8)
        for pattern in ("d MMMM y", "d MMM", "LLLL y", "y"):
            assert language("en").date(day, pattern) == format_date(day.date(), pattern, locale="en_GB")


def test_a_number_is_not_broken_at_the_spaces_within_it():
    number = language("uk").number(1374950)
    assert wrapped(f"близько {number}", 40, 9.5, "DejaVu Sans") == ["близько", number]


def test_a_number_is_not_parted_from_what_it_counts_unless_there_is_no_room():
    words = "shown until 4 August 2025 on 16,419 km² of land"
    lines = wrapped(words, 100, 9.5, "DejaVu Sans")
    assert lines == ["shown until", "4 August 2025 on", "16,419 km² of land"] or not any(
        line.endswith((" 4", "16,419")) for line in lines
    )
    assert " ".join(lines) == words
    assert wrapped("4 August", 30, 9.5, "DejaVu Sans") == ["4", "August"]


def test_an_unknown_language_is_answered_with_those_there_are():
    with pytest.raises(TrackerError, match="there is no language 'fr'; charts speak en and uk"):
        language("fr")


@pytest.mark.parametrize("name", charting.names())
def test_nothing_of_a_chart_that_ships_stays_english(starter_ledger, name, monkeypatch):
    said: set[str] = set()
    plain = Language.say

    def listening(self: Language, phrase: str, **fields: object) -> str:
        if self.code == "uk" and phrase not in self.phrases:
            said.add(phrase)
        return plain(self, phrase, **fields)

    monkeypatch.setattr(Language, "say", listening)
    drawn = charting.draw_chart(starter_ledger, charting.load(name), look=Look(language="uk"))
    left = {phrase for phrase in said if phrase.isascii() and any(letter.isalpha() for letter in phrase)}
    assert not {phrase for phrase in left if not phrase.startswith(AS_THEY_ARE)}
    assert any("а" <= letter <= "я" for letter in drawn.title)


@pytest.mark.parametrize("name", charting.names())
def test_a_translation_has_every_note_and_label(name):
    definition = charting.load(name)
    translated = definition.in_language("uk")
    assert "uk" in definition.others
    assert len(translated.notes) == len(definition.notes)
    assert all(
        ours.label != theirs.label
        for ours, theirs in zip(definition.picks, translated.picks, strict=True)
        if ours.label and ours.label.isascii()
    )


def test_every_conflict_has_a_name_in_each_language():
    ids = set(catalog.load().conflicts)
    assert all(language(code).say(name) != name for code in ("en", "uk") for name in ids)


def test_an_events_title_is_in_the_language(tell):
    db = tell(totals(GENERAL_STAFF, *range(1000, 1400), start="2022-09-01"))
    ours = chart(events=("kherson-retaken",), others={"uk": Texts("Втрати")})
    drawn = charting.draw_chart(db, ours, look=Look(language="uk"))
    assert "Звільнення Херсона" in [" ".join(text.get_text().split()) for text in only_axes(drawn).texts]
    assert "Стверджує: Генеральний штаб ЗСУ." in words(drawn)


def test_a_citation_is_in_the_language_of_its_chart(starter_ledger):
    drawn = charting.draw_chart(starter_ledger, charting.load("maps-disagree"), look=Look(language="uk"))
    assert "Дані до 9 червня 2026, як відомо на" in drawn.citation
    assert "через cyterat, conflict-investigations" in drawn.citation
    assert not any(word in drawn.citation for word in ("Data", "Licence", "via", "known"))


def test_the_institutions_of_the_european_union_have_their_name_in_the_language():
    assert (language("en").country("EU"), language("uk").country("EU")) == ("EU", "ЄС")


def test_a_chart_without_words_of_the_language_is_english_as_a_whole(tell):
    db = tell(totals(GENERAL_STAFF, 1000, 1100))
    drawn = charting.draw_chart(db, chart(title="Casualties"), look=Look(language="uk"))
    assert drawn.language == "en"
    assert not any("а" <= letter <= "я" for letter in drawn.title + drawn.alt_text)
    unknown = GENERAL_STAFF._replace(series="losses.personnel.wounded")
    db = tell(totals(unknown, 10, 20))
    titled = chart(unknown.series, others={"uk": Texts("Поранені")})
    assert charting.draw_chart(db, titled, look=Look(language="uk")).language == "en"


def test_each_series_that_ships_has_its_default_chart_in_one_language(starter_ledger, monkeypatch):
    """Ukrainian where its words are known, and that is so for all of them: title, cautions and breaks."""
    said: set[str] = set()
    plain = Language.say

    def listening(self: Language, phrase: str, **fields: object) -> str:
        if self.code == "uk" and phrase not in self.phrases:
            said.add(phrase)
        return plain(self, phrase, **fields)

    monkeypatch.setattr(Language, "say", listening)
    for (name,) in starter_ledger.execute("select distinct series from latest order by series"):
        definition = charting.definition_for_series(starter_ledger, name, "uk")
        drawn = charting.draw_chart(starter_ledger, definition, look=Look(language="uk"))
        assert drawn.language == "uk", name
    left = {phrase for phrase in said if phrase.isascii() and any(letter.isalpha() for letter in phrase)}
    licences = {sources.load(name).SOURCE.licence for name in sources.names()}
    rules = {rule.id for rule in catalog.load().standing.rules}  # names, by which they are found in the catalog
    left -= set(catalog.load().claimants) | licences | rules
    assert [one for one in sorted(left) if not one.startswith(AS_THEY_ARE) and not one.endswith("(starter)")] == []


def test_every_phrase_that_the_house_says_is_translated():
    known = language("uk").phrases
    for file in Path(charting.__file__).parent.rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.Call) or getattr(node.func, "attr", getattr(node.func, "id", "")) not in SAYING:
                continue
            for part in (part for argument in node.args for part in ast.walk(argument)):
                text = part.value if isinstance(part, ast.Constant) and isinstance(part.value, str) else ""
                part_of_a_name = text.startswith(" ")  # of one that is put together, such as "donor not given"
                assert part_of_a_name or " " not in text or text in known, f"{file.name}:{node.lineno}: {text!r}"


def test_every_phrase_of_the_translation_has_the_same_fields():
    for ours, theirs in language("uk").phrases.items():
        fields = [{name for _, name, _, _ in string.Formatter().parse(text) if name} for text in (ours, theirs)]
        assert fields[0] == fields[1], ours
