"""A member works at the organisation until it leaves; nobody comes back under the same entry."""

from enum import StrEnum

from trafficking_api.kit.states import Machine, Step

ORGANISATION = "organisation"


class MemberStatus(StrEnum):
    """Whether somebody works here."""

    ACTIVE = "active"
    LEFT = "left"


S = MemberStatus

MACHINE = Machine(
    "member",
    MemberStatus,
    [Step(S.ACTIVE, "leave", ORGANISATION, S.LEFT, guard="each of its open cases has another worker")],
)
