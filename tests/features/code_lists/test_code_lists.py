"""Code lists are complete in both languages, and the forms take what they list."""

import pytest

from tests.factories.house import House
from tests.features.stories import refused


async def test_every_list_is_labelled_in_the_language_asked_for(house: House) -> None:
    centre = await house.party()
    seen = {}
    for language in ("en", "fr"):
        answer = await centre.finance.get("/v1/code-lists", headers={"Accept-Language": language})
        assert answer.headers["Content-Language"] == language
        assert "Accept-Language" in answer.headers["Vary"]
        seen[language] = {listed["name"]: listed["values"] for listed in answer.json()["items"]}
    assert seen["en"].keys() == seen["fr"].keys() >= {"gender", "country", "support_domain", "urgency"}
    for name, values in seen["en"].items():
        assert values
        assert [value["code"] for value in values] == [value["code"] for value in seen["fr"][name]]
        assert all(value["label"].strip() for value in (*values, *seen["fr"][name]))
    assert seen["en"] != seen["fr"]


@pytest.mark.parametrize(
    ("asked", "language"),
    [
        ("fr-BE, en;q=0.8", "fr"),
        ("nl, fr;q=0.4, en;q=0.5", "en"),
        ("fr;q=0", "en"),
        ("lo", "en"),
        (None, "en"),
    ],
)
async def test_one_list_in_the_best_language_there_is(house: House, asked: str | None, language: str) -> None:
    centre = await house.party()
    headers = {"Accept-Language": asked} if asked else {}
    answer = await centre.legal.get("/v1/code-lists/gender", headers=headers)
    assert answer.headers["Content-Language"] == language
    assert answer.json()["name"] == "gender"
    kept = {**headers, "If-None-Match": answer.headers["ETag"]}
    again = await centre.legal.get("/v1/code-lists/gender", headers=kept)
    assert (again.status_code, again.content) == (304, b"")


async def test_the_tag_of_one_language_is_not_that_of_the_other(house: House) -> None:
    centre = await house.party()
    english = await centre.legal.get("/v1/code-lists/gender", headers={"Accept-Language": "en"})
    headers = {"Accept-Language": "fr", "If-None-Match": english.headers["ETag"]}
    assert (await centre.legal.get("/v1/code-lists/gender", headers=headers)).status_code == 200


async def test_an_unknown_list_is_404_and_its_name_is_not_repeated(house: House) -> None:
    centre = await house.party()
    problem = await refused(centre.legal.get("/v1/code-lists/shoe_sizes"), 404, "not_found")
    assert "shoe" not in str(problem)
