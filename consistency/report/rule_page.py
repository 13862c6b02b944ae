"""A rule told to a person: in a terminal, in Markdown (docs/rules/, SARIF's help), and all rules as a list or as JSON."""

from __future__ import annotations

import json
from dataclasses import fields

from consistency.config import FILE, Config
from consistency.report import messages
from consistency.report.page import PIPED, Page, surroundings
from consistency.report.wording import Wording, wording
from consistency.rules import RULES, Quote, Rule

SCHEMA = "consistency-rules/1"
NOTHING = "says nothing of it"


def settings(rule: Rule) -> list[tuple[str, object, str]]:
    """(dotted name, default, what it does) of each option that bears on a rule."""
    out = []
    for name in rule.settings:
        part: object = Config()
        for step in name.split("."):
            comment = next(f.metadata["comment"] for f in fields(part) if f.name == step)  # type: ignore[arg-type]
            part = getattr(part, step)
        out.append((name, part, comment))
    return out


def default_severity(rule: Rule) -> str:
    return str(getattr(Config().rules, rule.name))


def render_markdown(rule: Rule) -> str:
    """The page docs/rules/<name>.md, and the help that SARIF viewers show."""
    parts = [f"# {rule.name}: {rule.title}", f"**{rule.asks}**", rule.why, "## An example", *_quotes(rule.example)]
    parts.append("## What is not flagged")
    for miss in rule.not_flagged:
        parts.append(f"- {miss.what}")
        parts += [_indented(quote) for quote in _quotes(miss.example)] if miss.example else []
    table = ["| option | default | what it does |", "| --- | --- | --- |"]
    table += [f"| `{name}` | `{default}` | {what} |" for name, default, what in settings(rule)]
    parts += ["## Settings", "\n".join(table), f"In `{FILE}`:", "\n".join(["```yaml", *_yaml(rule), "```"])]
    return "\n\n".join(parts) + "\n"


def _yaml(rule: Rule) -> tuple[str, str]:
    """The lines of the settings that change how much the rule weighs."""
    return "rules:", f"  {rule.name}: {default_severity(rule)}  # error, warning, note, or off"


def _quotes(example: tuple[Quote, Quote]) -> list[str]:
    """Who says what, as blocks of Markdown."""
    out = []
    for quote in example:
        english = f"\n>\n> *{quote.english}*" if quote.text and quote.language != "en" else ""
        out += [f"{messages.language(quote.language)}:", f"> {quote.text or f'*{NOTHING}*'}{english}"]
    return out


def _indented(block: str) -> str:
    """Inside an item of a list."""
    return "\n".join(f"  {line}" for line in block.split("\n"))


def render_text(rule: Rule, *, width: int | None = None, colour: bool | None = None, language: str = "en") -> str:
    """The page as wide as the terminal that standard output is; plain and 80 columns wide where it is none. What a rule asks and why
    is told in ``language``; what is not flagged, and the settings, in English."""
    own_width, own_colour = surroundings()
    page, words = Page(width or own_width, own_colour if colour is None else colour), wording(language)
    _head(page, rule, words)
    page.gap()
    page.line(words.say(f"about.why.{rule.name}"), indent=2)
    page.title(words.upper(words.say("about.example")))
    _show(page, rule.example, 2, words)
    if words.language != "en":
        page.gap()
        page.line((words.say("about.english"), "dim"))
    page.title(words.upper(words.say("about.not_flagged")))
    for miss in rule.not_flagged:
        page.line("- ", miss.what, indent=2, hang=2)
        if miss.example:
            _show(page, miss.example, 6, words)
    page.title(words.upper(words.say("about.settings")))
    for name, default, what in settings(rule):
        page.line((name, "cyan"), f" (default {default}): {what}", indent=2, hang=2)
    page.gap()
    for line in _yaml(rule):
        page.exact(f"  {line}")
    return page.text()


def _head(page: Page, rule: Rule, words: Wording) -> None:
    """A rule's name, which settings know it by, its title, its severity, and what it asks."""
    severity = words.say("about.default", severity=words.say(f"severity.{default_severity(rule)}"))
    page.line((rule.name, "bold"), f" · {words.say(f'about.title.{rule.name}')} · {severity}")
    page.line(words.say(f"about.asks.{rule.name}"), indent=2)


def _show(page: Page, example: tuple[Quote, Quote], indent: int, words: Wording) -> None:
    for quote in example:
        page.line((f"{quote.language} ", "cyan"), quote.text or (words.say("about.nothing"), "dim"), indent=indent, hang=3)
        if quote.text and quote.language != "en":
            page.line((quote.english, "dim"), indent=indent + 3)


def render_list(language: str = "en") -> str:
    """Every rule with its default severity and what it asks."""
    width, colour = surroundings()
    page, words = Page(min(width, PIPED) if not colour else width, colour), wording(language)
    for rule in RULES.values():
        _head(page, rule, words)
    page.gap()
    page.line(words.say("about.list", command="consistency explain RULE"))
    return page.text()


def render_json() -> str:
    """Every rule with all that is told of it, ``consistency-rules/1``."""

    def quotes(example: tuple[Quote, Quote] | None) -> object:
        if example is None:
            return None
        return [{"language": q.language, "text": q.text, "english": q.english} for q in example]

    rules = [
        {
            "name": rule.name,
            "title": rule.title,
            "severity": default_severity(rule),
            "asks": rule.asks,
            "why": rule.why,
            "example": quotes(rule.example),
            "not_flagged": [{"what": m.what, "example": quotes(m.example)} for m in rule.not_flagged],
            "settings": [{"name": n, "default": default, "what": what} for n, default, what in settings(rule)],
        }
        for rule in RULES.values()
    ]
    return json.dumps({"schema": SCHEMA, "rules": rules}, ensure_ascii=False, indent=2) + "\n"
