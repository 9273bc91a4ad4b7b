"""What is said of a home is readable nowhere but for who reads one thing, and never without a trace."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

import pytest

from tests.factories.house import House
from tests.features.case_plans.plans import Desk, desk, id_of
from tests.features.case_plans.test_words import trace, unnamed
from tests.features.housing.homes import APPLICATIONS, LEASES, REFUSE, SEARCHES, TABLES, lease_of
from tests.features.people.stories import canary
from tests.features.stories import now_done, stored_anywhere


@dataclass(frozen=True)
class Told:
    """A case of which everything is told that can be told in words about a home."""

    there: Desk
    #: The address of each single thing that has words.
    addresses: list[str]
    #: All that was said.
    said: list[str]


async def told(there: Desk) -> Told:
    """Fill each field that takes words, each request under a key, so that its answer is remembered."""
    said: list[str] = []

    def words(*names: str) -> dict[str, str]:
        said.extend(canary() for _ in names)
        return dict(zip(names, said[-len(names) :], strict=True))

    async def made(path: str, body: dict[str, Any]) -> str:
        answer = await there.author.post(path, body, key=canary())
        assert answer.status_code == 201, answer.text
        return str(answer.headers["Location"])

    search = await made(SEARCHES, {"case_id": there.case, **words("wishes")})
    named = {"search_id": id_of(search)}
    viewed = await made(APPLICATIONS, {**named, **words("address", "contact")})
    refused = await made(APPLICATIONS, {**named, **words("address", "contact")})
    names = ("landlord_name", "landlord_address", "dwelling_address", "payee_account", "note")
    lease = await made(LEASES, {**lease_of(there), **words(*names)})
    for here, command, body in (
        (viewed, "view", words("note")),
        (refused, "refuse", {**REFUSE, **words("note")}),
    ):
        answer = await there.author.post(f"{here}/{command}", body, etag="*", key=canary())
        assert answer.status_code == 200, answer.text
    return Told(there, [search, viewed, refused, lease], said)


@pytest.mark.parametrize("is_named", [True, False])
async def test_no_word_lies_readable_in_the_database(house: House, is_named: bool) -> None:  # noqa: FBT001
    all_ = await told(await (desk(house) if is_named else unnamed(house)))
    there = all_.there
    assert len(all_.said) == 12
    for said in all_.said:
        assert await stored_anywhere(house, said) == [], said
    read = "".join([(await there.author.get(here)).text for here in all_.addresses])
    assert [said for said in all_.said if said not in read] == []
    for path in (*(f"/v1/{what}" for what in TABLES), "/v1/work-list", f"/v1/cases/{there.case}/timeline"):
        assert "canary" not in (await there.author.get(path)).text, path


async def test_g_12_reading_words_is_written_down_with_the_read_and_a_list_is_not(house: House) -> None:
    all_ = await told(await desk(house))
    there = all_.there
    person = (await there.read(f"/v1/cases/{there.case}"))["person_id"]
    whose = [("case", there.case), ("person", person)]
    for here in all_.addresses:
        answer = await there.centre.coordinator_2.get(here)
        assert await trace(house, answer) == whose, here
        again = await there.centre.coordinator_2.get(here, headers={"If-None-Match": answer.headers["ETag"]})
        assert (again.status_code, await trace(house, again)) == (304, whose)
    for what in TABLES:
        assert await trace(house, await there.author.get(f"/v1/{what}")) == [], what
    seen = (await there.author.get(f"/v1/people/{person}/accesses?limit=200")).json()["items"]
    operations = {item["operation"] for item in seen if item["member_id"] == str(there.approver.member_id)}
    assert {"read_housing_search", "read_housing_application", "read_lease"} <= operations


async def test_g_12_what_a_change_answers_in_words_is_written_down_too(house: House) -> None:
    there = await desk(house)
    person = (await there.read(f"/v1/cases/{there.case}"))["person_id"]
    body = {"case_id": there.case, "wishes": "A garden."}
    answers = [await there.author.post(SEARCHES, body, key="once") for _ in range(2)]
    answers.append(await there.author.patch(answers[0].headers["Location"], {"wishes": "None."}, etag="*"))
    answers.append(await there.author.post(LEASES, lease_of(there)))
    answers.append(await now_done(there.author, answers[-1].headers["Location"], "sign"))
    for answer in answers:
        assert set(await trace(house, answer)) == {("case", there.case), ("person", person)}


async def test_the_journal_tells_no_word_and_which_fields_changed(house: House) -> None:
    all_ = await told(await desk(house))
    audited = (await all_.there.centre.auditor.get("/v1/audit-events?limit=200")).text
    assert [said for said in all_.said if said in audited] == []
    fields = await house.owner_execute(
        "SELECT fields FROM events WHERE object_id = :id AND type = 'housing_application.refused'",
        id=UUID(id_of(all_.addresses[2])),
    )
    assert fields.scalar_one() == ["details", "refusal_reason", "status"]
