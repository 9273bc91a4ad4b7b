"""A receiver that forgets a person with its own copy reads nothing of her at the sender any more (G-16)."""

from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from tests.factories.house import House
from tests.features.referrals.second_stage import Way, drafted, sent_way, two_centres
from tests.features.referrals.test_erased import erase
from tests.features.stories import address, now_done, refused
from trafficking_api.access.keeping import bury
from trafficking_api.access.mandate import system_mandate
from trafficking_api.features.cases.service.keep import CASES
from trafficking_api.features.retention import queries as retention

WORDS = "She is pregnant and very afraid."
HOW = pytest.mark.parametrize("how", ["erased", "purged"])


async def sent_again(way: Way) -> Way:
    """Another referral of the same case to the same receiver, on its way."""
    draft = await drafted(way.sender, way.receiver, way.case)
    again = Way(way.two, way.person, way.case, address(draft), way.consent)
    await again.send("send")
    return again


async def here_again(way: Way) -> Way:
    """The same, up to its release."""
    return await (await sent_again(way)).released()


async def closed_there(way: Way) -> dict[str, Any]:
    """The receiver's own copy, closed."""
    copy = await way.copy()
    await now_done(way.receiver.coordinator, f"/v1/cases/{copy['id']}", "close", {"reason": "Autonomy"})
    return copy


async def forgotten(way: Way, house: House, copy: dict[str, Any], how: str) -> None:
    """The receiver erases her, or the time of its copy is over."""
    if how == "purged":
        async with system_mandate(house.office, way.receiver.id, "test") as mandate:
            (row,) = await mandate.session.scalars(retention.kept(mandate, CASES, UUID(copy["id"])))
            await bury(mandate, CASES, row, "RetentionEnded")
        return
    wish = {"person_id": copy["person_id"], "reason": "PersonRequest"}
    made = await way.receiver.coordinator.made("/v1/erasures", wish)
    await now_done(way.receiver.coordinator_2, made.headers["Location"], "approve")


async def is_read(way: Way) -> bool:
    """Whether the receiver reads what was released, as the answer and the table have it."""
    answer = await way.receiver.coordinator.get(f"{way.here}/disclosure")
    assert answer.status_code in {200, 404}, answer.text
    return answer.status_code == 200


async def left(house: House, way: Way) -> int:
    """How many sealed pieces are left of what was released."""
    rows = await house.owner_execute(
        "SELECT num_nonnulls(wrapped, identity, contact, profile, assessments, legal, documents) "
        "FROM disclosures WHERE id = CAST(:id AS uuid)",
        id=way.here.rsplit("/", 1)[1],
    )
    return int(rows.scalar_one())


async def halves(house: House, way: Way) -> list[tuple[bool, bool]]:
    """Which halves of its messages are kept: the sender's and the receiver's."""
    rows = await house.owner_execute(
        "SELECT body_for_from IS NOT NULL, body_for_to IS NOT NULL FROM referral_messages "
        "WHERE referral_id = CAST(:id AS uuid)",
        id=way.here.rsplit("/", 1)[1],
    )
    return [(row[0], row[1]) for row in rows]


async def said(way: Way, key: str | None = None) -> str:
    made = await way.receiver.coordinator.made(f"{way.here}/messages", {"text": WORDS}, key=key)
    return str(made.json()["id"])


@HOW
async def test_g_16_who_forgets_its_copy_reads_nothing_at_the_sender(house: House, how: str) -> None:
    way = await (await sent_way(await two_centres(house))).arrived()
    message = await said(way, "said")
    await way.receive("complete", {"outcome": "PersonLeft"})
    copy = await closed_there(way)
    assert await is_read(way)
    await forgotten(way, house, copy, how)
    await refused(way.receiver.coordinator.get(f"{way.here}/disclosure"), 404, "not_found")
    assert await left(house, way) == 0
    made = (await way.sender.coordinator.get(f"{way.here}/disclosure")).json()
    assert (made["view"], made["end_code"]) == ("sender", "ReceiverErased")
    # Its half of the words is gone, also in what it was answered; the sender has its own.
    (there,) = (await way.receiver.coordinator.get(f"{way.here}/messages")).json()["items"]
    (here,) = (await way.sender.coordinator.get(f"{way.here}/messages")).json()["items"]
    assert (there["id"], there["text"], here["text"]) == (message, None, WORDS)
    again = await way.receiver.coordinator.post(f"{way.here}/messages", {"text": WORDS}, key="said")
    assert "Idempotent-Replayed" not in again.headers
    assert WORDS not in again.text
    assert await halves(house, way) == [(True, False)]


async def test_g_16_for_a_program_the_words_are_gone_where_they_are(house: House) -> None:
    way = await (await sent_way(await two_centres(house))).arrived()
    message = await said(way)
    await way.receive("complete", {"outcome": "PersonLeft"})
    await forgotten(way, house, await closed_there(way), "erased")
    rows = await house.owner_execute(
        "SELECT organisation_id, is_tombstone FROM events WHERE object_id = CAST(:id AS uuid) "
        "AND type = 'referral_message.narrowed'",
        id=message,
    )
    assert dict(rows.all()) == {way.receiver.id: True, way.sender.id: False}


async def test_g_16_what_the_receiver_forgot_the_sender_forgets_after_it(house: House) -> None:
    way = await (await sent_way(await two_centres(house))).arrived()
    await said(way)
    await way.receive("complete", {"outcome": "PersonLeft"})
    await forgotten(way, house, await closed_there(way), "erased")
    await now_done(way.sender.coordinator, f"/v1/cases/{way.case}", "close", {"reason": "Autonomy"})
    await erase(way)
    assert await halves(house, way) == [(False, False)]


@HOW
async def test_g_16_what_came_later_for_the_same_copy_ends_with_it(house: House, how: str) -> None:
    way = await (await sent_way(await two_centres(house))).arrived()
    await way.receive("complete", {"outcome": "PersonLeft"})
    later = await here_again(way)
    await later.receive("arrive")  # she is still here: no second copy
    await later.receive("complete", {"outcome": "PersonLeft"})
    await forgotten(way, house, await closed_there(way), how)
    assert (await is_read(way), await is_read(later)) == (False, False)


@HOW
async def test_g_16_what_came_with_another_copy_and_who_is_awaited_stay(house: House, how: str) -> None:
    way = await (await sent_way(await two_centres(house))).arrived()
    await way.receive("complete", {"outcome": "PersonLeft"})
    copy = await closed_there(way)
    later = await here_again(way)
    if how == "purged":
        await later.receive("arrive")  # her first copy is closed: she has another one now
    await forgotten(way, house, copy, how)
    assert (await is_read(way), await is_read(later)) == (False, True)


async def test_g_16_the_words_of_a_referral_that_was_withdrawn_are_forgotten_too(house: House) -> None:
    way = await (await sent_way(await two_centres(house))).arrived()
    await said(way)
    copy = await closed_there(way)
    await way.send("withdraw", {"code": "NoLongerNeeded"})
    await forgotten(way, house, copy, "erased")
    assert await halves(house, way) == [(True, False)]


@HOW
async def test_g_16_a_copy_is_forgotten_also_where_the_log_of_its_referral_is_lost(
    house: House, how: str
) -> None:
    way = await (await sent_way(await two_centres(house))).arrived()
    await way.receive("complete", {"outcome": "PersonLeft"})
    copy = await closed_there(way)
    gone = "DELETE FROM exchanges WHERE referral_id = CAST(:id AS uuid)"
    await house.owner_execute(gone, id=way.here.rsplit("/", 1)[1])
    await forgotten(way, house, copy, how)
    assert await left(house, way) == 0


@pytest.mark.parametrize("half", ["body_for_from", "body_for_to"])
async def test_no_word_is_changed_or_comes_back(house: House, half: str) -> None:
    way = await (await sent_way(await two_centres(house))).arrived()
    await said(way)
    for party in (way.sender, way.receiver):
        async with system_mandate(house.office, party.id, "test") as mandate:
            with pytest.raises(DBAPIError):
                await mandate.session.execute(
                    text(f"UPDATE referral_messages SET {half} = '\\x00'")  # noqa: S608 - a column of this file
                )
