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
from consistency.records import Report, Story
from consistency.stories import Place

# Gravest first, and how many stories have one.
VERDICTS = {"contradictions": "with contradictions", "omissions": "with omissions", "unverified": "unverified", "consistent": "consistent"}


@dataclass(frozen=True, slots=True)
class Trouble:
    """A story that was not compared. ``lone``: it has a single article so far, which is no error; else something is broken."""

    story: str
    why: str
    lone: bool = False


@dataclass(slots=True)
class Tally:
    """What is told of all stories together. ``add`` each report and trouble as it comes, then ask for ``reasons``."""

    verdicts: Counter[str] = field(default_factory=Counter)
    counts: Counter[str] = field(default_factory=Counter)
    known: Counter[str] = field(default_factory=Counter)
    warnings: int = 0
    failed: bool = False
    lone: int = 0
    broken: int = 0
    used: set[str] = field(default_factory=set)

    def add(self, told: Report | Trouble) -> None:
        if isinstance(told, Trouble):
            self.lone += told.lone
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

    def line(self, failed: bool, reasons: Sequence[str]) -> str:
        """The outcome of the run: ``3 stories (1 with contradictions, 2 consistent) · 4 contradictions, 1 omission · fails``."""
        stories = sum(self.verdicts.values())
        verdicts = ", ".join(f"{self.verdicts[v]} {told}" for v, told in VERDICTS.items() if self.verdicts[v])
        known = {kind: f" ({number} known)" if number else "" for kind, number in self.known.items()}
        findings = ", ".join(counted(self.counts[kind], kind) + known.get(kind, "") for kind in ("contradiction", "omission"))
        parts = [f"{counted(stories, 'story', 'stories')}{f' ({verdicts})' if verdicts else ''}", findings]
        outcome = ("fails: " + ", ".join(reasons) if reasons else "fails") if failed else "passes"
        parts += [self.troubles()] if self.lone or self.broken else []
        return " · ".join((*parts, outcome))

    def troubles(self) -> str:
        told = [(self.broken, "could not be checked"), (self.lone, "of one article only")]
        return ", ".join(f"{counted(number, 'story', 'stories')} {what}" for number, what in told if number)

    def reasons(self, config: Config, *, unused: int = 0, gone: int = 0) -> tuple[str, ...]:
        """Why the run fails beyond what makes a story fail; ``gone`` counts stories that only the baseline knows."""
        most = config.max_warnings
        reasons = (
            (most is not None and self.warnings > most, f"{counted(self.warnings, 'warning')}, more than {most}"),
            (config.strict and unused, counted(unused, "unused suppression or alias", "unused suppressions or aliases")),
            (config.strict and gone, counted(gone, "story that only the baseline knows", "stories that only the baseline knows")),
            (config.strict and self.lone, counted(self.lone, "story of one article", "stories of one article")),
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
    progress: OnProgress,
) -> Iterator[Report | Trouble]:  # fmt: skip
    """A report for each story, in order, or what is the matter with it. ``ready`` is called with each story before it is compared, and
    may raise; ``meanwhile`` see ``pipeline.check``. ``max_warnings`` counts over all stories and is left to ``Tally``. Raises
    what is wrong with the run and not with a story: a broken baseline, memory or cache, a missing package, a model that is not there."""
    if config.memory is not None:
        translator_of(config, None)  # a memory that cannot be read is one error, and not one for each story
    each = replace(config, max_warnings=None)
    for number, place in enumerate(places):
        progress(number, len(places))
        try:
            yield _report(place, each, ready, meanwhile)
        except (BaselineError, CacheError, MissingExtraError, ModelError):
            raise
        except ConsistencyError as error:
            yield Trouble(place.id, str(error))
        except Exception as error:  # a fault of ours in one story is no reason to lose the others
            if os.environ.get("CONSISTENCY_DEBUG") == "1":
                raise
            yield Trouble(place.id, f"failure inside: {type(error).__name__}: {error}: please report it (CONSISTENCY_DEBUG=1 shows where)")
    progress(len(places), len(places))


def _report(place: Place, config: Config, ready: Callable[[Story], object], meanwhile: Callable[[], None]) -> Report | Trouble:
    if (only := _only(place)) is not None:
        return Trouble(place.id, f"only one article, {only}: nothing to compare it with", lone=True)
    story = read_story(place.paths, languages=config.languages, id=place.id)
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
