"""People read the language they asked for, and English when nothing better can be had."""

from importlib import resources
from io import BytesIO

import pytest
from babel.messages.pofile import read_po
from hypothesis import example, given
from hypothesis import strategies as st

from trafficking_api.kit.language import LANGUAGES, _finished, negotiate, translate

PO = b"""
msgid ""
msgstr "Content-Type: text/plain; charset=utf-8\\n"

msgid "Not found"
msgstr "Introuvable"

msgid "Not finished"
msgstr ""

#, fuzzy
msgid "Not certain"
msgstr "Pas certain"
"""


@pytest.mark.parametrize(
    ("header", "language"),
    [
        (None, "en"),
        ("", "en"),
        ("en", "en"),
        ("fr", "fr"),
        ("FR", "fr"),
        ("fr-BE", "fr"),
        ("fr-Latn-BE", "fr"),
        ("en-GB, fr;q=0.9", "en"),
        ("fr-BE, fr;q=0.9, en;q=0.8", "fr"),
        # The first named wins between equals.
        ("fr, en", "fr"),
        ("en, fr", "en"),
        ("en, fr-BE", "en"),
        ("fr-BE, en", "fr"),
        ("en;q=0.5, fr;q=0.5", "en"),
        # Weights.
        ("en;q=0.2, fr;q=0.3", "fr"),
        ("en;q=0.29, fr;q=0.299", "fr"),
        ("en;q=0, fr;q=0.001", "fr"),
        ("en ; q=0.1 ,\tfr\t;\tQ=1.000", "fr"),
        ("en;q=0.5, fr", "fr"),
        ("fr;q=1., en;q=0.", "fr"),
        # A language of its own weight is not weighed by its regions.
        ("fr-BE, fr;q=0.1, en;q=0.5", "en"),
        ("fr-BE;q=0, fr", "fr"),
        ("fr;q=0, fr-BE", "en"),
        # Any language.
        ("*", "en"),
        ("*, fr;q=0.5", "en"),
        ("*;q=0.5, fr", "fr"),
        ("*, en;q=0", "fr"),
        ("*, en;q=0.5", "fr"),
        ("fr;q=0, *", "en"),
        ("fr-BE;q=0.5, *;q=0.4", "fr"),
        # Languages that we do not speak.
        ("nl", "en"),
        ("nl-BE, fr;q=0.2", "fr"),
        ("nl, lo;q=0.9", "en"),
        ("nl, *;q=0.1", "en"),
        ("frr", "en"),
        ("french", "en"),
        # Everything refused: English is better than nothing.
        ("en;q=0, fr;q=0", "en"),
        ("*;q=0", "en"),
        # Malformed ranges ask for nothing.
        ("fr;q=abc", "en"),
        ("fr;q=1.5", "en"),
        ("fr;q=-1", "en"),
        ("fr;q=0.1234", "en"),
        ("fr;q=", "en"),
        ("fr;q=\u0660.\u0665", "en"),
        ("fr;level=1", "en"),
        ("fr en", "en"),
        ("fr_BE", "en"),
        ("-fr", "en"),
        ("fr-", "en"),
        ("f\x00r", "en"),
        ("fr;q=2, en;q=0.1", "en"),
        (",, fr ,", "fr"),
    ],
)
def test_the_language_that_a_header_asks_for(header: str | None, language: str) -> None:
    assert negotiate(header) == language


def test_a_header_beyond_all_measure_is_not_read() -> None:
    assert negotiate("fr" + " " * 998) == "fr"
    assert negotiate("fr" + " " * 999) == "en"


@given(st.text() | st.none())
@example("," * 1000)
@example("fr" + "-a" * 499)
@example("fr;" + "\t" * 990)
def test_negotiate_always_answers(header: str | None) -> None:
    assert negotiate(header) in LANGUAGES


@given(st.integers(0, 1000), st.integers(0, 1000))
def test_the_heavier_language_wins(english: int, french: int) -> None:
    header = f"en;q={english / 1000:.3f}, fr;q={french / 1000:.3f}"
    assert negotiate(header) == ("fr" if french > english else "en")


@given(
    st.lists(st.sampled_from(["nl", "lo;q=0.5", "fr;q=abc", "", "de-BE;q=1.000", "x" * 9]), max_size=20),
    st.data(),
)
def test_what_we_do_not_speak_changes_nothing(others: list[str], data: st.DataObject) -> None:
    place = data.draw(st.integers(0, len(others)))
    assert negotiate(",".join([*others[:place], "fr;q=0.1", *others[place:]])) == "fr"


def test_the_catalogue_is_valid_and_french() -> None:
    path = resources.files("trafficking_api").joinpath("locale", "fr", "LC_MESSAGES", "messages.po")
    catalogue = read_po(BytesIO(path.read_bytes()), abort_invalid=True)
    assert str(catalogue.locale) == "fr"
    assert catalogue.num_plurals == 2
    assert list(catalogue.check()) == []


def test_english_and_untranslated_texts_stay_as_they_are() -> None:
    text = "A sentence that nobody has translated"
    for language in (*LANGUAGES, "nl", ""):
        assert translate(text, language) == text
    # The empty id is the catalogue's header, which is nobody's to read.
    assert translate("", "fr") == ""


def test_every_finished_translation_is_used() -> None:
    path = resources.files("trafficking_api").joinpath("locale", "fr", "LC_MESSAGES", "messages.po")
    for message in read_po(BytesIO(path.read_bytes())):
        if message.id and message.string and not message.fuzzy:
            assert translate(str(message.id), "fr") == message.string


def test_only_finished_translations_count() -> None:
    assert dict(_finished(BytesIO(PO), "fr")) == {"Not found": "Introuvable"}
