"""A case that is opened because a person arrives by a referral."""

from uuid import UUID, uuid4

import pytest

from tests.factories.house import FACTS, House
from tests.features.cases.work import person
from tests.features.stories import journal, now_done, replayed
from trafficking_api.access.mandate import system_mandate
from trafficking_api.features.cases import service
from trafficking_api.features.cases.errors import PersonHasOpenCase
from trafficking_api.features.cases.service import Provenance


@pytest.mark.parametrize("is_owner", [True, False], ids=["transfer", "referral"])
async def test_it_is_in_intake_and_tells_where_it_comes_from(house: House, *, is_owner: bool) -> None:
    sender, receiver = await house.party(), await house.party()
    her, worker = UUID(await person(receiver)), receiver.caseworker.member_id
    assert worker is not None
    came = Provenance(sender.id, uuid4(), is_owner)
    facts = {**FACTS, "trafficked_from": "2020-02-01", "palermo_acts": ["Transfer"]}
    async with system_mandate(house.office, receiver.id, "test") as mandate:
        id_ = await service.open_for_arrival(mandate, facts, her, worker, provenance=came)
    told = (await receiver.caseworker.get(f"/v1/cases/{id_}")).json()
    assert facts.items() <= told.items()
    assert (told["status"], told["person_id"], told["worker_ids"]) == ("intake", str(her), [str(worker)])
    assert (told["is_owner"], told["from_organisation_id"]) == (is_owner, str(sender.id))
    assert told["from_referral_id"] == str(came.from_referral_id)
    assert [line.to_state for line in await journal(house, receiver, str(id_), "case")] == ["intake"]
    assert (await sender.coordinator.get(f"/v1/cases/{id_}")).status_code == 404
    await now_done(receiver.coordinator, f"/v1/cases/{id_}", "close", {"reason": "Autonomy"})
    assert await replayed(house, receiver) > 0


async def test_whoever_has_an_open_case_there_gets_no_second_one(house: House) -> None:
    sender, receiver = await house.party(), await house.party()
    her = await person(receiver)
    await receiver.coordinator.made("/v1/cases", {**FACTS, "person_id": her})
    assert receiver.caseworker.member_id is not None
    with pytest.raises(PersonHasOpenCase):
        async with system_mandate(house.office, receiver.id, "test") as mandate:
            await service.open_for_arrival(
                mandate,
                FACTS,
                UUID(her),
                receiver.caseworker.member_id,
                provenance=Provenance(sender.id, uuid4(), is_owner=True),
            )
