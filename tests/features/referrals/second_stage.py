"""What the tests of the second stage share: a person with her consent, and her way to another centre."""

from typing import Any

from tests.factories.house import FACTS, House, Party
from tests.features.documents.files import PDF
from tests.features.stories import Pair, address, caseload, drafted, now_done, offer
from trafficking_api.features.consents.rules import CHECKS

NAME, FAMILY, ALIAS = "Phoutsavanh", "Keomanivong", "ພຸດສະຫວັນ"
PHONE, EMAIL, PASSPORT, STREET = (
    "+32 470 12 34 56",
    "phou.k@example.org",
    "PA1234567",
    "Rue des Tisserands 12",
)
IDENTITY: dict[str, Any] = {
    "first_name": NAME,
    "family_name": FAMILY,
    "aliases": [ALIAS],
    "birth_date": "1994-05-02",
    "birth_date_precision": "Day",
    "citizenships": ["LA"],
    "identity_documents": [{"kind": "Passport", "number": PASSPORT, "country": "LA"}],
}
CONTACT: dict[str, Any] = {
    "entries": [
        {"kind": "MobilePhone", "value": PHONE, "safe_to_contact": "yes"},
        {"kind": "Email", "value": EMAIL, "safe_to_contact": "no"},
    ],
    "mailing": {"street": STREET, "city": "Mechelen", "country": "BE"},
}
#: What never leaves the centre, whatever she agrees to.
STAYS = (PASSPORT, STREET, "Mechelen")
ALL_GROUPS = ["identity", "contact", "profile", "assessments", "legal", "documents"]


async def new_person(centre: Party, **identity: Any) -> str:
    """Write a person down; returns her id."""
    body = {"identity": {**IDENTITY, **identity}, "contact": CONTACT}
    made = await centre.coordinator.made("/v1/people", body)
    return str(made.json()["id"])


async def case_of(centre: Party, person_id: str, **facts: Any) -> str:
    """Open her case; returns its id."""
    worker = str(centre.caseworker.member_id)
    made = await centre.coordinator.made(
        "/v1/cases", {"worker_id": worker, **FACTS, **facts, "person_id": person_id}
    )
    return str(made.json()["id"])


async def consent(centre: Party, person_id: str, to: Party, *groups: str, **changed: Any) -> str:
    """She agrees that these groups are shared with this centre; returns the consent's address."""
    body = {
        "purpose": "ReferralShare",
        "given": True,
        "recipient_organisation_id": str(to.id),
        "field_groups": list(groups or ALL_GROUPS),
        "checks": dict.fromkeys(CHECKS, True),
        "form": "Written",
        "given_by": "Individual",
        "expires_at": "2098-01-01T00:00:00Z",
        **changed,
    }
    made = await centre.coordinator.made(f"/v1/people/{person_id}/consents", body)
    return f"/v1/consents/{made.json()['id']}"


async def filed(centre: Party, person_id: str, content: bytes = PDF) -> None:
    """Keep a file about her, under a name that tells who she is."""
    answer = await centre.coordinator.call(
        "POST",
        "/v1/documents",
        data={"person_id": person_id, "kind": "MedicalReport"},
        files={"file": (f"{NAME}.pdf", content)},
    )
    assert answer.status_code == 201, answer.text


class Way:
    """One person of a centre and a referral of hers, led as far as a test needs it."""

    def __init__(self, two: Pair, person_id: str, case_id: str, here: str, consent_: str) -> None:
        self.two, self.person, self.case, self.here, self.consent = two, person_id, case_id, here, consent_

    @property
    def sender(self) -> Party:
        return self.two.sender

    @property
    def receiver(self) -> Party:
        return self.two.receiver

    async def send(self, command: str, body: Any = None) -> Any:
        """A command of the sender, done."""
        return await now_done(self.sender.coordinator, self.here, command, body)

    async def receive(self, command: str, body: Any = None) -> Any:
        """A command of the receiver, done."""
        return await now_done(self.receiver.coordinator, self.here, command, body)

    async def released(self, groups: list[str] | None = None) -> "Way":
        """Accepted, and what she agreed to released."""
        await self.receive("accept")
        await self.send("release", {"field_groups": groups} if groups else {})
        return self

    async def arrived(self) -> "Way":
        """Released, and she is there."""
        await self.released()
        await self.receive("arrive")
        return self

    async def copy(self) -> dict[str, Any]:
        """The receiver's own case of her."""
        items = (await self.receiver.coordinator.get("/v1/cases?limit=200")).json()["items"]
        found = [i for i in items if i.get("from_referral_id") == self.here.rsplit("/", 1)[1]]
        assert len(found) == 1, found
        case: dict[str, Any] = found[0]
        return case


async def agreed(one: Party, other: Party, *kinds: str) -> None:
    """Agreements of these kinds that both signed."""
    for kind in kinds:
        body = {"to_organisation_id": str(other.id), "kind": kind, "valid_from": "2020-01-01"}
        made = await one.admin.made("/v1/agreements", body)
        await other.admin.done(f"{made.headers['Location']}/sign", etag=made.headers["ETag"])


async def two_centres(house: House) -> Pair:
    """Two centres that agreed on everything; the first has cases that look alike."""
    sender = await house.party()
    receiver = await house.party(country="LA", zone="Asia/Vientiane")
    await agreed(sender, receiver, "referral", "transfer", "request")
    await caseload(sender, [FACTS] * 5)
    return Pair(sender, receiver, "")


async def sent_way(
    two: Pair, *groups: str, kind: str = "referral", facts: dict[str, Any] | None = None, **consent_: Any
) -> Way:
    """A person who agreed, and her card on its way."""
    sender, receiver = two.sender, two.receiver
    person_id = await new_person(sender)
    case_id = await case_of(sender, person_id, **(facts or {}))
    agreed_ = await consent(sender, person_id, receiver, *groups, **consent_)
    draft = await sender.coordinator.made("/v1/referrals", {**offer(case_id, receiver), "kind": kind})
    way = Way(two, person_id, case_id, address(draft), agreed_)
    await way.send("send")
    return way


__all__ = ["Way", "agreed", "case_of", "consent", "drafted", "filed", "new_person", "sent_way", "two_centres"]
