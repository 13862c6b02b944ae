"""The HTML report: one self-contained file that needs no network, and no script to be read.

Everything an article says is escaped by jinja's autoescape; a content security policy that knows our style and script by
their hashes is the second lock. The script (``templates/report.js``) only adds filters, sorting, the drawer and linked
scrolling to what is already there. ``templates/`` has a file for each part of the page.
"""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from consistency.records import Report
from consistency.report import messages, order, story_map, view
from consistency.report.clean import clean, one_line
from consistency.report.direction import direction
from consistency.report.marked import marked
from consistency.report.policy import policy
from consistency.report.wording import Wording, wording

if TYPE_CHECKING:
    from jinja2 import Environment
    from markupsafe import Markup

TEMPLATES = Path(__file__).with_name("templates")
# What the script says: these rows of the reader's language are put in the place of NO_WORDS.
NO_WORDS = "const WORDS = {};"
SCRIPTED = ("n.findings", "n.rows", "n.of.", "state.", "matrix.suspect", "matrix.row", "matrix.passage", "finding.copied", "finding.selected",
            "drawer.named", "drawer.place")  # fmt: skip
BEFORE = "document.documentElement.className = 'js'"  # in the head: what needs the script is there from the first paint


def render(report: Report, home: str | None = None, sheet: str | None = None) -> str:
    """The whole page, ``<!doctype html>`` to the final line end; ``home`` and ``sheet`` are the addresses of the index over many
    stories and of the sign-off sheet, if they lie beside it."""
    style, script = source("report.css"), script_of(wording(report.language))
    parts = {
        "policy": policy([style], [BEFORE, script]),
        "style": style,
        "before": BEFORE,
        "script": script,
    }
    return environment().get_template("report.html.j2").render(**parts, **_page(report), home=home, sheet=sheet)


def source(name: str) -> str:
    """A style or script of ours, as it stands between its tags."""
    return (TEMPLATES / name).read_text("utf-8")


def script_of(words: Wording) -> str:
    """The script, with what it says in one language."""
    texts = json.dumps(words.rows(*SCRIPTED), ensure_ascii=False).replace("<", "\\u003c")
    return source("report.js").replace(NO_WORDS, f"const WORDS = {texts};", 1)


class Said:
    """What templates say: ``t("id", name=value)``, and ``t.count("id", n)``. The texts are ours, the parameters are not: those are
    escaped as jinja escapes everything."""

    def __init__(self, words: Wording) -> None:
        self.words = words

    def __call__(self, name: str, /, **given: object) -> Markup:
        return self._filled(self.words.forms(name)[0], given)

    def count(self, name: str, n: int, /, **given: object) -> Markup:
        return self._filled(self.words.plural(name, n), {"n": n, **given})

    @staticmethod
    def _filled(text: str, given: dict[str, object]) -> Markup:
        from markupsafe import Markup

        return Markup(text).format(**{key: clean(v) if type(v) is str else v for key, v in given.items()})


def spoken(language: str) -> dict[str, object]:
    """What every page has to speak a language; ``gloss`` marks what is English on a page that is not."""
    from markupsafe import Markup

    words = wording(language)
    return {"t": Said(words), "words": words, "lang": words.language, "gloss": Markup("" if words.language == "en" else ' lang="en"')}


@cache
def environment() -> Environment:
    """One for every page of a process: a template is compiled once."""
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    made = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        finalize=lambda value: clean(value) if type(value) is str else value,  # names of files too, whoever forgot them
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        auto_reload=False,
    )
    made.filters.update(
        clean=clean, line=one_line, percent=messages.percent, direction=direction, heat=heat,
    )  # fmt: skip
    return made


def heat(share: float) -> str:
    """The class of a cell of the story map, ``h0`` to ``h5``: a policy without inline styles has no other shades."""
    return f"h{min(int(share * 5 + 0.5), 5)}"


def _page(report: Report) -> dict[str, object]:
    from markupsafe import Markup

    findings = view.Findings(report)
    cards, words = findings.by_id, wording(report.language)
    speech = spoken(report.language)
    gloss = speech["gloss"]
    left, right = view.pair(report, findings)
    return {
        **speech,
        "report": report,
        "verdict": messages.verdict(report),
        "tally": messages.tally(report),
        "names": {a.language: messages.language(a.language, words) for a in report.story.articles},
        "settings": Markup("<code>consistency.yaml</code>"),
        "bold": Markup("<b>{}</b>").format,
        "isolated": lambda name: Markup("<bdi{}>{}</bdi>").format(gloss, one_line(name)),
        "why": view.why,
        "strangers": [messages.stranger(a, words) for a in sorted(report.strangers)],
        "rows": view.rows(report, findings),
        "glyphs": view.GLYPHS,
        "reasons": messages.reasons(report),
        "contradictions": findings.contradictions,
        "omissions": [(have, lack, [cards[f.id] for f in found]) for have, lack, found in order.omissions(report)],
        "cards": cards,
        "choices": {
            "rule": sorted({(c.finding.rule, messages.rule(c.finding, words)) for c in cards.values()}),
            "severity": [(s, words.say(f"severity.{s}")) for s in order.SEVERITIES if any(c.finding.severity == s for c in cards.values())],
            "state": [(s, words.say(f"mark.{s}")) for s in ("new", "known", "suppressed") if any(c.state == s for c in cards.values())],
        },
        "articles": view.articles(report),
        "found": marked(report),
        "pair": {"left": left, "right": right},
        "told": story_map.told(report),
        "follows": story_map.follows(report),
        "undated": story_map.undated(report),
        "suspects": view.suspects(report),
        "skipped": [(path, words.note(why)) for path, why in order.skipped(report)],
        "warnings": [words.note(warning) for warning in order.warnings(report)],
        "set_aside": view.set_aside(report),
    }
