"""Whether a policy asks of each row whose it is: read from the words that the catalogue has of it."""

import re
from collections.abc import Callable
from itertools import accumulate

#: Texts and quoted names: what stands in them is no part of the rule.
_QUOTED = re.compile(r"""'(?:[^']|'')*'|"[^"]*\"""")
_HERE = r"(?:\( SELECT app\.organisation\(\) AS organisation\)|app\.organisation\(\))"
_MINE = re.compile(
    rf"(?:id|(?:\w+\.)?(?:from_|to_)?organisation_id) = {_HERE}"
    r"|(?:SELECT )?app\.is_operator\(\)(?: AS is_operator)?"
)
_ANOTHER = re.compile(r"EXISTS \( SELECT FROM \w+ \w+ WHERE (.*)\)")
Part = Callable[[str], object]


def asks(rule: str, table: str, besides: str = "") -> bool:
    """True when every way through the rule of a table's policy asks for the organisation.

    Or asks `besides`, or for a row of another table that is the organisation's and leads to this one.
    """
    theirs = re.compile(rf"\w+\.\w+ = {table}\.organisation_id")

    def is_asked(part: str) -> bool:
        another = _ANOTHER.fullmatch(part)
        if another:
            return _holds(another[1], _MINE.fullmatch) and _holds(another[1], theirs.fullmatch)
        return part == besides or bool(_MINE.fullmatch(part))

    return _holds(_QUOTED.sub(_harmless, " ".join(rule.split())), is_asked)


def _harmless(quoted: re.Match[str]) -> str:
    mark = quoted[0][0]
    return mark + re.sub(r"\W", "_", quoted[0][1:-1]) + mark


def _holds(rule: str, is_asked: Part) -> bool:
    """True when one of what must all hold is asked, and each of what may hold instead."""
    rule = _bare(rule)
    either, all_of = _joined(rule, " OR "), _joined(rule, " AND ")
    if len(either) > 1:
        return all(_holds(part, is_asked) for part in either)
    if len(all_of) > 1:
        return any(_holds(part, is_asked) for part in all_of)
    return bool(is_asked(rule))


def _bare(rule: str) -> str:
    """The rule without the parentheses around all of it."""
    rule = rule.strip()
    depths = [*accumulate((sign == "(") - (sign == ")") for sign in rule)]
    return _bare(rule[1:-1]) if rule.startswith("(") and 0 not in depths[:-1] else rule


def _joined(rule: str, word: str) -> list[str]:
    """What this word joins, outside of any parentheses."""
    parts, depth = [""], 0
    for piece in re.split(f"([()]|{word})", rule):
        depth += (piece == "(") - (piece == ")")
        if piece == word and depth == 0:
            parts.append("")
        else:
            parts[-1] += piece
    return parts
