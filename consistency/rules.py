"""What each rule asks, why it matters, an example, and what it leaves alone: the one text that docs and reports show.

To add a rule: a ``Rule`` in ``RULES``, ``diff/<name>.py`` with its question, an option in ``config.Rules``.
``tests/test_rules.py`` holds that every rule has every section, and that the checker finds every example.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """One article's words, in ``language`` (a code of ``registry.LANGUAGES``), and what they mean in English; both
    empty for an article that says nothing of the matter."""

    language: str
    text: str
    english: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """``name`` is the one findings carry; ``example`` has two articles' words, in two languages, that are a finding;
    ``not_flagged`` are what looks like one and is none; ``settings`` the options (dotted) that bear on it."""

    name: str
    asks: str
    why: str
    example: tuple[Quote, Quote]
    not_flagged: tuple[str, ...]
    settings: tuple[str, ...]


_NUMBER = Rule(
    name="number",
    asks="How many, how much, what share, which rank: two articles count or measure the same thing, and the figures "
    "cannot both be right.",
    why="A figure is what readers remember and repeat, and it is what most often goes wrong on the way from one language "
    "to another: digits change places, a scale word is lost, an early count is never brought up to date.",
    example=(
        Quote(language="ru", text="Из затопленных сел эвакуированы 340 жителей.",
              english="From the flooded villages 340 residents have been evacuated."),
        Quote(language="kk", text="Су басқан ауылдардан 430 тұрғын көшірілді.",
              english="From the flooded villages 430 residents have been moved."),
    ),
    not_flagged=(
        "the same figure written in another way: 1.5 thousand and 1,500; half and 50 %; 4 km and 4,000 metres",
        "a rounded or approximate figure and an exact one that it may stand for: about 2 million and 1.98 million",
        "a bound or a range and a figure in it: more than 100 and 112; 5 to 7 thousand and 6,000",
        "a figure that the other article gives in another place, or as parts that add up to it: 12, and 7 and 5",
        "figures of different things or in different units: 12 wagons, 21 passengers; 40 dollars, 40 per cent",
        "an ordinal and a count: the third bridge, three bridges",
        "a figure that the other article does not give at all: that is for the rule omission",
    ),
    settings=("rules.number", "number.tolerance"),
)  # fmt: skip

_DATE = Rule(
    name="date",
    asks="When: the day, the month, the year or the clock time of one event differs.",
    why="A wrong day sends people to a meeting that is over, and moves an event before its cause. Dates are written in "
    "many orders and cases, so that a slip is hard to see for anyone who reads only one of the languages.",
    example=(
        Quote(language="az", text="Yeni körpü sentyabrın 12-də açılacaq.",
              english="The new bridge will be opened on 12 September."),
        Quote(language="ru", text="Новый мост откроют 21 сентября.",
              english="The new bridge will be opened on 21 September."),
    ),
    not_flagged=(
        "a moment that says less and one that says more: in September and on 12 September",
        "a weekday, or a word such as yesterday, and the date on which it falls, counted from the day of publication",
        "a day and a clock time: they answer different questions",
        "clock times that are told of two capitals: 12:00 in Baku, 13:00 in Astana",
        "dates of two events of one sentence, where the other article gives both",
        "a date that the other article does not give at all: that is for the rule omission",
    ),
    settings=("rules.date",),
)  # fmt: skip

_PARTICIPANTS = Rule(
    name="participants",
    asks="Who: the countries or organisations that take part in one act (talks, a meeting, a signature), or to which it "
    "is done (thanks, an invitation, a visit), are not the same; or one office is named at another rank.",
    why="Who is named and who is left out of the list is news in itself in diplomacy, and it is where outlets of "
    "different countries trim. A shorter list is an answer to the same question: it contradicts the longer one, and is "
    "marked partial.",
    example=(
        Quote(language="kk", text="Министр құтқарушыларды жібергені үшін Түркия мен Грузияға алғыс айтты.",
              english="The minister thanked Türkiye and Georgia for sending rescuers."),
        Quote(language="ru", text="Министр поблагодарил Турцию за отправку спасателей.",
              english="The minister thanked Türkiye for sending rescuers."),
    ),
    not_flagged=(
        "one country under several names: by demonym, abbreviation or capital, in any case form",
        "the country that tells of the act itself: Kazakhstan talked with Georgia, and the sides talked",
        "a country that the other article's passage names in another role or another of its sentences",
        "where something happens, where people come from, whose citizens or whose oil: those take no part",
        "a list in one article and no list in the other: that is for the rule omission",
    ),
    settings=("rules.participants", "rules.partial"),
)  # fmt: skip

_POLARITY = Rule(
    name="polarity",
    asks="Whether: one article affirms what another denies, says the opposite (closed, open), or tells that it was refused, "
    "postponed or lifted.",
    why="A lost “not” turns a sentence round and leaves every word, number and name in its place, so that nothing else "
    "gives it away.",
    example=(
        Quote(language="ru", text="Аэропорт после грозы не закрыли.",
              english="After the thunderstorm the airport was not closed."),
        Quote(language="en", text="The airport was closed after the thunderstorm.",
              english="The airport was closed after the thunderstorm."),
    ),
    not_flagged=(
        "a denial of one word and the affirmation of its opposite: was not left open, was closed",
        "two denials, in whatever words",
        "a question, or something said with if, whether or perhaps: it takes no side",
        "a denial in an aside, such as a condition, a relative clause, a participle or a contrast (not in person but by video)",
        "what a long sentence says besides: only what it says foremost is compared",
        "a denial of how something is done (did not come alone), or until when (not before Friday)",
        "opposite words beside different figures: 30 survived, 19 died",
        "passages that may not be about the same thing: only those that are surely counterparts are compared",
    ),
    settings=("rules.polarity",),
)  # fmt: skip

_OMISSION = Rule(
    name="omission",
    asks="What does one article say that another does not answer at all: a whole paragraph, or one statement of a "
    "paragraph that is there.",
    why="What is left out misleads without a false word. It is no contradiction, and is never counted as one: the "
    "reader is told who has the passage and who lacks it.",
    example=(
        Quote(language="en", text="Relatives can call a hotline that works round the clock.",
              english="Relatives can call a hotline that works round the clock."),
        Quote(language="az", text="", english=""),
    ),
    not_flagged=(
        "a headline or a subheading, which are compared but never missing",
        "page furniture: share buttons, view counters, author credits, links to other articles",
        "a passage that stands in another place of the other article, or is split or merged there",
        "a single statement of a paragraph that is there, where a statement is left over too: they may be one in other words",
        "a paragraph in whose place the other article has one that may say the same in other words",
        "a paragraph with too few words of its own to tell whether it is missing",
        "what an article of another story lacks: that article is named instead",
    ),
    settings=("rules.omission", "omissions.paragraph", "omissions.claim", "omissions.min_confidence"),
)  # fmt: skip

RULES: Mapping[str, Rule] = {rule.name: rule for rule in (_NUMBER, _DATE, _PARTICIPANTS, _POLARITY, _OMISSION)}
