"""``consistency check``, from which stories are meant to the exit code; the cli only parses."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from consistency.config import Config, find_config
from consistency.console import Progress, say
from consistency.errors import InputError
from consistency.ingest import read_story
from consistency.ingest.files import is_candidate
from consistency.many import Tally, as_story, check_stories, with_reference
from consistency.outputs import Outputs
from consistency.pipeline import check as check_story
from consistency.pipeline import loose_ends
from consistency.records import Report, Story, Trouble
from consistency.report.whole import troubles, why
from consistency.report.wording import wording
from consistency.stories import Place, find_stories, read_patterns


@dataclass(frozen=True, slots=True)
class Given:
    """What the command line says besides the settings; without ``paths`` the settings' ``stories`` are meant."""

    paths: Sequence[Path]
    config: Path | None = None
    changed_since: str | None = None
    update_baseline: bool = False


def run_check(given: Given, settings: Config, outputs: Outputs, progress: Progress) -> int:
    """Check, write everything, and return the exit code as if nobody had said ``--exit-zero``."""
    recording = Path(settings.baseline) if given.update_baseline and settings.baseline is not None else None
    if recording is not None:
        settings = replace(settings, baseline=None)  # what is known so far says nothing of what is found now
    if given.paths:
        return _one(given, settings, outputs, recording, progress)
    return _many(given, settings, outputs, recording, progress)


def _one(given: Given, settings: Config, outputs: Outputs, recording: Path | None, progress: Progress) -> int:
    """The story that the command line names."""
    story = read_story(given.paths, languages=settings.languages, id=_named(given, settings), any_language=settings.any_language)
    if given.changed_since is not None:
        place = Place(story.id, tuple(given.paths), given.paths[0].is_dir())
        if not _changed([place], given, settings, given.changed_since, Path.cwd())[0]:
            outputs.finish()
            return 0
    _ready(outputs, settings)(story)
    found = check_story(story, with_reference(settings, story), processes=2, meanwhile=_meanwhile(outputs), progress=progress)
    if recording is not None:
        from consistency.control.baseline import entries_of, record

        _said(recording, record(recording, {story.id: entries_of(found.findings, story.id)}), settings.language)
        found = _recorded(found)
    outputs.add(found)
    outputs.finish()
    return int(found.failed)


def _named(given: Given, settings: Config) -> str | None:
    """What the settings' patterns call the story, so that it has one name in the baseline whichever way it is checked; None where they
    know none of that path."""
    if not settings.stories:
        return None
    base, patterns = _base(given).resolve(), read_patterns(settings.stories)
    folder = given.paths[0].is_dir()
    files = [given.paths[0] / "any"] if folder else given.paths
    names = [os.path.relpath(os.path.abspath(file), base).split(os.sep) for file in files]
    called = {next((story for p in patterns if p.folder is folder and (story := p.story_of(each))), None) for each in names}
    return called.pop() if len(called) == 1 else None


def _many(given: Given, settings: Config, outputs: Outputs, recording: Path | None, progress: Progress) -> int:
    """All stories that the settings name, or those of them that changed."""
    import gc

    gc.enable()  # a run of one story is too short for it; see cli.run
    base = _base(given)
    places = [story for place in find_stories(settings.stories, base) if (story := as_story(place)) is not None]
    if not places:
        raise InputError(f"stories: nothing in {base} fits {', '.join(settings.stories)}: correct the patterns in consistency.yaml")
    ids = {place.id for place in places}
    lost: frozenset[str] = frozenset()
    wanted = places
    if given.changed_since is not None:
        wanted, lost = _changed(places, given, settings, given.changed_since, base)
    tally, entries, words = Tally(), {}, wording(settings.language)
    for told in check_stories(wanted, settings, lost=lost, ready=_ready(outputs, settings), meanwhile=_meanwhile(outputs), progress=progress):
        if isinstance(told, Trouble):
            progress.clear()
            say(f"consistency: {told.story}: {why(told, words)}")
        elif recording is not None:
            from consistency.control.baseline import entries_of

            entries[told.story.id] = entries_of(told.findings, told.story.id)
            told = _recorded(told)
        tally.add(told)
        if isinstance(told, Report):
            outputs.add(told)
    whole = given.changed_since is None and not tally.broken
    gone = _gone(settings, ids) if whole else ()
    unused = tally.unused(settings) if whole else ()
    for line in (*loose_ends((), unused), *(f"baseline: no story is called {name!r} any more: --update-baseline drops it" for name in gone)):
        say(words.say("told.warning", what=words.note(line)))
    reasons = tally.reasons(settings, unused=unused, gone=len(gone))
    if recording is not None:
        from consistency.control.baseline import record

        _said(recording, record(recording, entries, ids if whole else None), settings.language)
        reasons = ()
    failed = tally.failed or bool(reasons)
    nothing = bool(wanted) and tally.lone == len(wanted) and whole
    run = tally.run(settings, reasons, failed=failed or nothing or tally.broken > 0)
    outputs.finish(run)
    if tally.broken or nothing:
        say(words.say("told.see_above", what=troubles(run)))
        return 2
    return int(failed)


def _base(given: Given) -> Path:
    """The folder of the settings, as short as it can be written."""
    found = find_config(given.config)
    folder = Path.cwd() if found is None else found.resolve().parent
    try:
        return folder.relative_to(Path.cwd())
    except ValueError:
        return folder


def _changed(places: Sequence[Place], given: Given, settings: Config, revision: str, base: Path) -> tuple[list[Place], frozenset[str]]:
    """The stories that changed, and the ids of those that lost an article."""
    from consistency.changed import changed_since, lost_one, only_changed

    shared = [find_config(given.config), *(Path(path) for path in (settings.memory, settings.baseline) if path is not None)]
    changed = changed_since(revision, base)
    patterns = read_patterns(settings.stories) if settings.stories and not given.paths else ()
    left = only_changed(places, changed, shared, patterns, base)
    if not left:
        say(wording(settings.language).say("told.unchanged", revision=revision))
    return left, lost_one(left, frozenset(path for path in changed if is_candidate(Path(path))), patterns, base)


def _gone(settings: Config, stories: set[str]) -> tuple[str, ...]:
    """Stories that only the baseline knows."""
    if settings.baseline is None:
        return ()
    from consistency.control.baseline import orphans, read_baseline

    return orphans(read_baseline(Path(settings.baseline)), stories)


def _ready(outputs: Outputs, settings: Config) -> Callable[[Story], None]:
    """Says before the work that a story lies outside the root, or has no original for a sign-off sheet, and not after it."""

    def ready(story: Story) -> None:
        if outputs.rooted:
            from consistency.report.places import Places

            Places.of(story, outputs.root)
        if outputs.compares_with_original and settings.reference is None and story.reference is None:
            from consistency.report.sheet import needs_reference

            raise needs_reference()

    return ready


def _meanwhile(outputs: Outputs) -> Callable[[], None]:
    from consistency.report import prepare

    def load() -> None:
        for target in outputs.targets:
            prepare(target.format)

    return load


def _recorded(found: Report) -> Report:
    """The report after everything it found is known."""
    known = tuple(replace(f, known=f.suppressed is None) for f in found.findings)
    return replace(found, findings=known, failed=False, reasons=())


def _said(path: Path, counts: tuple[int, int, int], language: str) -> None:
    added, removed, kept = counts
    near = os.path.relpath(path)  # the settings give it whole
    path = path if near.startswith(os.pardir) else Path(near)
    say(wording(language).say("told.recorded", path=path, added=added, removed=removed, kept=kept))
