"""Seals records in blocks: whoever changes, removes or reorders one of them afterwards is found out.

The records of a block are the leaves of a tree, of which the root is kept (RFC 6962). Each block's head is
made of its root and of the head before it, so that the last head stands for all there is.
"""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

#: What stands before the first block.
NOTHING = bytes(32)
_LEAF, _NODE, _HEAD = b"\x00", b"\x01", b"\x02"


def canonical(record: Mapping[str, Any]) -> bytes:
    """A record of JSON values as bytes: the same for the same record, whatever the order of its members."""
    return json.dumps(
        record, sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False
    ).encode()


def _joined(head: bytes, tail: bytes) -> bytes:
    return hashlib.sha256(_NODE + head + tail).digest()


def root(leaves: Sequence[bytes]) -> bytes:
    """The root of the tree over these leaves, in this order; raises ValueError when there are none.

    A leaf without a neighbour rises as it is, and is not doubled: another number of leaves has another root.
    """
    if not leaves:
        raise ValueError("a block of nothing")
    level = list(leaves)
    while len(level) > 1:
        pairs = [_joined(*level[i : i + 2]) for i in range(0, len(level) - 1, 2)]
        level = [*pairs, *level[len(pairs) * 2 :]]
    return level[0]


@dataclass(frozen=True)
class Chain:
    """A chain of blocks; `domain` says what and whose it is, so that no block of another one fits in it."""

    domain: bytes

    def leaf(self, record: bytes) -> bytes:
        """The hash of a record."""
        return hashlib.sha256(_LEAF + self._label() + record).digest()

    def head(self, number: int, previous: bytes, root_: bytes, size: int) -> bytes:
        """The head of a block of so many records: of its place, of the head before it, and of its root."""
        place = number.to_bytes(8, "big") + size.to_bytes(8, "big")
        return hashlib.sha256(_HEAD + self._label() + place + previous + root_).digest()

    def _label(self) -> bytes:
        return len(self.domain).to_bytes(2, "big") + self.domain
