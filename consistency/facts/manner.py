"""How exactly a figure is said: about 50, 50-yə yaxın, no more than 50, 50-ден астам."""

from __future__ import annotations

from consistency.facts.scan import Scan

_BOUND_AFTER = ("az", "kk")  # where "more than" follows its figure, which bears the ablative
_ABLATIVE = ("dan", "dən", "дан", "ден", "тан", "тен", "нан", "нен")
_CHANGES = frozenset({"довести", "вырасти", "расти", "снизиться", "упасть", "сократиться", "увеличиться", "подняться", "повысить", "повыситься",
                      "поднять", "снизить", "сократить", "увеличить", "уменьшить", "уменьшиться", "опустить", "опуститься", "урезать",
                      "возрасти", "понизить", "ускориться", "замедлиться", "подешеветь", "подорожать", "охладить", "нагреть"})  # fmt: skip


def manner_of(scan: Scan, start: int, end: int) -> tuple[bool, str | None]:
    """Whether the figure at tokens ``start``..``end`` is said to be approximate, and its bound (>, >=, <, <=) or None."""
    about, bound = _said_before(scan, start)
    for i in range(end + 1, min(end + 4, len(scan.tokens))):
        if scan.tokens[i].kind == "mark":
            break
        if (term := scan.term("approx", i)) and term[0] == "after":
            about = True
        if bound is None and scan.pack.code in _BOUND_AFTER and (term := scan.term("bound", i)):
            bound = term[0] if _is_inclusive(term[0]) or _has_ablative(scan, end, i) else None
    if bound == "<=" and _ends_change(scan, start):
        bound = None
    return about, bound


def _said_before(scan: Scan, start: int) -> tuple[bool, str | None]:
    """What the words just before a figure say; the longest bound counts: "no more than" is not "more than"."""
    about, bound = False, None
    for size in range(1, min(4, start) + 1):
        i = start - size
        if scan.tokens[i].kind == "mark":
            break
        term = scan.term("approx", i)
        # One word may stand between: about the 50, az təxminən bu 50.
        if term and term[0] == "before" and (term[1] == size or (term[1], size) == (1, 2)):
            about = True
        term = scan.term("bound", i)
        if term and term[1] == size and (scan.pack.code not in _BOUND_AFTER or _is_inclusive(term[0])):
            bound = term[0]
    return about, bound


def _is_inclusive(bound: str) -> bool:
    return bound in (">=", "<=")


def _has_ablative(scan: Scan, end: int, before: int) -> bool:
    """Whether a figure that ends at token ``end``, or a word between it and token ``before``, has the ablative ending."""
    if any("ablative" in scan.features(k) for k in range(end, before)):
        return True
    return scan.folded[end] in _ABLATIVE


def _ends_change(scan: Scan, start: int) -> bool:
    """ru с 500 до 450 тенге, довести до 40: the end of a change, no upper bound."""
    if scan.pack.code != "ru" or start < 2 or scan.folded[start - 1] != "до":
        return False
    return any(
        scan.tokens[i].kind == "number" or not scan.lemmas[i].isdisjoint(_CHANGES)
        for i in range(max(0, start - 6), start - 1)
    )
