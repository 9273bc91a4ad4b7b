"""What a loan is, by brute force: what was booked, added up anew each time; it shares no code with it."""

from dataclasses import dataclass, field

PAYMENTS = ("Repayment", "DepositReturn")
RELIEFS = ("Waiver", "WriteOff")
#: What is booked over the wire; a disbursement is a decision.
BOOKED = (*PAYMENTS, "Refund", *RELIEFS, "Recovery")
NEXT = {
    "requested": {"approve": "approved", "reject": "rejected", "withdraw": "withdrawn"},
    "approved": {"unapprove": "requested", "cancel": "cancelled", "disburse": "active"},
}
PAID_OUT = ("active", "settled", "written_off", "overpaid")


@dataclass
class Line:
    """Something that was booked."""

    type: str
    amount: int
    excess: int
    #: Days from today.
    on: int
    takes_back: int | None = None
    id: str = ""


@dataclass
class Model:
    """A loan."""

    decided: str = "requested"
    approved: int = 0
    lines: list[Line] = field(default_factory=list)
    paused: bool = False

    def taken_back(self) -> set[int]:
        return {line.takes_back for line in self.lines if line.takes_back is not None}

    def live(self) -> list[Line]:
        gone = self.taken_back()
        return [
            line for place, line in enumerate(self.lines) if place not in gone and line.takes_back is None
        ]

    def total(self, *types: str) -> int:
        return sum(line.amount - line.excess for line in self.live() if line.type in types)

    @property
    def owed(self) -> int:
        return self.total("Disbursement") - self.total(*PAYMENTS, *RELIEFS)

    @property
    def credit(self) -> int:
        return sum(line.excess for line in self.live()) - self.total("Refund")

    @property
    def bank(self) -> int:
        """What the fund has more, or less, because of this loan."""
        received = sum(line.amount for line in self.live() if line.type in (*PAYMENTS, "Recovery"))
        return received - self.total("Disbursement", "Refund")

    @property
    def status(self) -> str:
        if not self.total("Disbursement"):
            return self.decided
        if self.owed:
            return "active"
        if self.credit:
            return "overpaid"
        return "written_off" if self.total("WriteOff") > self.total("Recovery") else "settled"

    def standing(self) -> tuple[str, int, int]:
        return self.status, self.owed, self.credit

    def broken(self) -> set[str]:
        """What must never be."""
        paid_out = self.total("Disbursement")
        checks = {
            "exceeds_outstanding": self.owed < 0,
            "exceeds_credit": self.credit < 0,
            "exceeds_written_off": self.total("Recovery") > self.total("WriteOff"),
            "not_disbursed": self.credit > 0 and not paid_out,
            "exceeds_approved": paid_out > self.approved,
        }
        return {name for name, broken in checks.items() if broken}

    def disbursed_on(self) -> int:
        return next(line.on for line in self.live() if line.type == "Disbursement")

    def with_line(self, line: Line) -> "Model":
        return Model(self.decided, self.approved, [*self.lines, line])

    def refusals(self, line: Line, *, allow_credit: bool) -> set[str]:
        """Why an entry is refused; nothing, if it is not."""
        if self.status not in PAID_OUT:
            return {"wrong_state"}
        found = self.with_line(line).broken()
        if line.excess and not allow_credit:
            found.add("exceeds_outstanding")
        too_early = line.on < self.disbursed_on()
        last = max(each.on for each in self.lines)
        lost = [each.on for each in self.live() if line.type == "Recovery" and each.type == "WriteOff"]
        too_early |= line.on < max(lost, default=line.on)
        if line.on > 0 or too_early or (line.type == "WriteOff" and line.on < last):
            found.add("invalid")
        return found

    def refusals_of_reversal(self, place: int, on: int) -> set[str]:
        line = self.lines[place]
        if line.takes_back is not None:
            return {"is_reversal"}
        if place in self.taken_back():
            return {"already_reversed"}
        alone = line.type != "Disbursement" or len(self.live()) == 1
        is_built_on = not alone or self.with_line(self.reversal(place, on)).broken()
        found = {"entry_built_on"} if is_built_on else set()
        return found | ({"invalid"} if on > 0 or on < line.on else set())

    def reversal(self, place: int, on: int) -> Line:
        line = self.lines[place]
        return Line(line.type, line.amount, line.excess, on, takes_back=place)
