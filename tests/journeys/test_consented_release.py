"""A person agrees that another centre may know who she is, arrives there, and is helped."""

from tests.factories.house import House
from tests.features.documents.files import PDF
from tests.features.referrals.second_stage import FAMILY, NAME, PHONE, STAYS, filed, sent_way, two_centres
from tests.features.stories import etag


async def test_a_person_goes_to_another_centre_with_what_she_agreed_to(house: House) -> None:
    two = await two_centres(house)
    way = await sent_way(two, "identity", "contact", "profile", "documents")
    await filed(two.sender, way.person)
    there = two.receiver.coordinator

    # Until then the other centre has a card, and no more.
    assert (await there.get(f"{way.here}/disclosure")).status_code == 404
    assert NAME not in (await there.get(way.here)).text
    await way.receive("accept")
    assert (await there.get(f"{way.here}/disclosure")).status_code == 404

    # She agreed, so it gets exactly that.
    await way.send("release")
    told = await there.get(f"{way.here}/disclosure")
    assert told.status_code == 200, told.text
    body = told.json()
    assert body["identity"]["family_name"] == FAMILY
    assert body["contact"]["entries"][0]["value"] == PHONE
    assert body["profile"]["facts"]["exploitation_types"] == ["ForcedLabour"]
    assert [d["kind"] for d in body["documents"]] == ["MedicalReport"]
    assert body["assessments"] is body["legal"] is None
    assert not [words for words in STAYS if words in told.text]
    made = (await two.sender.coordinator.get(f"{way.here}/disclosure")).json()
    assert (made["view"], made["end_code"]) == ("sender", None)
    assert "identity" not in made

    # She arrives: the other centre has its own copy, a case in intake and a worker.
    assert (await way.receive("arrive")).json()["status"] == "in_progress"
    case = await way.copy()
    assert (case["status"], case["is_owner"], case["exploitation_types"]) == (
        "intake",
        False,
        ["ForcedLabour"],
    )
    person = (await there.get(f"/v1/people/{case['person_id']}")).json()
    assert person["identity"]["first_name"] == NAME
    assert person["identity"]["identity_documents"] == []
    (document,) = (await there.get(f"/v1/documents?person_id={case['person_id']}")).json()["items"]
    content = await there.get(f"/v1/documents/{document['id']}/content")
    assert content.content == PDF

    # It works with her, and at the end says how it went.
    await way.receive("hold")
    await way.receive("resume")
    done = await way.receive("complete", {"outcome": "ServiceProvided"})
    assert (done.json()["status"], done.json()["allowed_commands"]) == ("completed", [])
    assert (await two.sender.coordinator.get(way.here)).json()["outcome"] == "ServiceProvided"

    # What passed stands in the log of both, line for line.
    logs = [
        (await side.coordinator.get(f"{way.here}/exchanges")).json()["items"]
        for side in (two.sender, two.receiver)
    ]
    assert logs[0] == logs[1]
    assert [line["kind"] for line in logs[0]] == ["CardSent", "Released", "Arrived"]
    assert logs[0][1]["shared"] == ["identity", "contact", "profile", "documents"]
    assert logs[0][1]["not_shared"] == ["assessments", "legal"]
    assert await etag(two.sender.coordinator, way.here)
