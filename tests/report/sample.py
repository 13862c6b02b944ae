"""A report built by hand that has everything a format must show: ``report()``; and small parts to build others."""

from __future__ import annotations

import html
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

from consistency.pipeline import against_reference
from consistency.records import (
    Article,
    Coverage,
    Evidence,
    Fact,
    Finding,
    Paragraph,
    Party,
    Quantity,
    Reading,
    Report,
    Sentence,
    SetAside,
    Side,
    Skipped,
    Span,
    Story,
    Translation,
)
from consistency.report import SHEETS, render

from . import texts

ROOT = Path(__file__).parents[2]
WHY = {"Paylaş": "share buttons", "Просмотров": "view counter", "Читайте": "read also"}


AROUND = Path("/somewhere/else")  # the folder around the story's: where paths are told from


def rendered(given: Report, format: str) -> str:
    """The report in a format, paths from the folder around the story's; a sign-off sheet as versions of the Russian article."""
    return render(versions(given) if format in SHEETS else given, format, AROUND)


def versions(given: Report) -> Report:
    """The report as it is where all articles are versions of the Russian one."""
    return replace(given, reference="ru-vestnik", findings=against_reference(given.findings, "ru-vestnik"))


def article(name: str, language: str, lines: tuple[texts.Line, ...], *, end: str = "\n", **more: object) -> Article:
    """An article whose lines are joined by ``end``; an aside is set aside, all else a paragraph."""
    text, paragraphs, aside = "", [], []
    for kind, sentences in lines:
        start = len(text)
        spans: list[Span] = []
        for sentence, _ in sentences:
            text += " " if spans else ""
            spans.append(Span(start=len(text), end=len(text) + len(sentence)))
            text += sentence
        span = Span(start=start, end=len(text))
        if kind == "aside":
            aside.append(SetAside(span=span, why=next(w for k, w in WHY.items() if text[start:].startswith(k))))
        else:
            paragraphs.append(Paragraph(span=span, kind=kind, sentences=tuple(spans)))  # type: ignore[arg-type]
        text += end
    return Article(
        id=name,
        path=f"{name}.{more.get('format', 'txt')}",
        language=language,
        text=text,
        set_aside=tuple(aside),
        paragraphs=tuple(paragraphs),
        headline=lines[0][1][0][0],
        **more,  # type: ignore[arg-type]
    )


def find(subject: Article, quote: str) -> Span:
    start = subject.text.index(quote)
    return Span(start=start, end=start + len(quote))


def page(text: str) -> str:
    """The HTML file that the English article was extracted from."""
    paragraphs = "\n".join(f"    <p>{html.escape(line)}</p>" for line in text.splitlines()[1:])
    title = html.escape(text.splitlines()[0])
    return f"<!doctype html>\n<title>{title}</title>\n<body>\n  <article>\n    <h1>{title}</h1>\n{paragraphs}\n  </article>\n"


AZ = article("az-xeber", "az", texts.AZ, published="2026-03-02T23:25", outlet="Xəbər")
KK = article("kk-habar", "kk", texts.KK, published="2026-03-03")
RU = article("ru-vestnik", "ru", texts.RU, end="\r\n\r\n", published="2026-03-02T22:10", outlet="Вестник порта")
_EN = article("en-wire", "en", texts.EN)
EN = article("en-wire", "en", texts.EN, format="html", source=page(_EN.text), outlet="<b>Wire</b>")
ARTICLES = {a.id: a for a in (AZ, EN, KK, RU)}
ENGLISH = {s: e for lines in (texts.AZ, texts.KK, texts.RU) for _, pairs in lines for s, e in pairs}

FERRY = {
    AZ: texts.AZ[2][1][0][0],
    EN: texts.EN[1][1][0][0],
    KK: texts.KK[1][1][0][0],
    RU: texts.RU[2][1][0][0],
}


def evidence(subject: Article, quote: str) -> Evidence:
    backend = "source" if subject.language == "en" else "memory" if subject.language == "ru" else "gloss"
    english = ENGLISH.get(quote, quote)
    return Evidence(article=subject.id, span=find(subject, quote), translation=english, translator=backend)


def facts(subject: Article, text: str, start: int) -> tuple[Fact, ...]:
    """Facts of the lead sentences; kk has none, so that its marks fall back on the words."""
    out: list[Fact] = []
    people = {"27": Decimal(27), "31": Decimal(31)}
    names = {"Azərbaycan": "AZ", "Азербайджана": "AZ", "Казахстана": "KZ", "Azerbaijan": "AZ", "Kazakhstan": "KZ"}
    if subject.language == "kk":
        return ()
    for word, value in people.items():
        if (at := text.find(word)) >= 0:
            span = Span(start=start + at, end=start + at + len(word))
            out.append(Quantity(span=span, text=word, read_from="source", value=value))
    for word, key in names.items():
        if (at := text.find(word)) >= 0:
            span = Span(start=start + at, end=start + at + len(word))
            out.append(Party(span=span, text=word, read_from="source", key=key, name=word, kind="country"))
    return tuple(out)


def readings() -> tuple[Reading, ...]:
    out = []
    for subject in ARTICLES.values():
        index = 0
        for number, paragraph in enumerate(subject.paragraphs):
            for span in paragraph.sentences:
                quote = subject.text[span.start : span.end]
                sentence = Sentence(article=subject, paragraph=number, index=index, span=span)
                shown = evidence(subject, quote)
                words = 0 if subject.language == "en" else len(quote.split())
                translation = Translation(
                    sentence=sentence,
                    english=shown.translation,
                    translator=shown.translator,
                    words=words,
                    unknown=int(subject is AZ and index == 1),
                )
                suspect = ("number 24 in the source, 42 in the translation",) if quote.startswith("Желдің") else ()
                out.append(
                    Reading(
                        sentence=sentence,
                        translation=translation,
                        words=(),
                        english_facts=(),
                        suspect=suspect,
                        source_facts=facts(subject, quote, span.start),
                    )
                )
                index += 1
    return tuple(out)


def side(subject: Article, quote: str, answer: int = 0, value: object = None, shown: str = "", **more: object) -> Side:
    quotes = (evidence(subject, quote),)
    return Side(article=subject.id, answer=answer, value=value, shown=shown, evidence=quotes, **more)  # type: ignore[arg-type]


def contradictions() -> tuple[Finding, ...]:
    people = {n: {"value": str(n), "unit": "person", "approximate": False} for n in (27, 31)}
    headline = Side(
        article="az-xeber",
        answer=0,
        value=people[27],
        shown="27 people",
        evidence=(evidence(AZ, texts.AZ[0][1][0][0]), evidence(AZ, FERRY[AZ])),
    )
    number = Finding(
        id="1f0a",
        kind="contradiction",
        rule="number",
        severity="error",
        slot="rescue",
        confidence=0.934567,
        message=("number", (("of", "people"), ("event", "brought ashore"))),
        sides=(
            side(RU, FERRY[RU], 1, people[31], "31 people", speaker="the port"),
            headline,
            side(KK, FERRY[KK], 0, people[27], "27 people"),
            side(EN, FERRY[EN], 0, people[27], "27 people"),
        ),
    )
    both = ("AZ", "KZ")
    parties = Finding(
        id="2b7c",
        kind="contradiction",
        rule="participants",
        severity="warning",
        slot="rescue",
        partial=True,
        message=("participants.agent", (("event", "the rescue of the ferry’s passengers"),)),
        known=True,
        confidence=0.8,
        sides=(
            side(AZ, FERRY[AZ], 0, ("AZ",), "Azerbaijan"),
            side(EN, FERRY[EN], 1, both, "Azerbaijan, Kazakhstan"),
            side(KK, FERRY[KK], 1, both, "Azerbaijan, Kazakhstan"),
            side(RU, FERRY[RU], 1, both, "Azerbaijan, Kazakhstan"),
        ),
    )
    return number, parties


def omissions() -> tuple[Finding, ...]:
    def omission(number: int, sides: tuple[Side, ...], missing: tuple[str, ...], **more: object) -> Finding:
        given: dict[str, object] = {"severity": "warning", "unit": "paragraph", "confidence": 0.88, **more}
        label = str(given.pop("label", ""))
        return Finding(
            id=f"o{number}",
            kind="omission",
            rule="omission",
            slot="",
            message=("omission", (("label", label),)),
            sides=sides,
            missing_from=missing,
            **given,  # type: ignore[arg-type]
        )

    hotline, gym, stern = texts.RU[4][1][0][0], texts.KK[4][1][0][0], texts.EN[2][1][0][0]
    return (
        omission(
            1,
            (side(RU, hotline), side(EN, texts.EN[3][1][0][0])),
            ("kk-habar", "az-xeber"),
            label="a hotline for relatives",
        ),
        omission(2, (side(KK, gym),), ("ru-vestnik", "en-wire", "az-xeber")),
        omission(
            3,
            (side(AZ, texts.AZ[2][1][1][0]), side(KK, texts.KK[2][1][1][0]), side(RU, texts.RU[3][1][0][0])),
            ("en-wire",),
            label="the wind speed",
            unit="claim",
            severity="note",
            known=True,
        ),
        omission(
            4,
            (side(EN, stern),),
            ("kk-habar", "az-xeber", "ru-vestnik"),
            suppressed="colour, not news",
            severity="note",
        ),
    )


def coverage() -> tuple[Coverage, ...]:
    def row(label: str, quotes: dict[Article, str], states: str, *found: str) -> Coverage:
        names = {"a": "agree", "d": "differ", "m": "missing", "s": "silent"}
        return Coverage(
            label=label,
            members=tuple((a.id, (find(a, q),)) for a, q in quotes.items()),
            findings=found,
            states=tuple((a, names[s]) for a, s in zip(ARTICLES, states, strict=True)),
        )

    hurt = {AZ: texts.AZ[3][1][0][0], KK: texts.KK[2][1][0][0], RU: texts.RU[2][1][1][0], EN: texts.EN[1][1][1][0]}
    wind = {AZ: texts.AZ[2][1][1][0], KK: texts.KK[2][1][1][0], RU: texts.RU[3][1][0][0]}
    return (
        row("The ferry lost power near Aktau", {KK: texts.KK[0][1][0][0], RU: texts.RU[0][1][0][0]}, "ssaa"),
        row("People were brought ashore from the ferry Merey", FERRY, "dddd", "1f0a", "2b7c"),
        row("Nobody is seriously hurt", hurt, "aaaa"),
        row("The wind reached 24 metres per second", wind, "amaa", "o3"),
        row("A hotline for relatives is open", {RU: texts.RU[4][1][0][0], EN: texts.EN[3][1][0][0]}, "mama", "o1"),
        row("A reception point in the school gym", {KK: texts.KK[4][1][0][0]}, "mmam", "o2"),
        row(f"The name on the stern [bold]<i>{texts.LONG}</i>", {EN: texts.EN[2][1][0][0]}, "mamm", "o4"),
    )


def report() -> Report:
    story = Story(
        id="ferry-storm",
        folder="/somewhere/else/ferry-storm",
        articles=tuple(ARTICLES.values()),
        skipped=(Skipped(path="photo.txt", why="not text (binary)"), Skipped(path="empty.md", why="empty")),
        warnings=("/somewhere/else/ferry-storm/translations.tmx: a source stands twice, the first is used",),
    )
    return Report(
        story=story,
        readings=readings(),
        groups=(),
        findings=(*omissions(), *contradictions()),
        coverage=coverage(),
        signature="translator:memory+gloss|align:v1|rules:v1|version:0.1.0",
        version="0.1.0",
        compared=0.8341,
        verdict="contradictions",
        failed=True,
        failing=("1f0a",),
        warnings=("kk-habar: language guessed from the text",),
    )
