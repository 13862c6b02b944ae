"""The records that the stages hand to each other, and nothing else.

All are frozen: a later stage makes a new record, it never fills one in. Positions are half-open character
offsets into ``Article.text``, which for .txt and .md is the file as decoded, never edited. Line and column are
worked out once, at output.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

ParagraphKind = Literal["headline", "subheading", "body"]
FactSource = Literal["source", "english"]
PartyKind = Literal["country", "organisation", "person", "office", "place"]
Relation = Literal["equal", "contains", "part"]
FindingKind = Literal["contradiction", "omission"]
Severity = Literal["error", "warning", "note", "off"]
Opinion = Literal["supported", "rejected", "unsure"]
Verdict = Literal["consistent", "contradictions", "omissions", "unverified"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """``start`` and ``end``: half-open character offsets into ``Article.text``."""

    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SetAside:
    """Page furniture: shown in the report, never compared."""

    span: Span
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Skipped:
    """A file of the folder that could not be read as an article, and why; the path is relative to the folder."""

    path: str
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """A block of text between line ends; headlines and subheadings are compared but never reported missing."""

    span: Span
    kind: ParagraphKind
    sentences: tuple[Span, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """One article. ``published`` is ISO 8601 without zone (``2026-03-02`` or ``2026-03-02T23:02``), or None.

    ``source`` is the whole file's text where ``text`` was extracted from it (HTML), else None.
    """

    id: str
    path: str
    language: str
    text: str
    paragraphs: tuple[Paragraph, ...]
    headline: str | None = None
    published: str | None = None
    outlet: str | None = None
    set_aside: tuple[SetAside, ...] = ()
    source: str | None = None
    format: str = "txt"


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """A sentence of an article: ``paragraph`` indexes ``article.paragraphs``, ``index`` counts over the article."""

    article: Article
    paragraph: int
    index: int
    span: Span

    @property
    def text(self) -> str:
        return self.article.text[self.span.start : self.span.end]

    @property
    def kind(self) -> ParagraphKind:
        return self.article.paragraphs[self.paragraph].kind


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """Articles that tell one story. ``folder`` is for messages only and never reaches a report.

    ``reference`` is the id of the article to compare all others with, ``memory`` the path of a TMX file.
    """

    id: str
    folder: str
    articles: tuple[Article, ...]
    skipped: tuple[Skipped, ...] = ()
    reference: str | None = None
    memory: str | None = None
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Translation:
    """``translator`` is the backend's name; ``words`` and ``unknown`` count running words, names and numbers apart; ``doubt`` says in a
    few words what the backend itself saw go wrong ("stopped at its limit"), or nothing."""

    sentence: Sentence
    english: str
    translator: str
    words: int = 0
    unknown: int = 0
    doubt: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """A number that counts or measures: ``value``, or ``low``/``high`` for a range or a bound (either may be None).

    ``unit`` is the canonical unit ("km", "%", "tonne", an ISO 4217 currency), ``written_unit`` as in the text;
    ``of`` are English lemma senses of what is counted; ``approximate`` where the text says about, almost, some.
    A share (half, a third) has its value in per cent; of a score (2:1) each side is a quantity with the same ``score``.
    ``parts`` are the figures of one that is told in two units (a year and two months).
    """

    span: Span
    text: str
    read_from: FactSource
    value: Decimal | None = None
    low: Decimal | None = None
    high: Decimal | None = None
    unit: str | None = None
    written_unit: str | None = None
    currency: str | None = None
    of: frozenset[str] = frozenset()
    approximate: bool = False
    ordinal: bool = False
    share: bool = False
    score: str | None = None
    parts: tuple[Quantity, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """A point in time, each part of which may be unknown. ``weekday`` 0 is Monday, ``relative`` a key such as
    ``yesterday``, ``3-days-ago`` or ``evening``; ``resolved`` is partial ISO 8601 worked out from the dateline;
    ``bound`` is "until" or "since", ``part`` the part of the day said beside a day, ``zone`` whose clock time it is:
    an English place name, an abbreviation such as GMT, or ``local``."""

    span: Span
    text: str
    read_from: FactSource
    year: int | None = None
    month: int | None = None
    day: int | None = None
    hour: int | None = None
    minute: int | None = None
    weekday: int | None = None
    relative: str | None = None
    decade: bool = False
    resolved: str | None = None
    bound: str | None = None
    part: str | None = None
    zone: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """Who or what is named. ``key`` is an ISO 3166 code for a country, else one Latin spelling of the name.

    ``case`` is the grammatical case read from the source ("nominative", "genitive", "dative", "accusative",
    "ablative", "locative", "instrumental"), or None. ``form`` tells how a country was named: name, adjective,
    people or capital. ``alias`` is the first name of the list in ``aliases`` of the settings that has this one.
    """

    span: Span
    text: str
    read_from: FactSource
    key: str
    name: str
    kind: PartyKind
    case: str | None = None
    form: str = "name"
    alias: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Stance:
    """Whether something is affirmed or denied; ``key`` is the English lemma (concept) that it bears on, ``helping`` the
    one that stands before it where two are denied at once ("will not appeal"); ``scope`` is how far a denial reaches,
    ``delayed`` marks one that ends at a time ("not open until May")."""

    span: Span
    text: str
    read_from: FactSource
    key: str
    affirmed: bool
    helping: str | None = None
    scope: Span | None = None
    delayed: bool = False


Fact = Quantity | Moment | Party | Stance


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """A word of a sentence as its language pack understands it. ``senses`` are English lemmas, commonest first;
    ``features`` are the case, number, tense and so on; ``span`` may cover several tokens (a set phrase)."""

    span: Span
    text: str
    lemma: str
    pos: str
    senses: tuple[str, ...]
    features: frozenset[str] = frozenset()
    known: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What is known of one sentence: its words, its translation, and the facts of both; ``suspect`` says why the
    translation is not to be trusted (empty where it is). Spans of words are into the sentence, of source facts into
    the article, of English facts and words into the English (empty where it is the gloss or the source itself)."""

    sentence: Sentence
    translation: Translation
    words: tuple[Word, ...]
    source_facts: tuple[Fact, ...]
    english_facts: tuple[Fact, ...]
    suspect: tuple[str, ...] = ()
    english_words: tuple[Word, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Role:
    """``name`` is agent (who acts), partner (with whom), recipient (to whom) or other; ``parties`` those that fill it."""

    name: str
    parties: tuple[Party, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """One statement: a sentence or a clause of it. ``predicate`` is an English concept ("thank"), or None.

    ``slots`` has an entry for each content word: the English concepts that it may stand for, each with a weight in
    0..1 (how rare a concept is, is the aligner's affair). ``acts`` are the concepts of its verbs and event nouns.
    """

    reading: Reading
    span: Span
    predicate: str | None
    roles: tuple[Role, ...]
    speaker: str | None
    facts: tuple[Fact, ...]
    slots: tuple[tuple[tuple[str, float], ...], ...] = ()
    acts: frozenset[str] = frozenset()

    @property
    def article(self) -> Article:
        return self.reading.sentence.article


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """Two claims of different articles that say the same (equal), or of which the first is part of the second or
    contains it. ``score`` is the probability of the link, ``likeness`` how much of their content the two share, 0..1: a
    sentence told in other words may be a sure link for what stands around it and share little."""

    a: Claim
    b: Claim
    relation: Relation
    score: float
    likeness: float


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimGroup:
    """Equivalent claims over all articles: closed over equal links only; every claim is in one.
    ``score`` is the least likeness of its links."""

    claims: tuple[Claim, ...]
    score: float

    @property
    def articles(self) -> tuple[str, ...]:
        return tuple(sorted({c.article.id for c in self.claims}))

    def missing(self, story: Story) -> tuple[str, ...]:
        have = set(self.articles)
        return tuple(a.id for a in story.articles if a.id not in have)


@dataclass(frozen=True, slots=True, kw_only=True)
class Alignment:
    """What the aligner hands on. ``support`` tells for each (claim index, article id) how well the best passage
    of that article matches the claim, 0..1, whether or not it was linked: what omissions are judged by. ``near`` has
    (claim index, claim index, likeness) of pairs that are a little alike, ``twins`` the claims of one article that
    say the same, ``rarity`` how much each concept says, by how few claims have it."""

    claims: tuple[Claim, ...]
    links: tuple[Link, ...]
    groups: tuple[ClaimGroup, ...]
    support: tuple[tuple[int, str, float], ...] = ()
    near: tuple[tuple[int, int, float], ...] = ()
    twins: tuple[tuple[int, int], ...] = ()
    rarity: tuple[tuple[str, float], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """A quote: always a verbatim slice of the article, never longer than its paragraph, with its English."""

    article: str
    span: Span
    translation: str
    translator: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """One article's answer. Sides with the same ``answer`` agree. ``value`` is JSON-ready, as CONTRACT says:
    a mapping for quantities, a string for moments and stances, a sorted list of names for party sets, or None. ``keys`` are
    the values with the words of the source that carry them (of an omission, the longest words of the passage): what a
    baseline knows the side by, whoever translates and however the text is cut."""

    article: str
    answer: int
    value: object
    shown: str
    evidence: tuple[Evidence, ...]
    speaker: str | None = None
    keys: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Verified:
    """What a second reader said of a finding: ``by`` is its signature, ``scores`` (label, 0..1) what its verdict was made of, ``before``
    the confidence without it."""

    by: str
    verdict: Opinion
    scores: tuple[tuple[str, float], ...]
    before: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """A discrepancy. ``message`` is a message id and its parameters, so that it can be said in any language. ``update``
    marks a count that grows by its nature and was told later; ``addition`` what a reference article lacks; ``unguarded`` that a side
    is in a language without a pack, where nothing holds what was read against the source's own words."""

    id: str
    kind: FindingKind
    rule: str
    severity: Severity
    slot: str
    message: tuple[str, tuple[tuple[str, str], ...]]
    sides: tuple[Side, ...]
    missing_from: tuple[str, ...] = ()
    partial: bool = False
    confidence: float = 1.0
    unit: str | None = None
    known: bool = False
    suppressed: str | None = None
    update: bool = False
    addition: bool = False
    unguarded: bool = False
    verified: Verified | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Coverage:
    """One row of the coverage matrix: ``state`` of each article is agree, differ, missing or silent
    (``members`` has no passage of it, and it is not reported missing); ``finding`` the ids that concern it."""

    label: str
    members: tuple[tuple[str, tuple[Span, ...]], ...]
    states: tuple[tuple[str, str], ...]
    findings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """The outcome of one story. ``compared`` is the share (0..1) of claims that found a counterpart or are surely
    missing; ``strangers`` are articles that seem to be of another story; ``stale`` are baseline entries that nothing matches,
    ``unused`` suppressions and aliases that did nothing; ``reasons`` say why the run fails, empty where it does not.
    ``language`` is the reader's (``registry.READERS``): what renderers speak; ``reference`` the id of the article that all others
    were compared with, if one was named. ``left_out`` are findings that the settings hide: of the rules ``not_asked``, or less sure than
    ``least``; who signs a sheet must not take their silence for agreement."""

    story: Story
    readings: tuple[Reading, ...]
    groups: tuple[ClaimGroup, ...]
    findings: tuple[Finding, ...]
    coverage: tuple[Coverage, ...]
    signature: str
    version: str
    compared: float
    verdict: Verdict
    failed: bool
    failing: tuple[str, ...] = ()  # the ids of the findings that make ``failed`` true; none where something else does
    strangers: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()
    stale: tuple[str, ...] = ()
    unused: tuple[str, ...] = ()
    used: tuple[str, ...] = ()  # suppressions and aliases that did something
    reasons: tuple[str, ...] = ()
    language: str = "en"
    reference: str | None = None
    left_out: tuple[Finding, ...] = ()
    not_asked: tuple[str, ...] = ()
    least: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Trouble:
    """A story that was not compared. ``lone``: it has a single article so far, which is no error; else something is broken.
    ``left``: it had more, and a change left it with one: nobody would see that it is compared no more."""

    story: str
    why: str
    lone: bool = False
    left: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """What is told of several stories together. ``verdicts`` has (verdict, how many stories), ``findings`` (kind, how many, of which
    known), what is suppressed left out; ``reasons`` say why the run fails beyond what makes a story fail."""

    verdicts: tuple[tuple[Verdict, int], ...] = ()
    findings: tuple[tuple[FindingKind, int, int], ...] = ()
    failed: bool = False
    reasons: tuple[str, ...] = ()
    troubles: tuple[Trouble, ...] = ()
    language: str = "en"

    @property
    def broken(self) -> tuple[Trouble, ...]:
        return tuple(t for t in self.troubles if not t.lone)

    @property
    def lone(self) -> tuple[Trouble, ...]:
        return tuple(t for t in self.troubles if t.lone)
