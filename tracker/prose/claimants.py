"""Claimants by the words that name them: the catalog's own names where it has them, else the text's."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import NamedTuple

from tracker import catalog
from tracker.prose import lexicon, named
from tracker.prose.codes import COUNTRIES
from tracker.prose.known import known_in

_PRONOUNS = frozenset({"he", "she", "it", "they", "він", "вона", "вони", "он", "она", "они", "we", "i"})
_NO_NAMES = frozenset(
    "in on at of for by and but as with who which where when while unless since after before until although though if"  # noqa: SIM905
    " because once during despite than total more most still yet so not no nor or also only even both such then now"
    " another each every all none half some about nearly almost over under up from into what how why"
    " \u043f\u0440\u043e \u043e\u0431 \u043e".split()
)
_WHEN = frozenset(
    {"recently", "last", "week", "month", "year", "later", "earlier", "also", "today", "yesterday", "initially"}
)
_OPENING = frozenset("the a an its their his her several two these those other some our".split())  # noqa: SIM905
_VAGUE = frozenset({"preliminary", "official", "latest", "initial", "available", "recent", "new", "updated"})
_ANY = frozenset({"a", "an", "one", "another", "local"})
"""What begins a name that does not point back: "a rights group said"."""
_WHERE = re.compile(
    r"(?<=\w)(?:['\u2019]s?)? (?:website|site|maps?|figures|data|tally|tracker|database|count|report|statistics"
    r"|numbers|analysis|analyses|update|bulletin|(?:local|regional|country|press|field) office)\Z"
)
"""Where a claimant says it: "the army's website shows"."""
_INSIDE = re.compile(r"\A\W*(?:\u0432|\u0443|\u0432\u043e) (?=[A-Z\u0410-\u042f\u0404\u0406\u0407\u00ab])")
"""What stands before a body that speaks: "повідомили в Генштабі"."""
_AT = re.compile(r"\A\W*(?:в|у|во) ")
_FROM_DATA = re.compile(r"(?<=[A-Zs] analysis) (?:of|based on|drawing on) .*")
"""Whose data somebody works with: "an AFP analysis of data from the institute"."""
_OFFICIAL = re.compile(
    r"\b(?:Ministry|Minister|President|Governor"
    r"|Administration|General Staff|Prosecutor|Emergency Service|Police|Armed Forces|Command|Government"
    r"|\u043c\u0456\u043d\u0456\u0441\u0442\u0435\u0440\u0441\u0442\u0432\u043e|\u0430\u0434\u043c\u0456\u043d\u0456\u0441\u0442\u0440\u0430\u0446\u0456\u044f|\u041e\u0412\u0410|\u043c\u0438\u043d\u0438\u0441\u0442\u0435\u0440\u0441\u0442\u0432\u043e|\u0430\u0434\u043c\u0438\u043d\u0438\u0441\u0442\u0440\u0430\u0446\u0438\u044f)\b",
    re.IGNORECASE,
)
_OFFICE = re.compile(
    r"\b(?:chief|head|director|leader|official|adviser|[Gg]overnor|[Mm]ayor|[Mm]inister|[Pp]resident|[Cc]hancellor"
    r"|[Cc]ommissioner|[Cc]ommander|[Aa]mbassador|[Cc]oordinator|[Ss]ecretary(?:[- ][Gg]eneral)?"
    r"|[Ee]nvoy|[Oo]mbudsman|[Ss]peaker) "
)
"""What stands before the name of who holds it. A spokesman speaks for the body that is named with him."""
_JOINING = frozenset({"and", "but", "while"})
_CLAUSES = frozenset({"since", "after", "before", "while", "when", "although", "as"})
_LONGEST_NAME, _FULL_NAME = 90, 2
# A text names the same few claimants again and again.
_MOST_CACHED = 4096
_CAPITAL = "[A-Z\u0410-\u042f\u0404\u0406\u0407]"
RUN = re.compile(
    rf"{_CAPITAL}[\w'\u2019-]+(?: (?:(?:al|de|van|von|der|den|bin|ibn|el|la|du|di|da) ){{0,2}}{_CAPITAL}[\w'\u2019-]+)+"
)
"""A name of two words or more, each with a capital."""


_COMPANY = re.compile(
    rf"(?:(?!(?:of|from|in|to|on|at|for|with|by|across|and|or|as|than) )[a-z][\w-]+ ){{1,4}}{_CAPITAL}[\w-]{{2,}}"
)
"""A name of one word behind what it is: "private supplier DTEK"."""
_FIRST = re.compile(rf"(?:[Tt]he )?({_CAPITAL}[\w'\u2019-]*(?: {_CAPITAL}[\w'\u2019-]+)*)")
"""The name that words begin with."""
_BODY = (
    "Council|Institute|Institution|Center|Centre|Ministry|Department|Office|Committee|Bureau|Agency|Commission|Network"
    "|Observatory|Union|Fund|Programme|Program|Service|Organi[sz]ation|Coalition|Association|Foundation|Federation"
    "|Mission|Project|Group|Campaign|School|University|Coordination"
)
_COLLECTIVE = frozenset(
    "Staff Forces Force Guard Command Army Navy Media Health Cross Crescent Nations Armed Air State National Foreign"  # noqa: SIM905
    " Defence Defense Main Security General Joint Coast United International World House".split()
) | {*_BODY.replace("[sz]", "s").split("|")}
_NAMED = re.compile(
    rf"(?:{_CAPITAL}[\w'\u2019-]+ ){{0,4}}(?:{_BODY})"
    rf"(?: (?:(?:on|of|for|to|in|against) (?:the )?)?(?:and )?{_CAPITAL}[\w'\u2019-]+)+"
)
"""The name of a body with its small words: "Council on Foreign Relations"."""
_TITLED = re.compile(rf"{_CAPITAL}[\w'\u2019-]+(?: (?:of|for|the|and|in) (?:the )?{_CAPITAL}[\w'\u2019-]+)+")


class Credit(NamedTuple):
    """`name` is how the claimant is filed, in the catalog's words where it is there (`known`), else in the text's.

    `again`: the words only point back ("the agency said"), at whoever was credited before.
    """

    name: str
    known: bool
    again: bool = False


class _Speakers(NamedTuple):
    """The words of `speakers.toml` in all languages; `capitals` are states by the names of their capitals."""

    people: frozenset[str]
    back: frozenset[str]
    on_air: tuple[str, ...]
    capitals: dict[str, str]


@cache
def _speakers() -> _Speakers:
    table = lexicon.table("speakers")
    people, back, on_air = (
        [word for words in table[name].values() for word in words] for name in ("people", "back", "on_air")
    )
    capitals = {capital: state for state, names in table["capital"].items() for capital in names}
    return _Speakers(frozenset(people), frozenset(back), tuple(on_air), capitals)


@lru_cache(_MOST_CACHED)
def resolve(words: str, countries: tuple[str, ...] = ()) -> Credit | None:
    """A claimant from the words that name it, or None where they name nobody.

    `countries` are the codes of those whose bodies are meant where the text names none ("the General Staff").
    """
    words = _INSIDE.sub("", words).removesuffix(" there")
    spelled = _FROM_DATA.sub("", " ".join(words.split()).strip(" ,'\"\u201c\u201d"))
    plain = _WHERE.sub("", spelled)
    if plain.lower() in _OPENING or plain.lower() in _VAGUE:
        plain = spelled  # "the report", which is nobody's
    if plain.endswith(" and") and (first := _FIRST.match(plain)):
        plain = first[1]  # "the RSF denied responsibility and said"
    if not plain or len(plain) > _LONGEST_NAME:
        plain = plain[:_LONGEST_NAME]
    known = known_in(plain, countries)
    if named.is_cyrillic(plain):
        plain = _AT.sub("", plain)
        if (person := named.person(plain)) and (known is None or known != known_in(person)):
            return Credit(known_in(person) or person, known=known_in(person) is not None)
        if known is None and (state := named.country(plain)):
            return Credit(state, known=False)
        if known is None and not RUN.search(plain) and (office := named.office(plain)):
            return Credit(office, known=False)
        if known is None and plain.casefold().startswith(_speakers().on_air):
            return None
    if (holder := _holder(plain)) and (known is None or known != known_in(holder)):
        return Credit(known_in(holder) or holder, known=known_in(holder) is not None)
    if known:
        person = _member(plain)
        if person and known_in(plain[len(person) :]) == known:
            return Credit(person, known=False)
        return Credit(known, known=True)
    if plain.partition(" ")[0] in _JOINING:
        plain = plain.partition(" ")[2]
    new = plain.partition(" ")[0].lower() in _ANY
    while plain.partition(" ")[0].lower() in _OPENING:
        plain = plain.partition(" ")[2]
    small = plain.lower().split()
    if not small:
        return None
    if small[-1] == "states" and small[-2:-1] == ["member"]:
        return None
    if country := _speakers().capitals.get(plain.lower()):
        return Credit(country, known=False)
    if small[0] in _PRONOUNS:
        return Credit(plain, known=False, again=True)
    if small[0] in _NO_NAMES or len(plain) < 3:
        # "Since the invasion began the mission": only what a verb has for its subject may name somebody.
        tail = plain.rpartition(" the ")[2] if " the " in plain else ""
        return resolve(tail, countries) if tail and len(tail.split()) <= 3 and small[0] in _CLAUSES else None
    while small and small[-1] in _WHEN:
        small.pop()
        plain = plain.rpartition(" ")[0]
    if not small:
        return None
    if small[0] == "same" or (small[0].endswith("-based") and small[-1] in _speakers().back and not new):
        return Credit(plain, known=False, again=True)  # "according to the same source"
    if len(small) <= 3 and not any(word[0].isupper() for word in plain.split()) and small[-1] in _speakers().back:
        if new or any(word.endswith("'s") for word in small[:-1]):
            return Credit(plain, known=False)
        return Credit(plain, known=False, again=True)
    if body := _NAMED.search(plain):
        return Credit(body[0], known=False)
    if not plain[0].isupper() and (titled := _TITLED.search(plain)):
        return Credit(titled[0], known=False)
    company = plain.rpartition(" ")[2] if _COMPANY.fullmatch(plain) else ""
    if company and not COUNTRIES[lexicon.load().lexicon.word(company).ideas]:
        return Credit(company, known=False)
    runs = [_short(run) for run in RUN.findall(plain)]
    if (
        runs
        and small[0] not in {"ministry", "un"}
        and not any(word in _speakers().people for word in runs[-1].lower().split())
    ):
        return Credit(runs[-1], known=False)
    if plain[0].isupper() or any(word in _speakers().people for word in small):
        return Credit(plain, known=False)
    return None


def _holder(words: str) -> str | None:
    """The person whose name words end with, behind an office: "NATO chief Mark Rutte", "Governor Oleh Syniehubov"."""
    ends = [office.end() for office in _OFFICE.finditer(words)]
    rest = words[ends[-1] :] if ends else ""
    return rest if RUN.fullmatch(rest) and not _NAMED.search(rest) and not _OFFICIAL.search(rest) else None


def _member(words: str) -> str | None:
    """The person whose name begins words such as "Pasi Paroinen of the Black Bird Group"."""
    run = RUN.match(words)
    if run is None or not words[run.end() :].startswith((" of ", " from ", " at ")):
        return None
    return run[0] if is_person(run[0]) else None


def is_person(words: str) -> bool:
    """Whether a name of two words or more is one of a person, and not of a body."""
    return not any(word in _COLLECTIVE for word in words.split()) and not _OFFICIAL.search(words)


def _short(run: str) -> str:
    """A name of a person without the office in capitals before it."""
    first, _, rest = run.partition(" ")
    if first.isupper() and len(first) > 1 and " " in rest:
        return rest
    words = run.split()
    body = next((nth for nth, word in enumerate(words) if word not in _COLLECTIVE), 0)
    # "the commander of the Air Force Mykola Oleshchuk"
    return " ".join(words[body:]) if len(words) - body == _FULL_NAME else run


@cache
def publisher_of(publisher: str) -> str | None:
    """The claimant that a publisher is, by its name without what stands in brackets; None for a newspaper.

    One that is named as an office of a state is a claimant too, whether the catalog has it or not.
    """
    bare = re.sub(r"\s*\([^)]*\)", "", publisher).strip()
    found = catalog.load().claimant(bare)
    if found:
        return found.name
    return known_in(bare) or (bare if _OFFICIAL.search(bare) else named.publishing(bare))
