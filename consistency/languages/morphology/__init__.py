"""Morphological analysers: one for agglutinative languages (az, kk), one for Russian, one for English.

Each has ``analyse(word) -> tuple[Analysis, ...]``, best first, and ``continues(word, form) -> frozenset | None``:
the features with which ``word`` is an inflected form of ``form`` (how the last word of a set phrase is matched).
"""
