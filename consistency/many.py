"""Many stories in one run: each is read, compared and handed on before the next, and one that cannot be is named and loses no other."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from consistency.config import Config
from consistency.errors import BaselineError, CacheError, ConfigError, ConsistencyError, MissingExtraError, ModelError
from consistency.ingest import article_named, read_story
from consistency.ingest.files import find_files, is_candidate
from consistency.pipeline import OnProgress, counted, names_of_settings, translator_of
from consistency.pipeline import check as check_story
from consistency.records import FindingKind, Report, Run, Story, Trouble, Verdict
from consistency.stories import Place


@dataclass(slots=True)
class Tally:
    """What is told of all stories together. ``add`` each report and trouble as it comes, then ask for ``reasons`` and ``run``."""

    verdicts: Counter[Verdict] = field(default_factory=Counter)
    counts: Counter[str] = field(default_factory=Counter)
    known: Counter[str] = field(default_factory=Counter)
    troubles: list[Trouble] = field(default_factory=list)
    warnings: int = 0
    failed: bool = False
    lone: int = 0
    left: int = 0
    broken: int = 0
    used: set[str] = field(default_factory=set)

    def add(self, told: Report | Trouble) -> None:
        if isinstance(told, Trouble):
            self.troubles.append(told)
            self.lone += told.lone
            self.left += told.left
            self.broken += not told.lone
            return
        live = [f for f in told.findings if not f.known and f.suppressed is None]
        self.verdicts[told.verdict] += 1
        self.counts.update(f.kind for f in told.findings if f.suppressed is None)
        self.known.update(f.kind for f in told.findings if f.suppressed is None and f.known)
        self.warnings += sum(f.severity == "warning" for f in live)
        self.failed |= told.failed
        self.used |= set(told.used)

    def unused(self, config: Config) -> tuple[str, ...]:
        """Suppressions and aliases that did nothing in any story."""
        return tuple(name for name in names_of_settings(config) if name not in self.used)

    def run(self, config: Config, reasons: Sequence[str], *, failed: bool) -> Run:
        """The outcome; ``reasons`` are those of ``reasons()``."""
        kinds: tuple[FindingKind, ...] = ("contradiction", "omission")
        findings = tuple((kind, self.counts[kind], self.known[kind]) for kind in kinds)
        return Run(verdicts=tuple(self.verdicts.items()), findings=findings, failed=failed, reasons=tuple(reasons),
                   troubles=tuple(self.troubles), language=config.language)  # fmt: skip

    def reasons(self, config: Config, *, unused: Sequence[str] = (), gone: int = 0) -> tuple[str, ...]:
        """Why the run fails beyond what makes a story fail; ``unused`` are named, since
        no report of a story can; ``gone`` counts stories that only the baseline knows."""
        most = config.max_warnings
        reasons = (
            (most is not None and self.warnings > most, f"{counted(self.warnings, 'warning')}, more than {most}"),
            (config.strict and unused, f"{counted(len(unused), 'unused suppression or alias', 'unused suppressions or aliases')}: {', '.join(unused)}"),
            (config.strict and gone, counted(gone, "story that only the baseline knows", "stories that only the baseline knows")),
            (self.left, counted(self.left, "story left with one article", "stories left with one article")),
            (config.strict and self.lone - self.left, counted(self.lone - self.left, "story of one article", "stories of one article")),
        )
        return tuple(why for holds, why in reasons if holds)


def as_story(place: Place) -> Place | None:
    """The place with the files that may be articles; None where it has none, and is no story (a folder of pictures)."""
    if place.folder:
        return place if find_files(place.paths).files else None
    files = tuple(path for path in place.paths if is_candidate(path))
    return replace(place, paths=files) if files else None


def check_stories(
    places: Sequence[Place], config: Config, *, ready: Callable[[Story], object], meanwhile: Callable[[], None],
    progress: OnProgress, lost: frozenset[str] = frozenset(),
) -> Iterator[Report | Trouble]:  # fmt: skip
    """A report for each story, in order, or what is the matter with it. ``ready`` is called with each story before it is compared, and
    may raise; ``meanwhile`` see ``pipeline.check``; ``lost`` are the ids of those that a change took an article from. ``max_warnings`` counts over all stories and is left to ``Tally``. Raises
    what is wrong with the run and not with a story: a broken baseline, memory or cache, a missing package, a model that is not there."""
    if config.memory is not None:
        translator_of(config, None)  # a memory that cannot be read is one error, and not one for each story
    each = replace(config, max_warnings=None)
    for number, place in enumerate(places):
        progress(number, len(places))
        try:
            yield _lone(place, lost) or _report(place, each, ready, meanwhile)
        except (BaselineError, CacheError, MissingExtraError, ModelError):
            raise
        except ConsistencyError as error:
            yield Trouble(story=place.id, why=str(error))
        except Exception as error:  # a fault of ours in one story is no reason to lose the others
            if os.environ.get("CONSISTENCY_DEBUG") == "1":
                raise
            yield Trouble(story=place.id, why=f"failure inside: {type(error).__name__}: {error}: please report it (CONSISTENCY_DEBUG=1 shows where)")
    progress(len(places), len(places))


def _lone(place: Place, lost: frozenset[str]) -> Trouble | None:
    """What is the matter with a story of a single article; None where it has more."""
    if (only := _only(place)) is None:
        return None
    if place.id in lost:
        why = f"only one article is left, {only}: another was removed or renamed: rename its counterparts too"
        return Trouble(story=place.id, why=why, lone=True, left=True)
    return Trouble(story=place.id, why=f"only one article, {only}: nothing to compare it with", lone=True)


def _report(place: Place, config: Config, ready: Callable[[Story], object], meanwhile: Callable[[], None]) -> Report:
    story = read_story(place.paths, languages=config.languages, id=place.id, any_language=config.any_language)
    ready(story)
    return check_story(story, with_reference(config, story), processes=2, meanwhile=meanwhile)


def _only(place: Place) -> str | None:
    """The file of a story that has a single article and nothing that could not be read."""
    if not place.folder:
        return place.paths[0].as_posix() if len(place.paths) == 1 else None
    found = find_files(place.paths)
    return found.shown(found.files[0]) if len(found.files) == 1 and not found.skipped else None


def with_reference(config: Config, story: Story) -> Config:
    """The settings with the reference as the id of an article of the story. Raises ConfigError."""
    if config.reference is None:
        return config
    named = article_named(config.reference, story.articles)
    if named is None:
        known = ", ".join(article.id for article in story.articles)
        raise ConfigError(f"reference {config.reference}: no such article: one of {known}")
    return replace(config, reference=named)
