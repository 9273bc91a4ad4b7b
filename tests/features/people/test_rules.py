"""How names are compared, what may leave the centre, how long a record is kept: without a database."""

from datetime import date

import pytest

from tests.features.people.stories import contact, identity
from trafficking_api.features.people import rules
from trafficking_api.features.people.schemas import Contact, Identity, Mailing
from trafficking_api.vocabulary import code_list

WATER_AM = "\u0e99\u0ec9\u0eb3"  # consonant, tone, SARA AM
WATER_TONE_FIRST = "\u0e99\u0ec9\u0ecd\u0eb2"  # consonant, tone, NIGGAHITA, AA
WATER_TONE_LAST = "\u0e99\u0ecd\u0ec9\u0eb2"  # consonant, NIGGAHITA, tone, AA


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Élodie", "elodie"),
        ("E\u0301LODIE", "Élodie"),
        ("Nguyễn Thị Đào", "nguyen thi dao"),
        ("N’Guessan", "N'GUESSAN"),
        ("N\u00b4Guessan", "NGuessan"),
        ("Jean-Pierre", "jean pierre"),
        ("Groß", "GROSS"),
        ("İPEK", "ipek"),
        ("\uff26\uff55\uff4c\uff4c", "full"),
        ("Zero\u200bWidth", "zerowidth"),
        (WATER_AM, WATER_TONE_FIRST),
        (WATER_AM, WATER_TONE_LAST),
        ("\u0e04\u0e33", "\u0e04\u0e4d\u0e32"),  # the same in Thai
    ],
)
def test_names_that_are_typed_in_two_ways_are_the_same(one: str, other: str) -> None:
    assert rules.normalised(one) == rules.normalised(other) != ""


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("\u0e81\u0ec8\u0eb2", "\u0e81\u0ec9\u0eb2"),  # another tone is another word
        ("\u0e81\u0eb4\u0e99", "\u0e81\u0eb1\u0e99"),  # and so is another vowel mark
        ("Йосиф", "Иосиф"),  # an accent that is no Latin one
    ],
)
def test_lao_marks_and_accents_of_other_scripts_are_kept(one: str, other: str) -> None:
    assert rules.normalised(one) != rules.normalised(other)


def test_each_word_of_each_name_is_a_token_and_nothing_else_is() -> None:
    who = identity(
        salutation="Dr", first_name="Anna Maria", middle_name=None, family_name="Lopez-Cruz", aliases=["Ana"]
    )
    assert rules.names_of(who) == {"anna", "maria", "lopez", "cruz", "ana"}


@pytest.mark.parametrize(
    "typed",
    ["xx-00 123/4", "XX001234", "\uff58\uff5800\uff1123\uff14", "x.x.0.0.1.2.3.4"],
)
def test_a_number_is_compared_without_separators_and_in_capitals(typed: str) -> None:
    assert rules.document_number(typed) == "XX001234"
    assert rules.numbers_of({"identity_documents": [{"number": typed}, {"number": None}]}) == {"XX001234"}


def test_each_field_is_said_to_leave_or_to_stay() -> None:
    """A new field stays until somebody says that it may leave."""
    leaving, stays = rules.RELEASABLE["identity"], {"identity_documents"}
    assert leaving | stays == set(Identity.model_fields)
    assert not leaving & stays
    ways = rules.RELEASABLE["contact"]
    assert {path.partition(".")[0] for path in ways} == set(Contact.model_fields)
    assert {path.partition(".")[2] for path in ways} - {""} == {"country"} < set(Mailing.model_fields)


def test_numbers_of_documents_and_the_place_of_living_never_leave() -> None:
    who, how = identity(), contact()
    left = rules.releasable("identity", who)
    assert left == {name: value for name, value in who.items() if name != "identity_documents"}
    assert rules.releasable("contact", how) == {"entries": how["entries"], "mailing": {"country": "BE"}}
    assert rules.releasable("contact", {"entries": [], "mailing": None}) == {"entries": [], "mailing": None}


def test_the_inverse_of_the_inverse_is_the_relation() -> None:
    relations = [value.code for value in code_list("household_relation").values]
    assert all(rules.inverse(rules.inverse(relation)) == relation for relation in relations)
    assert {rules.inverse(relation) for relation in relations} == set(relations)
    assert rules.inverse("Grandparent") == "Grandchild"


@pytest.mark.parametrize(("day", "until"), [((2026, 11, 27), (2031, 11, 27)), ((2028, 2, 29), (2033, 3, 1))])
def test_g_16_a_record_is_kept_for_whole_years(
    day: tuple[int, int, int], until: tuple[int, int, int]
) -> None:
    assert rules.retained_until(date(*day)) == date(*until)


def test_a_merge_patch_is_that_of_rfc_7396() -> None:
    old = {"a": {"b": 1, "c": [1, 2]}, "d": 2}
    assert rules.merged(old, {"a": {"c": [3]}, "d": None}) == {"a": {"b": 1, "c": [3]}, "d": None}
    assert rules.merged({"a": None}, {"a": {"b": 1}}) == {"a": {"b": 1}}
