"""When."""

from __future__ import annotations

from consistency.rules.record import NotFlagged, Quote, Rule, pair

DATE = Rule(
    name="date",
    title="dates or times differ",
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
        NotFlagged(
            what="a moment that says less and one that says more: in September and on 12 September",
            example=pair("az", "Yeni körpü sentyabrda açılacaq.", "The new bridge will be opened in September.",
                         "ru", "Новый мост откроют 21 сентября.", "The new bridge will be opened on 21 September."),
        ),
        NotFlagged(
            what="a weekday, or a word such as yesterday, and the date on which it falls, counted from the day of publication",
            example=pair("ru", "Новый мост откроют в понедельник.", "The new bridge will be opened on Monday.",
                         "en", "The new bridge will be opened on 21 September.",
                         "The new bridge will be opened on 21 September."),
        ),
        NotFlagged(
            what="a day and a clock time: they answer different questions",
            example=pair("az", "Yeni körpü saat 14:00-da açılacaq.", "The new bridge will be opened at 14:00.",
                         "ru", "Новый мост откроют 21 сентября.", "The new bridge will be opened on 21 September."),
        ),
        NotFlagged(
            what="clock times that are told of two capitals: 12:00 in Baku, 13:00 in Astana",
            example=pair("az", "Görüş Bakı vaxtı ilə saat 12:00-da başlayacaq.",
                         "The meeting will begin at 12:00 Baku time.",
                         "ru", "Встреча начнется в 13:00 по времени Астаны.",
                         "The meeting will begin at 13:00 Astana time."),
        ),
        NotFlagged(
            what="dates of two events of one sentence, where the other article gives both",
            example=pair("en", "The bridge was closed on 3 March and opened again on 21 September.",
                         "The bridge was closed on 3 March and opened again on 21 September.",
                         "ru", "Мост, закрытый 3 марта, снова открыли 21 сентября.",
                         "The bridge, closed on 3 March, was opened again on 21 September."),
        ),
        NotFlagged(
            what="a date that the other article does not give at all: that is for the rule omission",
            example=pair("kk", "Жаңа көпір жақында ашылады.", "The new bridge will be opened soon.",
                         "ru", "Новый мост откроют 21 сентября.", "The new bridge will be opened on 21 September."),
        ),
    ),
    settings=("rules.date",),
)  # fmt: skip
