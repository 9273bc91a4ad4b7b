"""What tells who somebody is, is found however it is written; what tells nothing is let through."""

import sys
import time
from typing import Any

import pytest

from trafficking_api.features.referrals.rules import Known, tells

KNOWN = Known.of(
    {
        "first_name": "Amina",
        "family_name": "N\u00b4Dri",
        "aliases": ["Marie Claire"],
        "identity_documents": [{"number": "PA1234567"}],
    },
    {
        "entries": [{"value": "+32 470 12 34 56"}, {"value": "020 55.12.2034"}],
        "mailing": {"street": "Rue des Tisserands 12A bus 3", "city": "Mechelen"},
    },
)


@pytest.mark.parametrize(
    "text",
    [
        "We spoke of d'Amina.",
        "This is Amina's bag.",
        "This is Amina’s bag.",
        "Il s’agit de l’Amina d’ici.",
        "N\u00b4Dri comes on Monday.",
        "N'Dri comes on Monday.",
        "N’Dri comes on Monday.",
        "NDri comes on Monday.",
        "MarieClaire comes on Monday.",
        "Marie-Claire comes on Monday.",
        "A\u200bmina comes on Monday.",
    ],
)
def test_a_name_is_found_with_any_apostrophe_and_in_one_word(text: str) -> None:
    assert tells(text, KNOWN)


@pytest.mark.parametrize(
    "text",
    [
        "Ring 020 55.12.2034 first.",
        "Ring 55.12.2034 first.",
        "It is PA ໑໒໓໔໕໖໗.",
        "It is PA\u0661\u0662\u0663\u0664\u0665\u0666\u0667.",
        "Ring 511–64–64–10.",
        "Ring 511\u201164\u201164\u201110.",
        "Ring 511·64·64·10.",
        "Ring 511_64_64_10.",
        "Ring 511\u200b64\u200b64\u200b10.",
        "It is EJ76\u200b54321.",
    ],
)
def test_a_number_is_found_in_any_script_and_with_anything_between_its_digits(text: str) -> None:
    assert tells(text, KNOWN)


@pytest.mark.parametrize(
    ("street", "text"),
    [
        ("Rue des Tisserands 12A bus 3", "She lives in 12A, rue des Tisserands."),
        ("Rue des Tisserands 12A bus 3", "She lives in rue des  Tisserands."),
        ("12 rue des Tisserands", "Rue des Tisserands, 12"),
        ("Keizerstraat 5", "It is near the Keizerstraat."),
        ("Rue du 11 novembre 5", "5, rue du 11 novembre"),
    ],
)
def test_a_street_is_found_without_its_house_and_with_it_on_either_side(street: str, text: str) -> None:
    assert tells(text, Known.of(None, {"mailing": {"street": street}}))


@pytest.mark.parametrize(
    "text",
    [
        "Write to x (at) example (dot) org.",
        "Write to x [at] example [dot] org.",
        "Write to x{at}example{dot}org.",
        "Écrivez à x (arobase) example (point) org.",
        "Write to x ( at ) example.org.",
    ],
)
def test_an_address_of_mail_is_found_in_words(text: str) -> None:
    assert tells(text, KNOWN)


@pytest.mark.parametrize(
    "text",
    [
        "A bed is ready from 1.12.2026 to 15.12.2026.",
        "A bed is ready 01.12.2026–15.12.2026.",
        "A room for 2–3 people, at 10:30 (at the office).",
        "L’hôtel d’accueil n'est qu'à deux pas.",
        "We arrive in rue du Marché on 11 novembre.",
        "Minami is a town (at the coast). Fine.",
    ],
)
def test_what_tells_nothing_passes(text: str) -> None:
    for street in ("Rue des Tisserands 12", "Rue du 11 novembre 5"):
        assert not tells(text, Known.of(None, {"mailing": {"street": street}}))
    assert not tells(text, KNOWN)


# --- what is stored may be written in as many ways as the text ---------------------------------------


#: `flower` as an East Asian keyboard types it.
_WIDE = "".join(chr(ord(sign) + 0xFEE0) for sign in "flower")


def _account(value: str) -> Known:
    return Known.of({}, {"entries": [{"value": value}]})


def _document(number: str) -> Known:
    return Known.of({"identity_documents": [{"number": number}]}, {})


def _named(**names: Any) -> Known:
    return Known.of(names, {})


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("ນ້ຳຝົນ ລາວ", "ຊື່ໃນເຟສບຸກ: ນ້ຳຝົນ ລາວ"),
        ("ນ\u0ecd\u0ec9າຝົນ ລາວ", "ຊື່ໃນເຟສບຸກ: ນ້ຳຝົນ ລາວ"),
        ("ດອກໄມ້໑໒", "ດອກໄມ້໑໒ ok"),
        ("ດອກໄມ້໑໒", "ດອກໄມ້12 ok"),
        (_WIDE, _WIDE),
        (_WIDE, "She is flower there."),
        ("\u202aflower.k\u202c", "flower.k ok"),
        ("flower.k", "\u202aflower.k\u202c ok"),
    ],
)
def test_a_stored_account_is_found_however_it_was_typed(value: str, text: str) -> None:
    assert tells(text, _account(value))


@pytest.mark.parametrize(
    ("number", "text"),
    [
        ("ພ໑໒໓໔໕໖", "ບັດ ພ໑໒໓໔໕໖"),
        ("ພ໑໒໓໔໕໖", "ບັດ ພ123456"),
        ("໑໒໓໔໕໖໗", "ບັດ ໑໒໓໔໕໖໗"),
        ("໑໒໓໔", "ບັດ 12-34"),
        ("\u200eAB12", "It is ab 12."),
    ],
)
def test_a_stored_document_is_found_however_it_was_typed(number: str, text: str) -> None:
    assert tells(text, _document(number))


@pytest.mark.parametrize(
    "text",
    [
        "flower88 @ mail . la",
        "flower88@mail .la",
        "flower88 at mail.la",
        "flower88 at mail dot la",
        "flower88 (at) mail dot la",
        "flower88@mail。la",
        "flower88%40mail.la",
        "f l o w e r 8 8 @ m a i l . l a",
        "FLOWER88@MAIL.LA",
        "Ask flower88 there.",
    ],
)
def test_a_stored_address_is_found_with_anything_between_its_parts(text: str) -> None:
    assert tells(f"It is {text}", _account("flower88@mail.la"))


@pytest.mark.parametrize(
    "text",
    [
        "other @ mail . la",
        "other@mail .la",
        "other at mail dot la",
        "other (at) mail dot la",
        "other@mail。la",
        "other%40mail.la",
    ],
)
def test_any_address_is_found_with_gaps_and_in_words(text: str) -> None:
    assert tells(f"Write to {text} today.", Known())


def test_a_very_short_account_is_found_as_it_is_written() -> None:
    assert tells("Her name there is A.B, she says.", _account("a.b"))
    assert tells("ຊື່ນາງນັ້ນ", _account("ນາງ"))


def test_the_desk_of_an_office_is_no_name() -> None:
    assert not tells("Ask the contact of the office.", _account("Contact@example.org"))


@pytest.mark.parametrize("text", ["line: phou.k", "LINE phou k", "On line she is phou.k."])
def test_an_account_is_found_without_what_parts_it(text: str) -> None:
    assert tells(text, _account("line:phou.k"))


@pytest.mark.parametrize(
    "text",
    [
        "AminaDiallo",
        "aminadiallo",
        "DialloAmina",
        "Amina94",
        "94amina",
        "Ami-na",
        "Ami-\nna",
        "Dial lo",
        "A. m. ina",
    ],
)
def test_a_name_is_found_in_pieces_joined_and_with_digits(text: str) -> None:
    assert tells(f"It is {text} who comes.", _named(first_name="Amina", family_name="Diallo"))


@pytest.mark.parametrize(
    ("name", "text"),
    [("Lina", "L i n a"), ("Lina", "L.i.n.a"), ("Lina", "Li na"), ("Mai", "M a i"), ("Mai", "Ma-i")],
)
def test_a_short_name_is_found_in_pieces(name: str, text: str) -> None:
    assert tells(f"It is {text} who comes.", _named(first_name=name))


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("Amina", "A\u1160mina"),
        ("Amina", "A\u3164mina"),
        ("Amina", "A\u2065mina"),
        ("Amina", "A\U000e0000mina"),
        ("Amina", "A\ufe0fm\u034fina"),
        ("Amina", "A\u20ddmina"),
        ("Amina", "\u0410mina"),
        ("Amina", "\u0410\u0301mina"),
        ("Amina", "Am\u03b9na"),
        ("ພຸດສະຫວັນ", "ພຸ\u034fດສະຫ\ufe0fວັນ"),
        ("ພຸ\u034fດສະຫ\ufe0fວັນ", "ພຸດສະຫວັນ"),
        ("A\u3164mina", "Amina"),
        ("أمينة", "أَمِينَة"),
        ("أمينة", "أميـنة"),
        ("أَمِينَة", "أمينة"),
        ("أمينة", "امينة"),
        ("ນ້ຳຝົນ", "ນ\u0ecd\u0ec9າຝົນ"),
    ],
)
def test_a_name_is_found_with_signs_that_nobody_sees(name: str, text: str) -> None:
    assert tells(f"{text} ok", _named(first_name=name))


@pytest.mark.parametrize(
    "text",
    [
        "ໜັງສືP1234567ຂອງລາວ",
        "ບັດ ພ123456",
        "passport EJ-7654321",
        "passport ej-7654321",
        "passport EJ 765 4321",
        "passport EJ 7654321",
        "passport P 7654321",
        "BE68539007547034",
        "0470,12,34,56",
        "0470:12:34:56",
        "0470 | 12 | 34 | 56",
        "0\ufe0f\u20e34\ufe0f\u20e37\ufe0f\u20e30\ufe0f\u20e31\ufe0f\u20e32\ufe0f\u20e33\ufe0f\u20e34\ufe0f\u20e3",
        "555 12 34",
        "555-1234",
    ],
)
def test_a_number_that_looks_like_hers_is_found(text: str) -> None:
    assert tells(f"It is {text}", Known())


@pytest.mark.parametrize("text", ["12 34 56", "123456", "12.34.56", "໑໒໓໔໕໖", "123-456"])
def test_a_short_telephone_number_is_found(text: str) -> None:
    assert tells(f"Ring {text} first.", _account("123456"))
    assert not tells("We have 123 beds and 456 blankets.", _account("123456"))


def test_a_state_is_a_place() -> None:
    assert tells("She is in Bolikhamxay.", Known.of({}, {"mailing": {"state": "Bolikhamxay"}}))


_WELL_KNOWN = Known.of(
    {
        "first_name": "Ina",
        "family_name": "Diallo",
        "aliases": ["Ana", "Ila"],
        "guardian": {"name": "Thea Lo"},
    },
    {
        "entries": [{"value": "contact@example.org"}, {"value": "a.b"}, {"value": "flower88@mail.la"}],
        "mailing": {"street": "Rue des Tisserands 12", "city": "Mechelen", "state": "Antwerp"},
    },
)


@pytest.mark.parametrize(
    "text",
    [
        "She sleeps in a room with 2 children, at 10:30 or 11:00.",
        "Open 09:00-17:00, 10:30 - 12:45 on Friday.",
        "It costs EUR 1,200.50, or EUR 120,000.50 a year; 1.200,50 EUR.",
        "It costs EUR 150 000, or LAK 1500000.",
        "In room R12 or B-104, with form A-12345, size A4 and ISO 9001.",
        "The children are 10, 12, 14 and 16.",
        "Aged 10, 12, 14, 16.",
        "In 2024, 2025 and 2026.",
        "The Ha\u00efti desk gives 5 \u00b5g a day.",
        "We meet @ office. Then we eat. Il a dit que la porte est ouverte.",
        "Il y a un lit. As an adult, on a visit, at a hotel, is a guest of the a b c club.",
        "Look at the dot on the map. Take the contact of the office.",
        "ມີ 150000 ກີບ, ລາຄາ150000ກີບ ແລະ 12ຄົນ",
        "Она приедет. Ευχαριστώ. Merci – thank you.",
        "شكرا لكم",
        "The COVID-19 test is of 2026-11-27T10:30:00Z.",
        "Call 112, or 1712 for help; it is 95%, 3 of 4.",
        "1) a bed 2) a meal 3) a lawyer",
    ],
)
def test_ordinary_sentences_pass_whatever_is_known(text: str) -> None:
    assert not tells(text, _WELL_KNOWN)


_AT_LENGTH = 8000


@pytest.mark.parametrize(
    "shape",
    [
        *(
            "@",
            "@\u3316",
            "\u3316",
            "\ufdfa",
            "a@",
            "@a.",
            "(at)",
            "( at )",
            "x at ",
            "a at b dot ",
            " ",
            "  @",
            "a",
        ),
        *(
            "1 ",
            "1",
            "1 - ",
            "A1",
            "1A",
            "A",
            "A-1",
            "1,",
            "1:",
            "12, ",
            "2024, ",
            "1,234",
            "10:30",
            "-",
            "_",
            ".",
        ),
        *(
            "\u0e81\u0ec9\u0eb3",
            "a\u0410",
            "\u00b5g",
            "\u0623\u064e",
            "am in a ",
            "amina",
            "a m i n ",
            "%40",
            "\u0301",
            "\u0301\u0316",
            "a\u0301",
        ),
    ],
)
def test_no_text_holds_the_others_up(shape: str) -> None:
    halves = [part * (_AT_LENGTH // 2) for part in shape] if shape == "@\u3316" else [shape * _AT_LENGTH]
    text = "".join(halves)[:_AT_LENGTH]
    # Without the measuring of coverage, which takes longer than what it measures.
    tracing = sys.gettrace()
    sys.settrace(None)
    try:
        began = time.process_time()
        for known in (KNOWN, _WELL_KNOWN):
            tells(text, known)
        taken = time.process_time() - began
    finally:
        sys.settrace(tracing)
    assert taken < 0.6
