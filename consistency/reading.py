"""Sentences -> readings: words and facts of the source, the translation, the facts of the English, the guard."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from consistency.facts import read_digits, read_facts, shifted, with_full_names
from consistency.guard import Side, suspect
from consistency.languages import load_pack
from consistency.records import Article, Claim, Fact, Paragraph, Reading, Sentence, Span, Translation, Word
from consistency.registry import LANGUAGES


def read_sentence(translation: Translation) -> Reading:
    """Everything known of a sentence. English that is the source itself has no second set of facts to guard; in a language without a pack
    nothing is known but the digits."""
    sentence = translation.sentence
    article = sentence.article
    if article.language not in LANGUAGES:
        digits = shifted(read_digits(sentence.text), sentence.span.start)
        return Reading(sentence=sentence, translation=translation, words=(), source_facts=digits, english_facts=())
    pack = load_pack(article.language)
    plain = read_facts(sentence.text, pack, article.published)
    facts = shifted(plain, sentence.span.start)
    english: tuple[Fact, ...] = ()
    english_words: tuple[Word, ...] = ()
    reasons: tuple[str, ...] = ()
    words = pack.words(sentence.text)
    if article.language != "en":
        english_words = load_pack("en").words(translation.english)
        english = read_facts(translation.english, load_pack("en"), article.published, read_from="english")
        reasons = suspect(Side(sentence.text, plain, words), Side(translation.english, english, english_words))
    return Reading(sentence=sentence, translation=translation, words=words, source_facts=facts,
                   english_facts=english, suspect=reasons, english_words=english_words)  # fmt: skip


def untranslated(
    english: Callable[[Sequence[Sentence]], Sequence[Translation]]
) -> Callable[[Sequence[Sentence]], Sequence[Translation]]:
    """``english``, but that a sentence in a language without a pack stands for itself: no translation of it could be guarded."""

    def made(sentences: Sequence[Sentence]) -> Sequence[Translation]:
        known = iter(english([s for s in sentences if s.article.language in LANGUAGES]))
        return [next(known) if s.article.language in LANGUAGES else Translation(sentence=s, english=s.text, translator="none") for s in sentences]

    return made


def with_people(claims: Sequence[Claim]) -> list[Claim]:
    """The claims of a story, each surname joined with the full name in its article."""
    rows: dict[str, list[int]] = {}
    for at, claim in enumerate(claims):
        rows.setdefault(claim.article.id, []).append(at)
    out = list(claims)
    for places in rows.values():
        for at, facts in zip(places, with_full_names([claims[i].facts for i in places]), strict=True):
            if facts != out[at].facts:
                out[at] = replace(out[at], facts=facts, reading=replace(out[at].reading, source_facts=facts))
    return out


def article_of_lines(lines: Sequence[str], language: str, name: str = "lines") -> tuple[Article, list[Sentence | None]]:
    """An article whose every line is a sentence, for the line-wise commands; None where a line is empty."""
    text = "\n".join(lines)
    paragraphs: list[Paragraph] = []
    spans: list[Span | None] = []
    at = 0
    for line in lines:
        start, end = at + len(line) - len(line.lstrip()), at + len(line.rstrip())
        span = Span(start=start, end=end) if start < end else None
        spans.append(span)
        if span:
            paragraphs.append(Paragraph(span=span, kind="body", sentences=(span,)))
        at += len(line) + 1
    article = Article(id=name, path=name, language=language, text=text, paragraphs=tuple(paragraphs))
    sentences: list[Sentence | None] = []
    count = 0
    for span in spans:
        sentences.append(Sentence(article=article, paragraph=count, index=count, span=span) if span else None)
        count += span is not None
    return article, sentences
