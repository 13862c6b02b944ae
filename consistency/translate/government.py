"""What an English verb takes its objects with, where az, kk and tr have a case: kömək etmək + dative is to help somebody."""

from __future__ import annotations

# English sense -> what stands for "to" (dative) or "from" (ablative) after it; empty where the object stands bare.
_DATIVE = {
    "participate": "in", "take part": "in", "look": "at", "believe": "in", "hope": "for", "prepare": "for", "wait": "for", "invest": "in", "interfere": "in", "work": "for", "protest": "against", "imprison": "for",
    **dict.fromkeys(("help", "attend", "visit", "enter", "support", "oppose", "answer", "congratulate", "start", "begin", "use", "need", "affect", "influence",
                     "reach", "approach", "join", "thank", "attack", "harm", "damage", "hit", "touch", "trust", "resemble", "exceed", "allow", "start to", "undergo",
                     "endanger", "threaten", "warn", "prevent", "assist", "order", "face", "call", "encourage", "force", "meet", "receive", "deserve", "contact",
                     "have", "own", "obtain", "achieve", "obey", "marry", "sign", "follow"), ""),
}  # fmt: skip
_ABLATIVE = {
    "complain": "about", "consist": "of", "deprive": "of", "be proud": "of", "be afraid": "of", "suspect": "of", "worry": "about", "speak": "about", "talk": "about",
    **dict.fromkeys(("use", "ask", "fear", "refuse", "give up", "avoid", "doubt", "leave", "renounce", "reject", "pass", "exceed", "request", "discuss", "lose"), ""),
}  # fmt: skip
_OBJECT = {"listen": "to", "wait": "for", "look": "at", "search": "for", "hope": "for", "comment": "on", "wish": "for"}


def governed(sense: str, case: str | None, words: list[str]) -> list[str]:
    """The words of a dependent after a verb of that sense: with its preposition, or none."""
    if case == "dative" and words[0] == "to" and sense in _DATIVE:
        return [_DATIVE[sense], *words[1:]] if _DATIVE[sense] else words[1:]
    if case == "ablative" and words[0] == "from" and sense in _ABLATIVE:
        return [_ABLATIVE[sense], *words[1:]] if _ABLATIVE[sense] else words[1:]
    if case == "accusative" and sense in _OBJECT:
        return [_OBJECT[sense], *words]
    return words


def takes_bare(sense: str, case: str | None) -> bool:
    """Whether what stands in that case is the object of the English verb: az kömək etmək, help; imtina etmək, refuse."""
    table = _DATIVE if case == "dative" else _ABLATIVE if case == "ablative" else {}
    return table.get(sense) == ""
