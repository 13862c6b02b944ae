"""A report without what only the HTML page and the text show: what is kept of each story until all of a run are done."""

from __future__ import annotations

from dataclasses import replace

from consistency.records import Report


def slim(report: Report) -> Report:
    """The report for the formats in ``JOINED`` and for an index: no groups, no words, no facts. About a tenth of the memory."""
    bare = (replace(r, words=(), source_facts=(), english_facts=(), english_words=()) for r in report.readings)
    return replace(report, readings=tuple(bare), groups=())
