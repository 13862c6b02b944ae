"""Units brought to one base each, so that 4 km and 4,000 metres compare. Factors are exact or of NIST SP 811."""

from __future__ import annotations

from fractions import Fraction

# unit -> (base unit, factor); a unit of no row is its own base.
BASES: dict[str, tuple[str, Fraction]] = {
    "km": ("m", Fraction(1000)),
    "m": ("m", Fraction(1)),
    "cm": ("m", Fraction(1, 100)),
    "mm": ("m", Fraction(1, 1000)),
    "mile": ("m", Fraction(1609344, 1000)),
    "yard": ("m", Fraction(9144, 10000)),
    "foot": ("m", Fraction(3048, 10000)),
    "inch": ("m", Fraction(254, 10000)),
    "km2": ("m2", Fraction(10**6)),
    "m2": ("m2", Fraction(1)),
    "hectare": ("m2", Fraction(10**4)),
    "acre": ("m2", Fraction(40468564224, 10**7)),
    "mile2": ("m2", Fraction(2589988110336, 10**6)),
    "m3": ("m3", Fraction(1)),
    "km3": ("m3", Fraction(10**9)),
    "litre": ("m3", Fraction(1, 1000)),
    "tonne": ("kg", Fraction(1000)),
    "centner": ("kg", Fraction(100)),
    "kg": ("kg", Fraction(1)),
    "g": ("kg", Fraction(1, 1000)),
    "pound": ("kg", Fraction(45359237, 10**8)),
    "week": ("day", Fraction(7)),
    "day": ("day", Fraction(1)),
    "hour": ("hour", Fraction(1)),
    "minute": ("hour", Fraction(1, 60)),
    "second": ("hour", Fraction(1, 3600)),
    "century": ("month", Fraction(1200)),
    "decade": ("month", Fraction(120)),
    "year": ("month", Fraction(12)),
    "age": ("age", Fraction(1)),
    "month": ("month", Fraction(1)),
    "nmi": ("m", Fraction(1852)),
    "are": ("m2", Fraction(100)),
    "foot2": ("m2", Fraction(9290304, 10**8)),
    "foot3": ("m3", Fraction(28316846592, 10**12)),
    "cm3": ("m3", Fraction(1, 10**6)),
    "ml": ("m3", Fraction(1, 10**6)),
    "gallon": ("m3", Fraction(3785411784, 10**12)),
    "barrel": ("m3", Fraction(158987294928, 10**12)),
    "mg": ("kg", Fraction(1, 10**6)),
    "ounce": ("kg", Fraction(28349523125, 10**12)),
    "stone": ("kg", Fraction(635029318, 10**8)),
    "km/h": ("m/s", Fraction(1000, 3600)),
    "mph": ("m/s", Fraction(1609344, 3600000)),
    "knot": ("m/s", Fraction(1852, 3600)),
    "GW": ("kW", Fraction(10**6)),
    "MW": ("kW", Fraction(1000)),
    "GWh": ("kWh", Fraction(10**6)),
    "MWh": ("kWh", Fraction(1000)),
    "kW": ("kW", Fraction(1)),
}


def to_base(value: Fraction, unit: str | None) -> tuple[Fraction, str | None]:
    """The value in the unit's base, and the base."""
    if unit == "°F":
        return (value - 32) * Fraction(5, 9), "degree"
    if unit is None or unit not in BASES:
        return value, unit
    base, factor = BASES[unit]
    return value * factor, base
