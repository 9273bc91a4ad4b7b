"""What an organisation tells of itself: each field as far as its grade goes, and no word more."""

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import text

from tests.factories.directory import FIELDS, SHELTER
from tests.factories.house import House
from tests.factories.second_stage import agree_on
from tests.features.directory.entries import (
    DIRECTORS_PHONE,
    PHONE,
    STREET,
    VALUES,
    changed,
    names,
    of_its_own,
    says,
    told,
)
from tests.features.stories import Clock, faults, refused
from trafficking_api.features.directory import rules
from trafficking_api.vocabulary import code_list


async def test_xch_10_address_and_the_directors_phone_are_told_to_nobody_by_default(house: House) -> None:
    centre, partner, stranger = await of_its_own(house)
    await agree_on(centre, partner, "referral")
    for name in VALUES:
        await says(centre, name)
    await says(centre, "Services", offers=[SHELTER])
    assert await names(stranger.caseworker, centre) == {"Website"}
    shown = {"Website", "ContactPhone", "ContactEmail", "IntakeHours"}
    assert await names(partner.caseworker, centre) == shown
    police = await house.party("authority")
    for caller in (stranger.admin, partner.admin, police.liaison, house.operator.operator):
        answer = await caller.get(f"/v1/organisations/{centre.id}/contacts")
        assert not {STREET, DIRECTORS_PHONE, VALUES["DirectorName"]} & set(answer.text.split('"'))
        assert [offer["service"] for offer in answer.json()["offers"]] == ["SafeAccommodation"]


@pytest.mark.parametrize("name", sorted(VALUES))
async def test_xch_10_a_field_never_goes_above_the_grade_of_the_caller(house: House, name: str) -> None:
    centre, named, stranger = await of_its_own(house)
    partner = await house.party()
    for other in (named, partner):
        await agree_on(centre, other, "availability")
    field = await says(centre, name)
    readers = {
        "public": [named, partner, stranger],
        "partner": [named, partner],
        "pair": [named],
        "none": [],
    }
    for grade in ("public", "partner", "pair", "none", "partner"):
        # A stranger that is named stays a stranger: it has no agreement.
        await changed(centre, field, grade=grade, open_to=[str(named.id), str(stranger.id)])
        for party in (named, partner, stranger):
            expected = [{"name": name, "value": VALUES[name]}] if party in readers[grade] else []
            assert (await told(party.caseworker, centre))["contacts"] == expected, (grade, party.slug)


async def test_xch_10_services_go_as_far_as_their_grade(house: House) -> None:
    centre, partner, stranger = await of_its_own(house)
    await agree_on(centre, partner, "referral")
    await says(centre, "Services", offers=[SHELTER], grade="partner")
    assert len((await told(partner.admin, centre))["offers"]) == 1
    assert (await told(stranger.admin, centre))["offers"] == []


async def test_xch_10_only_the_owner_can_tell_missing_from_redacted(house: House) -> None:
    hides, empties, silent = await of_its_own(house)
    stranger = await house.party()
    await says(hides, "Address")
    await says(empties, "Address", value=None, grade="public")
    answers = [
        await stranger.admin.get(f"/v1/organisations/{p.id}/contacts") for p in (hides, empties, silent)
    ]
    bodies = {a.text.replace(str(p.id), "") for a, p in zip(answers, (hides, empties, silent), strict=True)}
    assert bodies == {'{"organisation_id":"","contacts":[],"offers":[]}'}
    assert len({tuple(sorted(set(a.headers) - {"request-id"})) for a in answers}) == 1
    assert len({a.headers["content-length"] for a in answers}) == 1
    assert "etag" not in answers[0].headers
    for party, value, is_missing in ((hides, STREET, False), (empties, None, True)):
        (own,) = (await party.admin.get(FIELDS)).json()["items"]
        assert (own["value"], own["is_missing"]) == (value, is_missing)
    assert (await silent.admin.get(FIELDS)).json()["items"] == []


async def test_xch_10_with_the_agreement_ends_what_partners_read(house: House, clock: Clock) -> None:
    centre, partner, _ = await of_its_own(house)
    await says(centre, "ContactPhone")
    await says(centre, "Address", grade="pair", open_to=[str(partner.id)])
    assert await names(partner.caseworker, centre) == set()
    ends = datetime.now(UTC).date() + timedelta(days=2)
    body = {
        "to_organisation_id": str(partner.id),
        "kind": "referral",
        "valid_from": "2020-01-01",
        "valid_until": ends.isoformat(),
    }
    made = await centre.admin.made("/v1/agreements", body)
    assert await names(partner.caseworker, centre) == set()
    here = made.headers["Location"]
    signed = await partner.admin.done(f"{here}/sign", etag=made.headers["ETag"])
    both = {"ContactPhone", "Address"}
    assert await names(partner.caseworker, centre) == both
    await clock.stop(datetime.now(UTC) + timedelta(days=5))
    assert await names(partner.caseworker, centre) == set()
    await clock.go_on()
    assert await names(partner.caseworker, centre) == both
    await partner.admin.done(f"{here}/revoke", etag=signed.headers["ETag"])
    assert await names(partner.caseworker, centre) == set()


async def test_xch_10_the_database_hides_a_field_from_any_query(house: House) -> None:
    """A query of ours that forgot to ask would find no more."""
    centre, partner, stranger = await of_its_own(house)
    await agree_on(centre, partner, "referral")
    grades = {"Website": "public", "ContactPhone": "partner", "IntakeHours": "pair", "Address": "none"}
    for name, grade in grades.items():
        await says(centre, name, grade=grade, open_to=[str(partner.id)] if grade == "pair" else [])
    query = text("SELECT name FROM directory_fields WHERE organisation_id = :id")
    change = text("UPDATE directory_fields SET grade = 'public' WHERE organisation_id = :id")
    found = {}
    for party in (centre, partner, stranger):
        async with house.office.database.engine.connect() as connection:
            tenant = text("SELECT set_config('app.organisation_id', :id, true)")
            await connection.execute(tenant, {"id": str(party.id)})
            found[party.slug] = set(await connection.scalars(query, {"id": centre.id}))
            touched = await connection.execute(change, {"id": centre.id})
            assert touched.rowcount == (4 if party is centre else 0)
            await connection.rollback()
    assert found == {
        centre.slug: set(grades),
        partner.slug: {"Website", "ContactPhone", "IntakeHours"},
        stranger.slug: {"Website"},
    }


async def test_what_is_told_lies_sealed_in_the_database(house: House) -> None:
    centre, *_ = await of_its_own(house)
    await says(centre, "ContactPhone", grade="public")
    rows = await house.owner_execute(
        "SELECT value FROM directory_fields WHERE organisation_id = :id", id=centre.id
    )
    assert PHONE.encode() not in rows.scalar_one()


async def test_who_changed_and_who_read_an_entry_is_written_down(house: House) -> None:
    centre, partner, _ = await of_its_own(house)
    field = await says(centre, "ContactPhone")
    await changed(centre, field, grade="none")
    await told(partner.caseworker, centre)
    wrote = (await centre.auditor.get("/v1/audit-events?limit=200")).json()["items"]
    changes = [one for one in wrote if one["object_kind"] == "directory_field"]
    assert {one["operation"] for one in changes} == {"add_directory_field", "change_directory_field"}
    assert all(PHONE not in str(one) for one in wrote)
    (change,) = (one for one in changes if one["operation"] == "change_directory_field")
    assert "grade" in change["fields"]
    read = (await partner.auditor.get("/v1/audit-events?limit=200")).json()["items"]
    seen = [one["object_id"] for one in read if one["operation"] == "read_organisation_contacts"]
    assert seen == [str(centre.id)]


async def test_your_own_organisation_reads_there_what_everybody_does(house: House) -> None:
    centre, *_ = await of_its_own(house)
    for name in ("Website", "DirectorPhone"):
        await says(centre, name)
    assert await names(centre.liaison if "liaison" in centre.callers else centre.caseworker, centre) == {
        "Website"
    }


async def test_a_field_says_what_its_name_promises(house: House) -> None:
    centre, partner, _ = await of_its_own(house)
    for body, where, code in (
        ({"name": "ContactPhone", "value": "02 555 01 00"}, "/value", "not_e164"),
        ({"name": "DirectorPhone", "value": "+0"}, "/value", "not_e164"),
        ({"name": "ContactEmail", "value": "nobody"}, "/value", "not_an_email"),
        ({"name": "Website", "value": "javascript:alert(1)"}, "/value", "not_a_web_address"),
        ({"name": "Services", "value": "all"}, "/value", "not_of_this_field"),
        ({"name": "Address", "offers": [SHELTER]}, "/offers", "not_of_this_field"),
        ({"name": "Address", "open_to": [str(partner.id), FIELDS]}, "/open_to/1", "uuid"),
        ({"name": "Address", "open_to": [str(house.operator.id)]}, "/open_to/0", "unknown_reference"),
    ):
        problem = await refused(centre.admin.post(FIELDS, body), 422, "invalid")
        assert faults(problem) == [(where, code)]
    await says(centre, "Address")
    again = centre.admin.post(FIELDS, {"name": "Address", "value": STREET})
    await refused(again, 409, "field_exists")


def test_xch_10_every_field_has_a_grade_by_default() -> None:
    assert set(rules.GRADES) == code_list("directory_field_name").codes
    assert set(rules.GRADES.values()) <= code_list("directory_grade").codes
    assert {name for name, grade in rules.GRADES.items() if grade == "none"} == {
        *("Address", "DirectorName", "DirectorPhone")
    }
