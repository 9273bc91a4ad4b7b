"""The heads of chains, written down outside the database: a chain that was cut or made anew does not fit."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from trafficking_api.kit.ledger import Ledger


class Anchor(NamedTuple):
    """The head of a block of a chain, and the line on which it stands."""

    line: int
    number: int
    head: str


@dataclass
class Anchors:
    """The heads of all chains, in one file. A chain is told by what it is and whose."""

    ledger: Ledger
    _last: dict[str, tuple[int, str]] | None = field(default=None, repr=False)

    def add(self, chain: str, number: int, head: bytes) -> bool:
        """Write down the head of a chain's last block, unless it is there; True when it was not.

        Raises OSError.
        """
        if self._last is None or not self.ledger.path.exists():
            read, _ = self.read()
            self._last = {name: found[-1][1:] for name, found in read.items()}
        if self._last.get(chain) == (number, head.hex()):
            return False
        self.ledger.append({"chain": chain, "number": str(number), "head": head.hex()})
        self._last[chain] = (number, head.hex())
        return True

    def read(self) -> tuple[Mapping[str, list[Anchor]], list[int]]:
        """The anchors of each chain, and which lines are torn or not of this server. Raises OSError."""
        found: dict[str, list[Anchor]] = {}
        broken = []
        for number, entry in self.ledger:
            if entry is None:
                broken.append(number)
            else:
                anchor = Anchor(number, int(entry["number"]), entry["head"])
                found.setdefault(entry["chain"], []).append(anchor)
        return found, broken
