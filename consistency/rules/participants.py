"""Who took part, and to whom it was done."""

from __future__ import annotations

from consistency.rules.record import NotFlagged, Quote, Rule, pair

PARTICIPANTS = Rule(
    name="participants",
    title="those who took part differ",
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
        NotFlagged(
            what="one country under several names: by demonym, abbreviation or capital, in any case form",
            example=pair("kk", "Министр Түркия мен Қырғызстанға алғыс айтты.",
                         "The minister thanked Türkiye and Kyrgyzstan.",
                         "en", "The minister thanked his Turkish and Kyrgyz colleagues.",
                         "The minister thanked his Turkish and Kyrgyz colleagues."),
        ),
        NotFlagged(
            what="the country that tells of the act itself: Kazakhstan talked with Georgia, and the sides talked",
            example=pair("kk", "Қазақстан Грузиямен келіссөз жүргізді.", "Kazakhstan held talks with Georgia.",
                         "ru", "Стороны провели переговоры.", "The sides held talks."),
        ),
        NotFlagged(
            what="a country that the other article's passage names in another role or another of its sentences",
            example=pair("en", "The minister thanked Türkiye and Georgia for their help.",
                         "The minister thanked Türkiye and Georgia for their help.",
                         "ru", "Министр поблагодарил Турцию за помощь, которая прибыла через Грузию.",
                         "The minister thanked Türkiye for the help, which arrived through Georgia."),
        ),
        NotFlagged(
            what="where something happens, where people come from, whose citizens or whose oil: those take no part",
            example=pair("ru", "Министр поблагодарил врачей из Турции.",
                         "The minister thanked the doctors from Türkiye.",
                         "en", "The minister thanked the doctors.", "The minister thanked the doctors."),
        ),
        NotFlagged(
            what="a list in one article and no list in the other: that is for the rule omission",
            example=pair("kk", "Министр Түркия мен Грузияға алғыс айтты.", "The minister thanked Türkiye and Georgia.",
                         "ru", "Министр поблагодарил всех, кто прислал спасателей.",
                         "The minister thanked everyone who sent rescuers."),
        ),
    ),
    settings=("rules.participants", "rules.partial"),
)  # fmt: skip
