"""Which rows of a file are to be looked at together, because one of them rests on another."""

from collections.abc import Hashable, Iterable, Sequence

Name = Hashable


def together(rows: Sequence[tuple[Iterable[Name], Iterable[Name]]]) -> list[list[int]]:
    """The rows by their places, those beside each other that share a name; each group in its own order.

    Of each row: the names that it has, and those that it refers to.
    """
    leaders: dict[Name, Name] = {}

    def leader(name: Name) -> Name:
        while leaders.setdefault(name, name) != name:
            leaders[name] = leaders[leaders[name]]
            name = leaders[name]
        return name

    for place, (own, others) in enumerate(rows):
        for name in (*own, *others):
            leaders[leader(name)] = leader(("row", place))
    groups: dict[Name, list[int]] = {}
    for place in range(len(rows)):
        groups.setdefault(leader(("row", place)), []).append(place)
    return list(groups.values())


def batches(groups: Iterable[list[int]], most: int) -> list[list[int]]:
    """Groups put together until there are so many rows; a group is never parted."""
    found: list[list[int]] = [[]]
    for group in groups:
        if found[-1] and len(found[-1]) + len(group) > most:
            found.append([])
        found[-1] += group
    return found


def turns(rows: Sequence[tuple[Iterable[Name], Iterable[Name]]]) -> list[list[int]]:
    """The rows by their places, those of a turn after those of the turns before it.

    A row has its turn after each row before it that has its name, or a name that it refers to; and no later.
    """
    found: list[list[int]] = []
    free: dict[Name, int] = {}
    for place, (own, others) in enumerate(rows):
        turn = max((free.get(name, 0) for name in (*own, *others)), default=0)
        free |= dict.fromkeys(own, turn + 1)
        if turn == len(found):
            found.append([])
        found[turn].append(place)
    return found
