"""A tree over records and a chain over blocks: any change of either shows."""

import hashlib
import itertools
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trafficking_api.kit.merkle import NOTHING, Chain, canonical, root

LEAVES = st.lists(st.binary(min_size=32, max_size=32), min_size=1, max_size=40, unique=True)


def oracle(leaves: list[bytes]) -> bytes:
    """The root as RFC 6962 defines it: split at the largest power of two below the number of leaves."""
    if len(leaves) == 1:
        return leaves[0]
    split = 1
    while split * 2 < len(leaves):
        split *= 2
    return hashlib.sha256(b"\x01" + oracle(leaves[:split]) + oracle(leaves[split:])).digest()


@given(LEAVES)
def test_the_root_is_that_of_rfc_6962(leaves: list[bytes]) -> None:
    assert root(leaves) == oracle(leaves)


def test_a_block_of_nothing_has_no_root() -> None:
    with pytest.raises(ValueError, match="nothing"):
        root([])


@given(LEAVES, st.data())
def test_any_change_of_the_leaves_changes_the_root(leaves: list[bytes], data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(leaves) - 1))
    other = data.draw(st.binary(min_size=32, max_size=32).filter(lambda leaf: leaf not in leaves))
    changed = [
        [*leaves[:at], other, *leaves[at + 1 :]],
        [*leaves[:at], *leaves[at + 1 :]],
        [*leaves, leaves[-1]],
        [*leaves, other],
    ]
    assert root(leaves) not in {root(each) for each in changed if each}


def test_every_order_of_the_leaves_has_its_root() -> None:
    leaves = [bytes([n]) * 32 for n in range(5)]
    roots = {root(list(order)) for order in itertools.permutations(leaves)}
    assert len(roots) == 120


def test_a_node_is_no_leaf() -> None:
    """Without it, a record could be made that is the inner node of another tree."""
    chain = Chain(b"x")
    one, two = chain.leaf(b"1"), chain.leaf(b"2")
    assert chain.leaf(one + two) != root([one, two])


def test_the_head_depends_on_all_that_it_stands_for() -> None:
    chain = Chain(b"x")
    heads = {
        chain.head(1, NOTHING, b"r" * 32, 3),
        chain.head(2, NOTHING, b"r" * 32, 3),
        chain.head(1, b"p" * 32, b"r" * 32, 3),
        chain.head(1, NOTHING, b"s" * 32, 3),
        chain.head(1, NOTHING, b"r" * 32, 4),
        Chain(b"y").head(1, NOTHING, b"r" * 32, 3),
        Chain(b"").head(1, NOTHING, b"r" * 32, 3),
    }
    assert len(heads) == 7


def test_a_leaf_belongs_to_its_chain() -> None:
    assert Chain(b"a").leaf(b"bc") != Chain(b"ab").leaf(b"c")
    assert Chain(b"a").leaf(b"") != Chain(b"").leaf(b"a")


@pytest.mark.parametrize(
    ("record", "written"),
    [
        ({"b": 1, "a": None}, b'{"a":null,"b":1}'),
        ({"a": "é", "c": [{"y": 1, "x": -2}]}, '{"a":"é","c":[{"x":-2,"y":1}]}'.encode()),
    ],
)
def test_a_record_is_written_in_one_way(record: dict[str, Any], written: bytes) -> None:
    assert canonical(record) == written
