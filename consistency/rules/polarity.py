"""Whether it is so."""

from __future__ import annotations

from consistency.rules.record import NotFlagged, Quote, Rule, pair

POLARITY = Rule(
    name="polarity",
    title="one affirms, another denies",
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
        NotFlagged(
            what="a denial of one word and the affirmation of its opposite: was not left open, was closed",
            example=pair("ru", "После грозы аэропорт не был открыт.",
                         "After the thunderstorm the airport was not opened.",
                         "en", "The airport was closed after the thunderstorm.",
                         "The airport was closed after the thunderstorm."),
        ),
        NotFlagged(
            what="two denials, in whatever words",
            example=pair("ru", "Аэропорт после грозы не закрыли.", "After the thunderstorm the airport was not closed.",
                         "kk", "Найзағайдан кейін әуежай жабылмады.",
                         "After the thunderstorm the airport was not closed."),
        ),
        NotFlagged(
            what="a question, or something said with whether or perhaps: it takes no side",
            example=pair("ru", "Аэропорт после грозы не закрыли.", "After the thunderstorm the airport was not closed.",
                         "en", "It is not known whether the airport was closed after the thunderstorm.",
                         "It is not known whether the airport was closed after the thunderstorm."),
        ),
        NotFlagged(
            what="a denial in an aside, such as a condition, a relative clause, a participle or a contrast (not in person but by video)",
            example=pair("en", "The minister opened the airport not in person but by video.",
                         "The minister opened the airport not in person but by video.",
                         "ru", "Министр открыл аэропорт по видеосвязи.", "The minister opened the airport by video."),
        ),
        NotFlagged(
            what="what a long sentence says besides: only what it says foremost is compared",
            example=pair("en", "The airport was closed after the thunderstorm, though the road to it was not flooded.",
                         "The airport was closed after the thunderstorm, though the road to it was not flooded.",
                         "ru", "После грозы аэропорт закрыли.", "After the thunderstorm the airport was closed."),
        ),
        NotFlagged(
            what="a denial of how something is done (did not come alone), or until when (not before Friday)",
            example=pair("ru", "Министр приехал в аэропорт не один.", "The minister did not come to the airport alone.",
                         "en", "The minister came to the airport with two engineers.",
                         "The minister came to the airport with two engineers."),
        ),
        NotFlagged(
            what="opposite words beside different figures: 30 survived, 19 died",
            example=pair("ru", "В крушении 30 пассажиров выжили, 19 погибли.",
                         "In the crash 30 passengers survived, 19 died.",
                         "en", "19 passengers died in the crash, 30 survived.",
                         "19 passengers died in the crash, 30 survived."),
        ),
        NotFlagged(what="passages that may not be about the same thing: only those that are surely counterparts are compared"),
    ),
    settings=("rules.polarity",),
)  # fmt: skip
