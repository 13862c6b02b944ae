"""Small stories for these tests: one passage told in several languages, amid paragraphs that all articles share.

The frame (a bridge that is closed) has no figure, date, country or denial of its own: what a report finds, it finds in
the passages that the case gives. Articles are written to disk and go through the public door.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import yaml

from consistency.config import Config
from consistency.ingest import read_story
from consistency.pipeline import check
from consistency.records import Finding, Report, Side

CASES = Path(__file__).parent / "cases"

HEADLINE, BEFORE, AFTER = "headline", "before", "after"
FRAME: dict[str, dict[str, list[str]]] = {
    "en": {
        HEADLINE: ["Old bridge over the river closed for repairs"],
        BEFORE: [
            "The old bridge over the river has been closed for repairs, the city administration said.",
            "Drivers are asked to use the road through the forest, where the police have put up signs.",
        ],
        AFTER: [
            "Engineers found cracks in the supports after heavy rain washed away part of the bank.",
            "School buses will take pupils from the villages to lessons by a new route.",
        ],
    },
    "ru": {
        HEADLINE: ["Старый мост через реку закрыли на ремонт"],
        BEFORE: [
            "Старый мост через реку закрыт на ремонт, сообщили в администрации города.",
            "Водителей просят пользоваться дорогой через лес, где полиция установила знаки.",
        ],
        AFTER: [
            "Инженеры обнаружили трещины в опорах после того, как сильный дождь размыл часть берега.",
            "Школьные автобусы повезут учеников из деревень на уроки по новому маршруту.",
        ],
    },
    "az": {
        HEADLINE: ["Çay üzərindəki köhnə körpü təmir üçün bağlanıb"],
        BEFORE: [
            "Şəhər administrasiyasının məlumatına görə, çay üzərindəki köhnə körpü təmir üçün bağlanıb.",
            "Sürücülərdən meşədən keçən yoldan istifadə etmək xahiş olunur, polis orada nişanlar qoyub.",
        ],
        AFTER: [
            "Güclü yağış sahilin bir hissəsini yuduqdan sonra mühəndislər dayaqlarda çatlar aşkar ediblər.",
            "Məktəb avtobusları kəndlərdən olan şagirdləri dərsə yeni marşrutla aparacaq.",
        ],
    },
    "kk": {
        HEADLINE: ["Өзен үстіндегі ескі көпір жөндеуге жабылды"],
        BEFORE: [
            "Қала әкімшілігінің хабарлауынша, өзен үстіндегі ескі көпір жөндеуге жабылды.",
            "Жүргізушілерден орман арқылы өтетін жолды пайдалану сұралады, ол жерге полиция белгілер қойды.",
        ],
        AFTER: [
            "Қатты жаңбыр жағалаудың бір бөлігін шайып кеткеннен кейін инженерлер тіректерден жарықтар тапты.",
            "Мектеп автобустары ауылдардағы оқушыларды сабаққа жаңа бағытпен апарады.",
        ],
    },
}  # fmt: skip
# A Thursday. Written as a line under the headline, so that datelines are found as in the wild.
DATELINE = "05.03.2026, 10:15"


def language_of(article: str) -> str:
    """``ru`` and ``ru2`` are both Russian."""
    return article[:2]


def article(
    language: str, passages: Iterable[str], *, dateline: str = DATELINE, order: Iterable[int] | None = None
) -> str:
    """The text of an article: the frame with the passages in its middle; ``order`` shuffles the paragraphs."""
    frame = FRAME[language]
    body = [*frame[BEFORE], *passages, *frame[AFTER]]
    if order is not None:
        body = [body[i] for i in order if i < len(body)]
    return "\n\n".join([*frame[HEADLINE], dateline, *body]) + "\n"


def write(folder: Path, texts: Mapping[str, str]) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in texts.items():
        (folder / f"{name}.txt").write_text(text, "utf-8")
    return folder


def tell(folder: Path, passages: Mapping[str, str | list[str] | None], config: Config | None = None,
         datelines: Mapping[str, str] | None = None) -> Report:  # fmt: skip
    """The report of a story whose articles have the frame and these passages (None: the frame alone)."""
    texts = {}
    for name, passage in passages.items():
        own = [] if passage is None else [passage] if isinstance(passage, str) else passage
        texts[name] = article(language_of(name), own, dateline=(datelines or {}).get(name, DATELINE))
    return check(read_story([write(folder, texts)]), config)


def cases(name: str) -> list[dict[str, Any]]:
    """The table ``cases/<name>.yaml``."""
    rows: list[dict[str, Any]] = yaml.safe_load((CASES / f"{name}.yaml").read_text("utf-8"))
    return rows


def passages(case: Mapping[str, Any]) -> dict[str, str]:
    """What each article of a case tells, by its name."""
    return {name: text for name, text in case.items() if name[:2] in FRAME and len(name) <= 3}


def contradictions(report: Report) -> list[Finding]:
    return [f for f in report.findings if f.kind == "contradiction"]


def omissions(report: Report) -> list[Finding]:
    return [f for f in report.findings if f.kind == "omission"]


def short(side: Side) -> str:
    """A side's value as the tables write it: ``12``, ``4500000 AZN``, ``15..18 degree``, ``AZ, TM``, ``2026-04-12``."""
    value = side.value
    if isinstance(value, Mapping):
        number = value["value"] if "value" in value else f"{value['low'] or ''}..{value['high'] or ''}"
        return " ".join(str(part) for part in (number, value.get("currency") or value.get("unit")) if part)
    return ", ".join(map(str, value)) if isinstance(value, (list, tuple)) else str(value)


def shown(finding: Finding) -> dict[str, str]:
    """Article -> value, for messages and comparisons."""
    out: dict[str, str] = {}
    for side in finding.sides:
        out[side.article] = f"{out[side.article]} | {short(side)}" if side.article in out else short(side)
    return out


def told(finding: Finding) -> str:
    """A finding in a line, for a test that fails."""
    quotes = {s.article: [e.translation for e in s.evidence] for s in finding.sides}
    return f"{finding.rule} {finding.slot} {shown(finding)} missing {finding.missing_from}: {quotes}"


def text_of(report: Report, name: str) -> str:
    return next(a.text for a in report.story.articles if a.id == name)


def aligned(report: Report, passages: Mapping[str, str]) -> bool:
    """Whether some row of the coverage has a piece of every passage."""
    for row in report.coverage:
        members = dict(row.members)
        if all(any(text_of(report, name)[s.start : s.end] in passage for s in members.get(name, ()))
               for name, passage in passages.items()):  # fmt: skip
            return True
    return False
