"""A centre asks, the inspection answers, and there is nothing to accompany: no case comes of it."""

from tests.factories.house import House


async def test_a_signalement_is_asked_about_answered_and_closed_without_a_case(house: House) -> None:
    centre, inspection = await house.party(), await house.party("authority")
    report = {
        "to_organisation_id": str(centre.id),
        "official_reference": "TSW/2026/004711",
        "channel": "WebForm",
        "source": "LabourInspection",
        "context": "WorkplaceInspection",
        "urgency": "Within7d",
        "persons_count": 3,
        "country": "BE",
        "industry_suspected": ["I_AccommodationAndFoodServiceActivities"],
        "summary": "Three kitchen helpers without papers; wages seem to be paid.",
    }
    made = await inspection.liaison.made("/v1/signalements", report)
    here = made.headers["Location"]
    assert made.json()["allowed_commands"] == []

    # A caseworker takes it from the pool, notes something for her colleagues, and asks.
    seen = await centre.caseworker.get(here)
    assert seen.json()["allowed_commands"] == ["acknowledge"]
    seen = await centre.caseworker.done(f"{here}/acknowledge", etag=seen.headers["ETag"])
    await centre.caseworker.made(f"{here}/messages", {"text": "Same kitchen as last year?"})
    version = (await centre.caseworker.get(here)).headers["ETag"]
    asked = await centre.caseworker.done(
        f"{here}/ask", {"text": "Do they keep their passports?"}, etag=version
    )
    assert asked.json()["status"] == "awaiting_reporter"

    # The inspector sees the question, not the note, and answers.
    question = await inspection.liaison.get(here)
    assert (question.json()["status"], question.json()["allowed_commands"]) == ("question_for_you", ["reply"])
    thread = (await inspection.liaison.get(f"{here}/messages")).json()["items"]
    assert [(message["written_by"], message["text"]) for message in thread] == [
        ("centre", "Do they keep their passports?")
    ]
    answered = await inspection.liaison.done(
        f"{here}/reply", {"text": "Yes, and they come and go as they like."}, etag=question.headers["ETag"]
    )
    assert answered.json()["status"] == "being_handled"

    # There is nothing to accompany. The inspector learns that it is closed, and no more.
    version = (await centre.coordinator.get(here)).headers["ETag"]
    assessed = await centre.coordinator.done(f"{here}/assess", {"result": "insufficient"}, etag=version)
    refused = await centre.coordinator.post(f"{here}/convert", {"cases": [{}]}, etag=assessed.headers["ETag"])
    assert (refused.status_code, refused.json()["code"]) == (409, "not_actionable")
    closed = await centre.coordinator.done(
        f"{here}/close", {"outcome": "NoTraffickingIndicators"}, etag=assessed.headers["ETag"]
    )
    assert (closed.json()["status"], closed.json()["case_ids"]) == ("closed", [])
    thread = (await centre.coordinator.get(f"{here}/messages")).json()["items"]
    assert [message["to_reporter"] for message in thread] == [False, True, True]
    told = await inspection.liaison.get(here)
    assert told.json()["status"] == "closed"
    assert "NoTraffickingIndicators" not in told.text
    assert "insufficient" not in told.text
    assert (await centre.coordinator.get("/v1/cases")).json()["items"] == []
