"""Numbers, dates and times in English writing: the value is carried over, never the source's way of writing it."""

from __future__ import annotations

from decimal import Decimal

from consistency.languages.calendar import MONTHS, PARTS_OF_DAY, WEEKDAYS
from consistency.records import Moment, Quantity

_RELATIVE = {
    "today": "today", "yesterday": "yesterday", "tomorrow": "tomorrow", "day-before-yesterday": "the day before yesterday",
    "day-after-tomorrow": "the day after tomorrow",
}  # fmt: skip
_UNITS = {"km": "km", "m": "metres", "cm": "centimetres", "mm": "millimetres", "m2": "square metres", "km2": "square kilometres",
          "m3": "cubic metres", "pp": "percentage points", "tonne": "tonnes", "hour": "hours", "minute": "minutes", "second": "seconds",
          "day": "days", "week": "weeks", "month": "months", "year": "years", "degree": "degrees", "mile": "miles", "foot": "feet",
          "hectare": "hectares", "barrel": "barrels", "litre": "litres", "point": "points", "age": "years old",
          "yard": "yards", "inch": "inches", "nmi": "nautical miles", "mile2": "square miles", "foot2": "square feet", "foot3": "cubic feet",
          "km3": "cubic kilometres", "cm3": "cubic centimetres", "acre": "acres", "are": "ares", "gallon": "gallons", "bpd": "barrels a day",
          "kg": "kg", "g": "grams", "mg": "mg", "ml": "ml", "pound": "pounds", "ounce": "ounces", "stone": "stone", "mph": "mph", "km/h": "km/h",
          "m/s": "metres a second", "knot": "knots", "°F": "degrees Fahrenheit", "decade": "decades", "century": "centuries", "times": "times",
          "MW": "MW", "GW": "GW", "kW": "kW", "kWh": "kWh", "MWh": "MWh", "GWh": "GWh"}  # fmt: skip
_CURRENCIES = {"USD": "dollars", "EUR": "euros", "RUB": "roubles", "KZT": "tenge", "AZN": "manats", "GBP": "pounds sterling", "TRY": "lira",
               "CNY": "yuan", "JPY": "yen", "KGS": "som", "GEL": "lari", "UAH": "hryvnias", "UZS": "Uzbek sums", "CHF": "Swiss francs",
               "INR": "rupees", "KRW": "won", "IRR": "rials", "AED": "dirhams", "SAR": "Saudi riyals", "BYN": "Belarusian roubles", "AMD": "drams",
               "TJS": "somoni", "CAD": "Canadian dollars", "AUD": "Australian dollars", "PLN": "zlotys", "SEK": "Swedish kronor", "NOK": "Norwegian kroner",
               "CZK": "Czech korunas", "HUF": "forints", "ILS": "shekels", "TMT": "Turkmen manats", "USD-cent": "cents", "RUB-cent": "kopecks",
               "AZN-cent": "qapiks", "GBP-cent": "pence", "IQD": "Iraqi dinars", "ZAR": "rand"}  # fmt: skip
_SCALES = ((Decimal(10**9), "billion"), (Decimal(10**6), "million"))
# Shares that are said in words where the source says them so.
_FRACTIONS = {"50": "half", "33.333333": "a third", "66.666667": "two thirds", "25": "a quarter", "75": "three quarters", "20": "a fifth", "10": "a tenth"}


def say_number(value: Decimal) -> str:
    """English digits: 1,340; 2.5; 19.5 million."""
    for scale, name in _SCALES:
        part = value / scale
        if part >= 1 and (part * 1000) % 1 == 0 and value % 1000 == 0:
            return f"{part.normalize():f} {name}"
    whole = value == value.to_integral_value()
    return f"{int(value):,}" if whole and value >= 1000 else f"{value.normalize():f}"


def ordinal_figure(value: int) -> str:
    ending = "th" if 10 < value % 100 < 14 else {1: "st", 2: "nd", 3: "rd"}.get(value % 10, "th")
    return f"{value}{ending}"


def say_quantity(fact: Quantity) -> str:
    """The figure with its unit, and the bound that it states (about-words are words of the sentence and stay there)."""
    if fact.parts:
        return " ".join(map(say_quantity, fact.parts))
    if fact.score is not None:
        return fact.score.replace(":", "-")
    if fact.value is not None:
        if fact.share and fact.ordinal:
            return f"every {ordinal_figure(round(100 / fact.value))}"
        if fact.ordinal and fact.value == int(fact.value):
            nth = ordinal_figure(int(fact.value))
            return f"{nth} {_unit(fact.unit, one=True)}" if fact.unit and _unit(fact.unit, one=True) in _LENGTHS else nth
        if fact.share and not any(c.isdigit() for c in fact.text) and (words := _FRACTIONS.get(f"{fact.value.normalize():f}")):
            return words
        core = say_number(fact.value)
    elif fact.low is not None and fact.high is not None:
        core = f"{say_number(fact.low)} to {say_number(fact.high)}"
    else:
        number = fact.low if fact.low is not None else fact.high
        core = say_number(number if number is not None else Decimal(0))
    if fact.currency:
        return f"{core} {_CURRENCIES.get(fact.currency, fact.currency)}"
    if fact.unit == "%":
        return f"{core}%"
    return f"{core} {_unit(fact.unit, one=core == '1')}" if fact.unit else core


def _unit(unit: str, *, one: bool) -> str:
    """The name of a unit, in the singular after one."""
    name = _UNITS.get(unit, unit)
    first, blank, rest = name.partition(" ")
    return f"{first[:-1]}{blank}{rest}" if one and first.endswith("s") and first[:-1] in _LENGTHS else name


_LENGTHS = ("year", "month", "week", "day", "hour", "minute", "second", "mile", "yard", "tonne", "litre", "barrel", "hectare")


def say_moment(moment: Moment) -> str:
    """A date, time, weekday or relative day with its English preposition where English wants one."""
    parts: list[str] = []
    if moment.hour is not None:
        zone = {None: "", "local": " local time"}.get(moment.zone, f" {moment.zone}" if (moment.zone or "").isupper() else f" {moment.zone} time")
        parts.append(f"at {moment.hour:02d}:{moment.minute or 0:02d}{zone}")
    if moment.weekday is not None:
        parts.append(f"on {WEEKDAYS[moment.weekday]}")
    if moment.relative in PARTS_OF_DAY:
        parts.append("at night" if moment.relative == "night" else f"in the {moment.relative}")
    elif moment.relative:
        parts.append(_RELATIVE.get(moment.relative, moment.relative.replace("-", " ")))
    if moment.month and moment.day:
        lead = "" if moment.bound else "on "
        parts.append(f"{lead}{moment.day} {MONTHS[moment.month - 1]}" + (f" {moment.year}" if moment.year else ""))
    elif moment.day:
        parts.append(("" if moment.bound else "on ") + f"the {ordinal_figure(moment.day)}")
    elif moment.month:
        parts.append(
            ("" if moment.bound else "in ") + MONTHS[moment.month - 1] + (f" {moment.year}" if moment.year else "")
        )
    elif moment.year:
        parts.append(("" if moment.bound else "in ") + f"{moment.year}{'s' if moment.decade else ''}")
    if moment.part and moment.hour is None:
        parts.append(moment.part)
    return " ".join(parts)
