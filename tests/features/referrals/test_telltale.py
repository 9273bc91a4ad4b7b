"""What tells who somebody is, is found however it is written; what tells nothing is let through."""

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
