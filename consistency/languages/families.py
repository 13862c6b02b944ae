"""Languages that share a grammar: what a reader does for one of a family it does for all, until a table says otherwise."""

from __future__ import annotations

TURKIC = ("az", "kk", "tr")  # agglutinative, head-final, verb-final: cases and postpositions follow what they govern
OGHUZ = ("az", "tr")  # and these two are near enough to share words of grammar
CAPITALISED = ("en", "tr")  # peoples and what is theirs have a capital
CYRILLIC = ("kk", "ru")  # what stands in Latin letters there is foreign: a company, a brand
DOTTED = {ord("I"): "ı", ord("İ"): "i"}  # the small letters of a Latin alphabet with two of i: OGHUZ
