"""What is told of several stories together: why the run fails beyond its stories, and which of them were not checked."""

from __future__ import annotations

from consistency.records import Run, Trouble, Verdict
from consistency.report.clean import one_line
from consistency.report.wording import Wording, wording

# Gravest first.
VERDICTS: tuple[Verdict, ...] = ("contradictions", "omissions", "unverified", "consistent")


def line(run: Run) -> str:
    """The outcome: ``3 stories (1 with contradictions, 2 consistent) · 4 contradictions, 1 omission · fails``."""
    words, numbers = wording(run.language), dict(run.verdicts)
    verdicts = ", ".join(words.say(f"run.verdict.{v}", n=numbers[v]) for v in VERDICTS if numbers.get(v))
    stories = words.count("n.stories", sum(numbers.values()))
    parts = [f"{stories} ({verdicts})" if verdicts else stories]
    parts.append(", ".join(_counted(kind, n, known, words) for kind, n, known in run.findings))
    parts += [troubles(run)] if run.troubles else []
    return " · ".join([*filter(None, parts), _outcome(run, words)])


def nothing(run: Run) -> str:
    """What to say where no story was checked because none changed."""
    return wording(run.language).say("run.unchanged")


def _counted(kind: str, n: int, known: int, words: Wording) -> str:
    return words.count(f"n.{kind}s", n) + (f" ({words.say('tally.known', n=known)})" if known else "")


def _outcome(run: Run, words: Wording) -> str:
    if not run.failed:
        return words.say("run.passes")
    return f"{words.say('run.fails')}: {reasons(run)}" if run.reasons else words.say("run.fails")


def troubles(run: Run) -> str:
    """How many stories were not checked, in one phrase; empty where all were."""
    words = wording(run.language)
    told = (("n.broken", len(run.broken)), ("n.lone", len(run.lone)))
    return ", ".join(words.count(name, number) for name, number in told if number)


def reasons(run: Run) -> str:
    """Why the run fails beyond its stories, in one phrase; empty where it does not."""
    return "; ".join(map(wording(run.language).note, run.reasons))


def fails_why(run: Run) -> str:
    """The same in a sentence, with what could not be checked; empty where no story is broken and there is no other reason."""
    words = wording(run.language)
    told = [reasons(run)] if run.reasons else []
    told += [words.count("n.broken", len(run.broken))] if run.broken else []
    return words.say("run.fails_why", why="; ".join(told)) if told else ""


def why(trouble: Trouble, words: Wording) -> str:
    return one_line(words.note(trouble.why))


def not_checked(run: Run) -> list[str]:
    """A sentence for each story that was not checked."""
    words = wording(run.language)
    return [words.say("run.not_checked", story=trouble.story, why=why(trouble, words)) for trouble in run.troubles]
