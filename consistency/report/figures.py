"""Figures and dates of answers as the reader's language writes them: 1,500 is 1 500, 2 March 2026 is 2 марта 2026 г.

The stages show them in English (``diff/shown.py``), of which this reads back every form; what it does not know stays as it is. How a
language writes them stands in ``cldr.tsv``, which a test makes from CLDR by babel; babel itself takes 50 ms to load, and its data
change with its version.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal
from functools import cache
from pathlib import Path

from consistency.languages.calendar import MONTHS, WEEKDAYS
from consistency.report.wording import Wording

TABLE = Path(__file__).with_name("cldr.tsv")
_NUMBER = r"-?\d[\d,]*(?:\.\d+)?"
_FIGURE = re.compile(rf"(?:(?P<how>about|at least|at most) )?(?P<low>{_NUMBER})(?:–(?P<high>{_NUMBER}))?(?P<percent>%)?(?: (?P<unit>.+))?")
_PART = re.compile(r"(early|mid|late|spring|summer|autumn|winter) (.+)")
_MOMENT = re.compile(
    rf"(?:(?P<weekday>{'|'.join(WEEKDAYS)})(?: |$))?(?:(?P<day>\d{{1,2}})(?: |$))?(?:(?P<month>{'|'.join(MONTHS)})(?: |$))?"
    r"(?:(?P<year>\d{4})(?P<decade>s)?(?: |$))?(?P<time>\d\d:\d\d)?"
)
_AGO = re.compile(r"(\d+) (\w+?)s? ago")
_HOW = {"about": "figure.about", "at least": "note.value.least", "at most": "note.value.most"}
# An Azerbaijani ordinal ends as its last word sounds: doxsanıncı, səksəninci, otuzuncu, yüzüncü.
_AZ_DECADES = {"1": "cu", "2": "ci", "3": "cu", "4": "cı", "5": "ci", "6": "cı", "7": "ci", "8": "ci", "9": "cı"}


def figure(shown: str, words: Wording) -> str:
    """A figure of an answer: ``about 2,000,000 USD``; as it is where it is none of ours, or the reader's language is English."""
    found = _FIGURE.fullmatch(shown)
    if found is None or words.language == "en":
        return shown
    low, high, unit = found["low"], found["high"], found["unit"]
    said = number(low, words) + (f"–{number(high, words)}" if high else "")
    if found["percent"]:
        said = _cldr(words.language)["percent"].format(said)
    elif unit is not None:
        said = amount(said, high or low, unit, words)
    return words.say(_HOW[found["how"]], figure=said) if found["how"] else said


def number(written: str, words: Wording) -> str:
    """``3,500.5`` as the language groups and parts its digits."""
    marks = _cldr(words.language)
    whole, _, part = written.partition(".")
    return whole.replace(",", marks["group"]) + (marks["decimal"] + part if part else "")


def amount(said: str, last: str, unit: str, words: Wording) -> str:
    """A number that is written already with its unit, in the form that its ``last`` figure asks for."""
    if f"amount.{unit}" in words:
        value = Decimal(last.replace(",", ""))
        whole = value == value.to_integral_value()
        # A fraction takes the form of a few: 2,5 года.
        return words.plural(f"amount.{unit}", int(abs(value)) if whole else 2).format(n=said)
    return f"{said} {sign(unit, words)}"


def sign(unit: str, words: Wording) -> str:
    """A unit that is a sign: km is км in Cyrillic."""
    return words.say(f"sign.{unit}") if f"sign.{unit}" in words else unit


def moment(shown: str, words: Wording) -> str:
    """A moment of an answer: ``Tuesday 2 October 2018 14:00``, ``yesterday``, ``3 days ago``; as it is where it is none of ours."""
    if words.language == "en" or not shown:
        return shown
    if part := _PART.fullmatch(shown):  # early November 2026, late this year, spring 2027
        return words.say(f"when.{part[1]}", when=moment(part[2], words))
    date, _, time = shown.rpartition(" ") if re.search(r"\d\d:\d\d$", shown) else (shown, "", "")
    name = f"when.{date.replace(' ', '-')}"
    if name in words:
        return " ".join(filter(None, (words.say(name), time)))
    if (ago := _AGO.fullmatch(date)) and f"amount.{ago[2]}" in words:
        told = words.say("when.ago", amount=words.plural(f"amount.{ago[2]}", int(ago[1])).format(n=ago[1]))
        return " ".join(filter(None, (told, time)))
    found = _MOMENT.fullmatch(shown)
    return _date(found, words) if found is not None else shown


def _date(found: re.Match[str], words: Wording) -> str:
    marks = _cldr(words.language)
    year = found["year"] or ""
    if found["decade"]:
        if words.language == "az":
            year += "-" + _AZ_DECADES.get(year[2], "ci" if year[1] == "0" else "cü")
        year = words.say("when.decade", year=year)
        pattern = "{y}"
    else:
        parts = "".join(key for key, part in (("d", found["day"]), ("M", found["month"]), ("y", year)) if part)
        pattern = marks.get(f"pattern.{parts}") or " ".join(f"{{{key}}}" for key in parts)
    month = ""
    if found["month"]:
        month = marks[f"{'month' if found['day'] else 'alone'}.{MONTHS.index(found['month']) + 1}"]
    told = pattern.format(d=found["day"], M=month, y=year)
    weekday = marks[f"weekday.{WEEKDAYS.index(found['weekday']) + 1}"] if found["weekday"] else ""
    return ", ".join(filter(None, (weekday, " ".join(filter(None, (told, found["time"]))))))


@cache
def _cldr(language: str) -> Mapping[str, str]:
    """What ``cldr.tsv`` has of a language: its marks, names and patterns."""
    rows = (line.split("\t") for line in TABLE.read_text("utf-8").splitlines() if not line.startswith("#"))
    return {key: value for code, key, value in rows if code == language}
