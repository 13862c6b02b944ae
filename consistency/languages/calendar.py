"""Calendar days from the ISO 8601 that articles carry."""

from __future__ import annotations

from datetime import date


def day_of(published: str | None) -> date | None:
    """The calendar day of an ISO date or date and time; None where it is not a whole day."""
    if not published or len(published) < 10:
        return None
    return date(*map(int, published[:10].split("-")))
