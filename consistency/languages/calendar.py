"""Calendar days from the ISO 8601 that articles carry, and the English names of months and days."""

from __future__ import annotations

from datetime import date

MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December")  # fmt: skip
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
PARTS_OF_DAY = ("morning", "afternoon", "evening", "night")
WEEKDAY_CODES = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")  # RFC 5545, from Monday = 0


def day_of(published: str | None) -> date | None:
    """The calendar day of an ISO date or date and time; None where it is not a whole day."""
    if not published or len(published) < 10:
        return None
    return date(*map(int, published[:10].split("-")))
