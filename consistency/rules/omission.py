"""What one article says and another leaves out."""

from __future__ import annotations

from consistency.rules.record import NotFlagged, Quote, Rule, pair

OMISSION = Rule(
    name="omission",
    title="something is left out",
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
        NotFlagged(what="a headline or a subheading, which are compared but never missing"),
        NotFlagged(
            what="page furniture: share buttons, view counters, author credits, links to other articles",
            example=pair("az", "Paylaş: Facebook | Telegram", "Share: Facebook | Telegram",
                         "en", "", ""),
        ),
        NotFlagged(
            what="a passage that stands in another place of the other article, or is split or merged there",
            example=pair("en", "Relatives can call a hotline. It works round the clock.",
                         "Relatives can call a hotline. It works round the clock.",
                         "az", "Qohumlar gecə-gündüz işləyən qaynar xəttə zəng edə bilər.",
                         "Relatives can call a hotline that works day and night."),
        ),
        NotFlagged(what="a single statement of a paragraph that is there, where a statement is left over too: they may be one in other words"),
        NotFlagged(
            what="a paragraph in whose place the other article has one that may say the same in other words",
            example=pair("en", "Relatives can call a hotline that works round the clock.",
                         "Relatives can call a hotline that works round the clock.",
                         "ru", "Для близких пострадавших открыт круглосуточный телефон.",
                         "A round-the-clock telephone has been opened for the families of those hurt."),
        ),
        NotFlagged(
            what="a paragraph with too few words of its own to tell whether it is missing",
            example=pair("en", "More details will follow.", "More details will follow.",
                         "az", "", ""),
        ),
        NotFlagged(what="what an article of another story lacks: that article is named instead"),
    ),
    settings=("rules.omission", "omissions.paragraph", "omissions.claim", "omissions.min_confidence"),
)  # fmt: skip
