"""A story as large as the page must take: ten articles of 300 sentences, 200 findings. Made of nonsense, always the same."""

from __future__ import annotations

import random
from dataclasses import replace

from consistency.records import (
    Article,
    Coverage,
    Evidence,
    Finding,
    Paragraph,
    Reading,
    Report,
    Sentence,
    Side,
    Span,
    Story,
    Translation,
)

from . import sample

ARTICLES, SENTENCES, CONTRADICTIONS, OMISSIONS = 10, 300, 60, 140
ROWS = 400  # so an article has three quarters of what is told
LANGUAGES = ("az", "kk", "ru", "en")
LETTERS = {"az": "aəbcçdeğıilmnörsştuüvyz", "kk": "аәбғдеиқлмнңоөрстұүі", "ru": "абвгдежзиклмнопрстуя", "en": "abcdeghilmnoprstuvwy"}
WORDS = 16  # a sentence, of seven letters each


def report() -> Report:
    """The report; of each row some articles say nothing, and of each omission some lack it."""
    chance = random.Random(7)
    has: list[list[int]] = [sorted(chance.sample(range(ROWS), SENTENCES)) for _ in range(ARTICLES)]
    articles = tuple(_article(chance, n) for n in range(ARTICLES))
    spans = [[s for p in a.paragraphs for s in p.sentences] for a in articles]
    place = [{row: spans[n][at] for at, row in enumerate(rows)} for n, rows in enumerate(has)]
    english = [_words(chance, "en") for _ in range(ROWS)]
    findings = [_finding(n, row, articles, place, english) for n, row in enumerate(range(0, ROWS, ROWS // (CONTRADICTIONS + OMISSIONS)))]
    by_row: dict[int, list[Finding]] = {}
    for finding in findings:
        by_row.setdefault(int(finding.slot), []).append(finding)
    readings = tuple(
        _reading(a, index, place[n][row], english[row], paragraph=index // 3)
        for n, a in enumerate(articles)
        for index, row in enumerate(has[n])
    )
    coverage = tuple(_row(row, articles, place, english[row], by_row.get(row, [])) for row in range(ROWS))
    base = sample.report()
    story = Story(id="large", folder="/somewhere/large", articles=articles)
    failing = tuple(f.id for f in findings if f.kind == "contradiction")
    return replace(base, story=story, readings=readings, findings=tuple(findings), coverage=coverage, failing=failing, warnings=())


def _words(chance: random.Random, language: str) -> str:
    words = ["".join(chance.choices(LETTERS[language], k=chance.randint(3, 11))) for _ in range(WORDS)]
    return f"{' '.join(words).capitalize()}."


def _article(chance: random.Random, number: int) -> Article:
    language = LANGUAGES[number % len(LANGUAGES)]
    text, paragraphs = "", []
    for _ in range(SENTENCES // 3):
        start, sentences = len(text), []
        for n in range(3):
            text += " " if n else ""
            sentence = _words(chance, language)
            sentences.append(Span(start=len(text), end=len(text) + len(sentence)))
            text += sentence
        paragraphs.append(Paragraph(span=Span(start=start, end=len(text)), kind="body", sentences=tuple(sentences)))
        text += "\n\n"
    name = f"{language}-{number}"
    published = f"2026-03-{number + 1:02d}T10:00"
    return Article(id=name, path=f"{name}.txt", language=language, text=text, paragraphs=tuple(paragraphs), published=published)


def _quote(article: Article, span: Span, english: str) -> Evidence:
    return Evidence(article=article.id, span=span, translation=english, translator="gloss")


def _finding(number: int, row: int, articles: tuple[Article, ...], place: list[dict[int, Span]], english: list[str]) -> Finding:
    contradiction = number < CONTRADICTIONS
    telling = [n for n in range(ARTICLES) if row in place[n]][:4]
    sides = tuple(
        Side(article=articles[n].id, answer=at % 2 if contradiction else 0, value=None, shown=f"{at % 2} people",
             evidence=(_quote(articles[n], place[n][row], english[row]),))
        for at, n in enumerate(telling)
    )  # fmt: skip
    missing = () if contradiction else tuple(articles[n].id for n in range(ARTICLES) if row not in place[n])
    return Finding(
        id=f"{number:016x}", kind="contradiction" if contradiction else "omission", rule="number" if contradiction else "omission",
        severity="error" if contradiction else "warning", slot=str(row), unit=None if contradiction else "claim",
        message=("number", (("of", "person"),)) if contradiction else ("omission", (("label", english[row][:60]),)),
        sides=sides, missing_from=missing, known=number % 5 == 0,
    )  # fmt: skip


def _reading(article: Article, index: int, span: Span, english: str, paragraph: int) -> Reading:
    sentence = Sentence(article=article, paragraph=paragraph, index=index, span=span)
    translation = Translation(sentence=sentence, english=english, translator="gloss", words=WORDS, unknown=1)
    return Reading(sentence=sentence, translation=translation, words=(), source_facts=(), english_facts=())


def _row(row: int, articles: tuple[Article, ...], place: list[dict[int, Span]], label: str, findings: list[Finding]) -> Coverage:
    differ = {s.article for f in findings if f.kind == "contradiction" for s in f.sides}
    missing = {a for f in findings for a in f.missing_from}
    states = {a.id: "differ" if a.id in differ else "agree" if row in place[n] else "missing" if a.id in missing else "silent"
              for n, a in enumerate(articles)}  # fmt: skip
    members = tuple((a.id, (place[n][row],)) for n, a in enumerate(articles) if row in place[n])
    return Coverage(label=label, members=members, states=tuple(states.items()), findings=tuple(f.id for f in findings))
