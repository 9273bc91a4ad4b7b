"""What a file is, is told by what is in it."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.features.documents.files import BIG_ENDIAN_TIFF, REFUSED, TAKEN, WORD, archive
from trafficking_api.features.documents.rules import ENDINGS, LONGEST_LIST, detected


@pytest.mark.parametrize("ending", TAKEN)
def test_each_kind_is_known_by_its_content(ending: str) -> None:
    media_type, content = TAKEN[ending]
    assert detected(content) == media_type
    assert ENDINGS[media_type] == ending


def test_every_kind_that_is_taken_is_tried() -> None:
    assert {media_type for media_type, _ in TAKEN.values()} == ENDINGS.keys()
    assert detected(BIG_ENDIAN_TIFF) == "image/tiff"


@pytest.mark.parametrize("kind", REFUSED)
def test_everything_else_is_refused(kind: str) -> None:
    assert detected(REFUSED[kind]) is None


@given(st.text(alphabet=st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), min_size=1))
def test_words_without_signs_of_a_program_are_plain_text(words: str) -> None:
    text = f"a {words.replace('<', '(')}"
    assert detected(text.encode()) == "text/plain"


@given(st.binary(max_size=200))
def test_no_bytes_make_it_fall_over(content: bytes) -> None:
    assert detected(content) in {None, *ENDINGS}
    assert detected(b"PK\x03\x04" + content) is None


def test_an_archive_of_very_many_members_is_none_that_is_taken() -> None:
    """To read their list would hold up everybody else for seconds."""
    office = ("[Content_Types].xml", "word/document.xml")
    names = [f"{n:0100}" for n in range(LONGEST_LIST // 146)]
    assert detected(archive(*office, *names[:-10], content="")) == WORD
    assert detected(archive(*office, *names, content="")) is None


def test_twenty_megabytes_of_noise_are_looked_at_quickly() -> None:
    noise = random.Random(1).randbytes(1000) * 20_000
    for beginning in (b"", b"PK\x03\x04", b"a" * 70_000):
        assert detected(beginning + noise) is None
