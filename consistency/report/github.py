"""GitHub workflow commands: a line a finding, which the runner shows beside the article's line in a pull request.

GitHub shows ten annotations of each severity a step, so there is one for a finding where that will do: at the side that
stands apart (``order.apart``). What is known or suppressed is only counted.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from consistency.records import Evidence, Finding, Report, Run, Severity, Side
from consistency.report import messages, order, whole
from consistency.report.clean import clean
from consistency.report.places import Places
from consistency.report.positions import Positions
from consistency.report.wording import wording

COMMANDS: dict[Severity, str] = {"error": "error", "warning": "warning", "note": "notice", "off": "notice"}


def render(reports: Sequence[Report], root: Path | None = None, run: Run | None = None) -> str:
    """Workflow commands, and a plain line for each story's verdict and one for all; paths are relative to ``root``."""
    lines = [line for report in reports for line in _story(report, Places.of(report.story, root))]
    return "".join(f"{line}\n" for line in (*lines, *(_run(run) if run is not None else ())))


def _run(run: Run) -> Iterator[str]:
    words = wording(run.language)
    for trouble in run.troubles:
        name = "warning" if trouble.lone else "error"
        yield command(name, whole.why(trouble, words), title=f"{trouble.story}: {words.say('run.title_not_checked')}")
    if run.reasons:
        yield command("error", whole.reasons(run), title=words.say("run.title_fails"))
    if run.verdicts or run.troubles:
        yield _plain(whole.line(run))


def _story(report: Report, places: Places) -> Iterator[str]:
    positions, rank, name = Positions.of(report.story), order.ranks(report), report.story.id
    words, quiet = wording(report.language), 0
    for finding in order.findings(report):
        if finding.known or finding.suppressed is not None:
            quiet += 1
            continue
        text = messages.sentence(finding, report)
        title = words.say(f"kind.{finding.kind}", unit=messages.unit(finding, words), rule=messages.rule(finding, words))
        for side in order.apart(finding, rank):
            where = _where(report, places, positions, side)
            here = text if finding.kind == "omission" else f"{messages.side_says(finding, side, words)}. {text}"
            yield command(COMMANDS[finding.severity], _with_quotes(here, finding, positions, rank), **where, title=title)
    if report.verdict == "unverified":
        yield command("warning", messages.verdict(report), title=f"{name}: {words.say('note.reason.unverified')}")
    for article in sorted(report.strangers):
        yield command("warning", messages.stranger(article, words), file=places.path(positions.articles[article].path))
    for path, why in order.skipped(report):
        told = words.say("word.was_skipped", path=path, why=words.note(why))
        yield command("warning", told, file=places.path(path), title=f"{name}: {words.say('word.not_compared')}")
    for warning in order.warnings(report):
        yield command("notice", words.note(warning), title=name)
    if quiet:
        yield command("notice", words.count("n.quiet", quiet), title=name)
    why = f": {messages.reasons(report)}" if report.reasons else ""
    outcome = f" · {words.say('run.fails')}{why}" if report.failed else ""
    yield _plain(f"{name}: {messages.verdict(report)} {messages.tally(report)}{outcome}")


def _where(report: Report, places: Places, positions: Positions, side: Side) -> dict[str, str | int | None]:
    """File, line and column of a side's first quote; only the file where the line is not known."""
    where: dict[str, str | int | None] = {"file": places.path(positions.articles[side.article].path)}
    quotes = order.evidence(side)
    region = positions.region(quotes[0].article, quotes[0].span) if quotes else None
    if region is None:
        return where
    where |= {"line": region.line, "endLine": region.end_line, "col": region.column}
    if region.line == region.end_line:  # columns of two lines are refused
        where["endColumn"] = region.end_column
    else:
        del where["col"]
    return where


def _with_quotes(text: str, finding: Finding, positions: Positions, rank: dict[str, int]) -> str:
    """The message, and under it every quote with its English."""
    lines = [text]
    for side in order.sides(finding, rank):
        lines += [_quote(evidence, positions) for evidence in order.evidence(side)]
    return "\n".join(lines)


def _quote(evidence: Evidence, positions: Positions) -> str:
    english = positions.english(evidence)
    told = positions.quote(evidence) + (f" [{english}]" if english is not None else "")
    return f"{positions.shown(evidence.article, evidence.span)}: {' '.join(told.split())}"


def command(name: str, message: str, **properties: str | int | None) -> str:
    """``::name key=value,…::message``, escaped so that the runner reads back what was said; None is left out."""
    given = ",".join(f"{key}={_property(str(value))}" for key, value in properties.items() if value is not None)
    return f"::{name}{' ' if given else ''}{given}::{_data(message)}"


def _data(text: str) -> str:
    return clean(text).replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def _plain(text: str) -> str:
    """A line of the log, which may not begin a command."""
    return " ".join(clean(text).split()).replace("::", ": :").replace("##[", "## [")
