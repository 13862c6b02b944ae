"""How many, how much, what share."""

from __future__ import annotations

from consistency.rules.record import NotFlagged, Quote, Rule, pair

NUMBER = Rule(
    name="number",
    title="figures differ",
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
        NotFlagged(
            what="the same figure written in another way: 1.5 thousand and 1,500; half and 50 %; 4 km and 4,000 metres",
            example=pair("ru", "Из затопленных сел эвакуированы 1,5 тысячи жителей.",
                         "From the flooded villages 1.5 thousand residents have been evacuated.",
                         "kk", "Су басқан ауылдардан 1500 тұрғын көшірілді.",
                         "From the flooded villages 1,500 residents have been moved."),
        ),
        NotFlagged(
            what="a rounded or approximate figure and an exact one that it may stand for: about 2 million and 1.98 million",
            example=pair("en", "About 2 million tourists visited the region last year.",
                         "About 2 million tourists visited the region last year.",
                         "ru", "В прошлом году регион посетили 1,98 миллиона туристов.",
                         "Last year 1.98 million tourists visited the region."),
        ),
        NotFlagged(
            what="a bound or a range and a figure in it: more than 100 and 112; 5 to 7 thousand and 6,000",
            example=pair("az", "Su basmış kəndlərdən 100-dən çox sakin köçürülüb.",
                         "From the flooded villages more than 100 residents have been moved.",
                         "ru", "Из затопленных сел эвакуированы 112 жителей.",
                         "From the flooded villages 112 residents have been evacuated."),
        ),
        NotFlagged(
            what="a figure that the other article gives in another place, or as parts that add up to it: 12, and 7 and 5",
            example=pair("ru", "В аварии пострадали 12 человек.", "Twelve people were injured in the accident.",
                         "en", "Seven children and five adults were injured in the accident.",
                         "Seven children and five adults were injured in the accident."),
        ),
        NotFlagged(
            what="figures of different things or in different units: 12 wagons, 21 passengers; 40 dollars, 40 per cent",
            example=pair("ru", "С рельсов сошли 12 вагонов, пострадал 21 пассажир.",
                         "Twelve wagons left the rails, 21 passengers were injured.",
                         "en", "21 passengers were injured when 12 wagons left the rails.",
                         "21 passengers were injured when 12 wagons left the rails."),
        ),
        NotFlagged(
            what="an ordinal and a count: the third bridge, three bridges",
            example=pair("az", "Çayın üzərində üçüncü körpü tikilib.",
                         "The third bridge has been built over the river.",
                         "ru", "Теперь через реку построены три моста.",
                         "Three bridges have now been built over the river."),
        ),
        NotFlagged(
            what="a figure that the other article does not give at all: that is for the rule omission",
            example=pair("ru", "Из затопленных сел эвакуированы жители.",
                         "From the flooded villages the residents have been evacuated.",
                         "kk", "Су басқан ауылдардан 430 тұрғын көшірілді.",
                         "From the flooded villages 430 residents have been moved."),
        ),
    ),
    settings=("rules.number", "number.tolerance"),
)  # fmt: skip
