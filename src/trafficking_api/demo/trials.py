"""One person's way through the courts in the demo, by the services that a program of a centre calls."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from random import Random
from typing import Any, Final
from uuid import UUID

from trafficking_api.demo.past import ANY, Past
from trafficking_api.demo.supports import Support
from trafficking_api.features.cases.service.supporting import acting
from trafficking_api.features.court.schemas import claim as claims
from trafficking_api.features.court.schemas import hearing as hearings
from trafficking_api.features.court.schemas.appeal import NewCourtAppeal
from trafficking_api.features.court.schemas.court_file import NewCourtFile
from trafficking_api.features.court.schemas.deadline import DeadlineWaiver, NewDeadline
from trafficking_api.features.court.schemas.judgment import JudgmentPatch, NewJudgment
from trafficking_api.features.court.schemas.note import NewPrivilegedNote
from trafficking_api.features.court.schemas.party import NewParty, PartyPatch
from trafficking_api.features.court.schemas.proceeding import NewProceeding, ProceedingPatch
from trafficking_api.features.court.schemas.statement import NewStatement
from trafficking_api.features.court.schemas.step import NewStep
from trafficking_api.features.court.service import (
    appeal,
    claim,
    court_file,
    deadline,
    hearing,
    judgment,
    note,
    party,
    proceeding,
    statement,
    step,
)
from trafficking_api.kit.wire import Command

#: What happens to something that has a name: the service, what it is sent, and the operation of the API.
COMMANDS: Final[Mapping[str, tuple[Any, Any, str]]] = {
    "hold": (hearing.hold, Command, "hold_hearing"),
    "miss": (hearing.miss, Command, "miss_hearing"),
    "cancel": (hearing.cancel, hearings.HearingCancellation, "cancel_hearing"),
    "meet": (deadline.meet, Command, "meet_deadline"),
    "waive": (deadline.waive, DeadlineWaiver, "waive_deadline"),
    "receive": (appeal.receive, Command, "receive_court_appeal"),
    "complete": (appeal.complete, Command, "complete_court_appeal"),
    "award": (claim.award, claims.CompensationAmount, "award_compensation_claim"),
    "pay": (claim.pay, claims.CompensationAmount, "pay_compensation_claim"),
    "refuse": (claim.refuse, claims.CompensationStep, "refuse_compensation_claim"),
    "enforce": (claim.enforce, claims.CompensationStep, "enforce_compensation_claim"),
    "give_up": (claim.give_up, claims.CompensationEnding, "give_up_compensation_claim"),
}
#: What else is done, and its operation.
DEEDS: Final[Mapping[str, str]] = {
    "file": "open_court_file",
    "begin": "open_proceeding",
    "sought": "change_proceeding",
    "party": "add_proceeding_party",
    "becomes": "change_proceeding_party",
    "state": "add_court_statement",
    "move": "take_proceeding_step",
    "set": "add_hearing",
    "postpone": "postpone_hearing",
    "judge": "record_judgment",
    "serve": "change_judgment",
    "rests": "change_judgment",
    "limit": "add_deadline",
    "appeal": "file_court_appeal",
    "claim": "claim_compensation",
    "bears": "change_compensation_claim",
    "note": "write_privileged_note",
}


@dataclass(eq=False)
class Trial:
    """A court file with one proceeding; each deed is what the legal worker enters on a day."""

    rng: Random
    support: Support
    #: What the courts are called where the centre is, in which money, and what is written about it.
    place: Mapping[str, Any]
    ids: dict[str, UUID] = field(default_factory=dict)

    async def command(self, mandate: Past, verb: str, name: str, **said: Any) -> None:
        """Follow a command of a hearing, a deadline, an appeal or a claim."""
        service, body, _ = COMMANDS[verb]
        if "amount_minor" in said:
            said = {"amount": self._sum(said["amount_minor"])}
        await service(mandate, self.ids[name], ANY, body.model_validate(said))

    async def file(self, mandate: Past) -> None:
        lawyer, contact = self.rng.choice(self.place["lawyers"]), self.rng.choice(self.place["contacts"])
        body = self._of_her(legal_aid="yes", lawyer_name=lawyer, lawyer_contact=contact)
        self.ids["file"] = await court_file.open_file(mandate, NewCourtFile.model_validate(body))

    async def begin(self, mandate: Past, **said: Any) -> None:
        number, court = self._written("file_number"), self._place()
        body = {"court_file_id": self.ids["file"], "file_number": number, "court": court, **said}
        self.ids["proceeding"] = await proceeding.open_proceeding(mandate, NewProceeding.model_validate(body))

    async def sought(self, mandate: Past) -> None:
        """The prosecution asks for a conviction of trafficking."""
        body = ProceedingPatch(prosecution_sought_trafficking="yes")
        await proceeding.change(mandate, self.proceeding_id, ANY, body)

    async def party(self, mandate: Past, name: str, **said: Any) -> None:
        self.ids[name] = await party.add(mandate, self.proceeding_id, NewParty.model_validate(said))

    async def becomes(self, mandate: Past, name: str, role: str) -> None:
        await party.change(mandate, (self.proceeding_id, self.ids[name]), ANY, PartyPatch(role=role))

    async def state(self, mandate: Past, **said: Any) -> None:
        """She has made a statement today."""
        body = NewStatement.model_validate({"made_on": mandate.today().isoformat(), **said})
        await statement.add(mandate, self.proceeding_id, body)

    async def move(self, mandate: Past, command: str) -> None:
        await step.take(mandate, self.proceeding_id, ANY, NewStep(command=command))

    async def set(self, mandate: Past, name: str, starts_at: datetime, **said: Any) -> None:
        """Set a hearing to which the legal worker goes with her."""
        language = self.rng.choice(self.place["languages"]) if said.pop("speaks", False) else None
        body = self._of_her(
            proceeding_id=self.proceeding_id,
            starts_at=starts_at.isoformat(),
            interpreter_language=language,
            interpreter_booked=language is not None,
            member_ids=[acting(mandate)],
            location=self._place(),
            **said,
        )
        self.ids[name] = await hearing.add(mandate, hearings.NewHearing.model_validate(body))

    async def postpone(self, mandate: Past, name: str, starts_at: datetime | None = None) -> None:
        """Put a hearing off, to another day or to none yet."""
        sent = {"starts_at": starts_at and starts_at.isoformat()}
        body = hearings.HearingPostponement.model_validate(sent)
        self.ids[name] = await hearing.postpone(mandate, self.ids[name], ANY, body)

    async def judge(self, mandate: Past, name: str, **said: Any) -> None:
        """A judgment is pronounced today."""
        body = {"proceeding_id": self.proceeding_id, "pronounced_on": mandate.today().isoformat(), **said}
        self.ids[name] = await judgment.record(mandate, NewJudgment.model_validate(body))

    async def serve(self, mandate: Past, name: str) -> None:
        """A bailiff has served it: what runs from that gets its date."""
        await self._happened(mandate, name, "served_on")

    async def rests(self, mandate: Past, name: str) -> None:
        """Nobody goes on against it."""
        await self._happened(mandate, name, "became_final_on")

    async def limit(self, mandate: Past, name: str, **said: Any) -> None:
        """By when something must be done: the legal worker sees to it."""
        named = self.ids[said.pop("judgment")]
        labour = said["party_role"] == "Worker"
        body = self._of_her(
            procedure="Labour" if labour else "Criminal",
            judgment_id=named,
            assigned_member_id=acting(mandate),
            **said,
        )
        self.ids[name] = await deadline.add(mandate, NewDeadline.model_validate(body))

    async def appeal(self, mandate: Past, name: str, **said: Any) -> None:
        """A party goes on today."""
        named = {f"{what}_id": self.ids[said.pop(what)] for what in ("party", "judgment")}
        filed = {"proceeding_id": self.proceeding_id, "filed_at": mandate.now.isoformat()}
        body = NewCourtAppeal.model_validate({**filed, **named, **said})
        self.ids[name] = await appeal.file(mandate, body)

    async def claim(self, mandate: Past, source: str, amount_minor: int) -> None:
        body = self._of_her(
            proceeding_id=self.proceeding_id,
            source=source,
            claimed=self._sum(amount_minor),
            claimed_on=mandate.today().isoformat(),
        )
        self.ids["claim"] = await claim.claim(mandate, claims.NewCompensationClaim.model_validate(body))

    async def bears(self, mandate: Past, name: str, basis_points: int) -> None:
        """What was awarded bears interest from now on."""
        rate = {"basis_points": basis_points, "from_on": mandate.today().isoformat()}
        body = claims.CompensationClaimPatch.model_validate({"interest": {"rates": [rate]}})
        await claim.change(mandate, self.ids[name], ANY, body)

    async def note(self, mandate: Past) -> None:
        """Something between her and her lawyer."""
        body = self._of_her(proceeding_id=self.proceeding_id, text=self.rng.choice(self.place["confidences"]))
        await note.write(mandate, NewPrivilegedNote.model_validate(body))

    async def _happened(self, mandate: Past, name: str, what: str) -> None:
        body = JudgmentPatch.model_validate({what: mandate.today().isoformat()})
        await judgment.change(mandate, self.ids[name], ANY, body)

    @property
    def proceeding_id(self) -> UUID:
        return self.ids["proceeding"]

    def _of_her(self, **said: Any) -> dict[str, Any]:
        return {"case_id": self.support.case.id, **said}

    def _sum(self, amount_minor: int) -> dict[str, Any]:
        return {"amount_minor": amount_minor * self.place["unit"], "currency": self.place["currency"]}

    def _written(self, what: str) -> str:
        pattern: str = self.place[what]
        return pattern.format(number=self.rng.randint(100_000, 999_999))

    def _place(self) -> str:
        pattern: str = self.rng.choice(self.place["courtrooms"])
        return pattern.format(number=self.rng.randint(1, 9))
