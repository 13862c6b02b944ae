"""The stages in order: ``check(story, config) -> Report`` reads like the diagram in docs/architecture.md."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from consistency import __version__
from consistency.align import align, links_between, prepare, reads_source
from consistency.claims import claims_of
from consistency.config import Config
from consistency.control import settle
from consistency.control.aliases import name_of, with_aliases
from consistency.control.suppress import name_of as name_of_suppression
from consistency.coverage import compared_share, coverage_of, strangers_of, verdict_of
from consistency.diff import findings_of
from consistency.errors import InputError
from consistency.ingest import sentences_of
from consistency.parallel import read_all
from consistency.reading import article_of_lines, read_sentence, untranslated, with_people
from consistency.records import Fact, Finding, Report, Sentence, Story, Translation
from consistency.registry import LANGUAGES

if TYPE_CHECKING:
    from consistency.align.encoder import Encoder
    from consistency.model_options import Encoder as Options
    from consistency.translate import Translator
    from consistency.verify import Second

OnProgress = Callable[[int, int], None]  # told how many lines are done, and of how many
_TOLD = 5  # stale entries told one by one


def check(
    story: Story, config: Config | None = None, *, processes: int = 1, meanwhile: Callable[[], None] | None = None,
    encoder: Encoder | None = None, progress: OnProgress | None = None,
) -> Report:  # fmt: skip
    """Compare the articles of a story; ``processes`` (1 or 2) may read its sentences, see ``parallel.py``; ``encoder`` is a
    sentence encoder that helps to align them (``align/encoder.py``); ``progress`` is told how many sentences are read."""
    config = config or Config()
    from consistency.translate import doubts_of, warnings_of

    def prepared() -> None:
        prepare()
        if meanwhile is not None:
            meanwhile()

    encoder = encoder or encoder_of(config)
    next_bar = getattr(progress, "then", None)  # a bar of the command line can tell of another job
    bare = [a for a in story.articles if a.language not in LANGUAGES]
    if bare and not reads_source(encoder):
        raise InputError(f"{bare[0].path}: no language pack for {bare[0].language}: an encoder that reads the source has to align it (docs/encoder.md)")
    translator = translator_of(config, story.memory)
    sentences = [s for article in story.articles for s in sentences_of(article)]
    english, progress = ready(translator, [s for s in sentences if s.article.language in LANGUAGES], progress)
    if bare:
        english = untranslated(english)
    claims = read_all(
        sentences, lambda some: claims_of([read_sentence(t) for t in english(some)]), processes, prepared, progress
    )
    claims, unused_aliases = with_aliases(with_people(claims), config.aliases)
    readings = [claim.reading for claim in claims]
    alignment = align(claims, encoder)
    strangers = strangers_of(alignment, story.articles)
    kin = [a for a in story.articles if a.id not in strangers]
    whole = alignment
    if strangers:  # what they say is no answer to anything here: as if they were not there
        alignment = align([c for c in claims if c.article.id not in strangers], encoder)
    findings, left_out = findings_of(alignment, kin, config)
    second: Second | None = None
    if config.verify.by != "off":
        from consistency.verify import verify

        second = verify(findings, alignment, kin, config, progress=next_bar and next_bar("asked of the second reader"))
        left_out = (*left_out, *(f for f in findings if f.id not in {each.id for each in second.findings}))
        findings = second.findings
    reference = config.reference or story.reference
    findings = against_reference(findings, reference)
    settled = settle(findings, story.id, story.articles, config)
    findings = settled.findings
    # Settings that name where all stories live serve others too: what is unused in this one may be used in the next.
    unused = () if config.stories else (*settled.unused, *unused_aliases)
    share = compared_share(whole, findings, strangers)
    used = (*settled.used, *(name for name in map(name_of, config.aliases) if name not in unused_aliases))
    verdict = verdict_of(findings, share, strangers, config)
    reasons = why_failed(findings, verdict, config, stale=len(settled.stale), unused=len(unused))
    return Report(
        story=story, readings=tuple(readings), groups=alignment.groups, findings=findings, failing=failing(findings, config),
        coverage=coverage_of(alignment, findings, story.articles), signature=signature(translator, config, story.reference, encoder, second), version=__version__,
        compared=round(share, 2), verdict=verdict, failed=bool(reasons), strangers=strangers,
        warnings=(*story.warnings, *warnings_of(translator), *doubts_of(r.translation for r in readings), *getattr(encoder, "warnings", ()),
                  *(second.warnings if second else ()), *loose_ends(settled.stale, unused)),
        stale=settled.stale, unused=unused, used=used, reasons=reasons, language=config.language, reference=reference,
        left_out=against_reference(left_out, reference), not_asked=config.not_asked, least=config.least_confidence("contradiction"),
    )  # fmt: skip


def translator_of(config: Config, memory: str | None) -> Translator:
    """The translator that the settings name, with their translation memory or the story's own."""
    from consistency.translate import make_translator

    return make_translator(config.translator, memory=config.memory or memory, fallback=config.fallback, config=config)


def encoder_of(config: Config) -> Encoder | None:
    """The sentence encoder that the settings name, if any; loaded once in a process."""
    if config.encoder.model is None:
        return None
    return encoder_at(config.encoder, config.offline, config.lock)


@lru_cache(maxsize=1)
def encoder_at(options: Options, offline: bool, lock: str | None = None) -> Encoder:
    from consistency.models import locate
    from consistency.models.encoder import SentenceEncoder

    return SentenceEncoder(locate(options.model or "", offline=offline, lock=lock), options)


def ready(
    translator: Translator, sentences: Sequence[Sentence], progress: OnProgress | None
) -> tuple[Callable[[Sequence[Sentence]], Sequence[Translation]], OnProgress | None]:
    """What gives the English of some of the sentences, and who is told how far reading is. A model translates all of them now,
    in this process: neither it nor a cache outlives the fork that reading makes. That takes longest, so its progress is told."""
    if not hasattr(translator, "stream"):
        return translator.translate, progress
    from consistency.translate import translate_all

    made = dict(zip(map(id, sentences), translate_all(translator, sentences, progress), strict=True))
    return lambda some: [made[id(sentence)] for sentence in some], None


def against_reference(findings: Sequence[Finding], reference: str | None) -> tuple[Finding, ...]:
    """Only what concerns the reference article, where one is named."""
    if reference is None:
        return tuple(findings)
    out = []
    for finding in findings:
        if reference in finding.missing_from:  # it alone counts: what the others lack of each other is not asked
            out.append(replace(finding, missing_from=(reference,), addition=True))
        elif any(s.article == reference for s in finding.sides):
            out.append(finding)
    return tuple(out)


def failing(findings: Sequence[Finding], config: Config) -> tuple[str, ...]:
    """The ids of the findings that make a run fail by its settings, neither known nor suppressed; see ``fails``."""
    if config.fail_on == "never":
        return ()
    weighty = {"contradiction": ("error",), "omission": ("warning", "error") if config.fail_on == "omission" else ()}
    live = (f for f in findings if not f.known and f.suppressed is None)
    return tuple(f.id for f in live if f.severity in weighty[f.kind])


def signature(
    translator: Translator, config: Config, reference: str | None = None, encoder: Encoder | None = None, second: Second | None = None
) -> str:
    """How a report was made, with every setting that decides what is found where it is not the default."""
    plain = Config()
    settings = {
        "reference": (config.reference or reference, None),
        "tolerance": (config.number.tolerance, plain.number.tolerance),
        "min_confidence": (config.min_confidence, plain.min_confidence),
        "omission_confidence": (config.omissions.min_confidence, plain.omissions.min_confidence),
        "aliases": (";".join("=".join(row) for row in config.aliases), ""),
    }
    told = "".join(f"|{name}:{value}" for name, (value, default) in settings.items() if value != default)
    with_ = f"+{getattr(encoder, 'signature', type(encoder).__name__)}" if encoder is not None else ""
    told += f"|verify:{second.signature}" if second is not None else ""
    rules = "number,date,participants,polarity,omission"
    return f"translator:{translator.signature}|align:pairs/2{with_}|rules:{rules}{told}|version:{__version__}"


def why_failed(findings: Sequence[Finding], verdict: str, config: Config, *, stale: int = 0, unused: int = 0) -> tuple[str, ...]:
    """Why a run fails by its settings, a phrase for each reason; empty where it passes. Findings that are known or suppressed
    never are a reason; ``stale`` and ``unused`` count baseline entries, and suppressions and aliases, that did nothing."""
    live = [f for f in findings if not f.known and f.suppressed is None]
    errors = sum(f.kind == "contradiction" and f.severity == "error" for f in live)
    lacking = sum(f.kind == "omission" and f.severity in ("warning", "error") for f in live)
    warnings = sum(f.severity == "warning" for f in live)
    most, strict = config.max_warnings, config.strict
    reasons = (
        (errors and config.fail_on != "never", f"{counted(errors, 'contradiction')} of severity error"),
        (lacking and config.fail_on == "omission", counted(lacking, "omission")),
        (most is not None and warnings > most, f"{counted(warnings, 'warning')}, more than {most}"),
        (strict and verdict == "unverified", "unverified"),
        (strict and stale, f"{counted(stale, 'stale baseline entry', 'stale baseline entries')}"),
        (strict and unused, f"{counted(unused, 'unused suppression or alias', 'unused suppressions or aliases')}"),
    )
    return tuple(why for holds, why in reasons if holds)


def loose_ends(stale: Sequence[str], unused: Sequence[str]) -> tuple[str, ...]:
    """What the settings and the baseline hold and this story has no use for, as warnings."""
    left = [f"{name}: not used: correct it, or delete it from the settings" for name in unused]
    left += [f"baseline: nothing matches {entry} any more: --update-baseline drops it" for entry in stale[:_TOLD]]
    more = len(stale) - _TOLD
    return (*left, f"baseline: nor {counted(more, 'other entry', 'other entries')}") if more > 0 else tuple(left)


def names_of_settings(config: Config) -> tuple[str, ...]:
    """The suppressions and aliases of the settings, as warnings and ``Report.used`` call them."""
    return (*(name_of_suppression(*each) for each in enumerate(config.suppressions, 1)), *map(name_of, config.aliases))


def counted(number: int, one: str, many: str | None = None) -> str:
    return f"{number} {one if number == 1 else many or one + 's'}"


def translate_lines(
    lines: Sequence[str], language: str, config: Config, progress: OnProgress | None = None, warn: Callable[[str], None] | None = None
) -> list[Translation]:
    """One translation a line; no line may be blank. ``progress`` is called with the lines done and their number, every
    now and then and at the end, ``warn`` with each line that the translator has to tell."""
    from consistency.translate import doubts_of, translate_all, warnings_of

    translator = translator_of(config, None)
    made = translate_all(translator, sentences_of_lines(lines, language), progress)
    if warn is not None:
        for line in (*warnings_of(translator), *doubts_of(made)):
            warn(line)
    return made


def facts_of_lines(lines: Sequence[str], language: str) -> list[tuple[Fact, ...]]:
    """The facts of each line as they are written, spans counted from its start; "9 il 6 ay" is two."""
    from consistency.facts import read_facts, with_full_names, written
    from consistency.languages import load_pack

    return with_full_names([written(read_facts(line, load_pack(language))) for line in lines])


def align_lines(
    a: Sequence[str], b: Sequence[str], language_a: str, language_b: str, config: Config
) -> list[tuple[int, int, float]]:
    """(line of a, line of b, score) for each link, lines counted from 0; no line may be blank."""
    english = untranslated(translator_of(config, None).translate)
    sides = [claims_of([read_sentence(t) for t in english(sentences_of_lines(lines, language, name))])
             for lines, language, name in ((a, language_a, "a"), (b, language_b, "b"))]  # fmt: skip
    return [(i, j, round(score, 4)) for i, j, score in links_between(sides[0], sides[1], encoder_of(config))]


def sentences_of_lines(lines: Sequence[str], language: str, name: str = "lines") -> list[Sentence]:
    """A sentence each line that is not blank, of an article with this name."""
    return [s for s in article_of_lines(lines, language, name)[1] if s is not None]
