"""A home is searched, dwellings are viewed and applied for, and a lease is read, signed, and ends."""

from enum import StrEnum

from trafficking_api.kit.states import SYSTEM, Machine, Step

CENTRE = "centre"


class SearchStatus(StrEnum):
    """Whether a home is still searched."""

    SEARCHING = "searching"
    OBTAINED = "obtained"
    ENDED = "ended"


SEARCH = Machine(
    "housing_search",
    SearchStatus,
    [
        Step(SearchStatus.SEARCHING, "end", CENTRE, SearchStatus.ENDED),
        Step(
            SearchStatus.SEARCHING, "obtain", SYSTEM, SearchStatus.OBTAINED, guard="a lease of it is signed"
        ),
    ],
)


class ApplicationStatus(StrEnum):
    """How far she has come with one dwelling."""

    PLANNED = "planned"
    VIEWED = "viewed"
    APPLIED = "applied"
    ACCEPTED = "accepted"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"


A = ApplicationStatus
#: The landlord has not answered.
UNANSWERED = (A.PLANNED, A.VIEWED, A.APPLIED)
#: It may still become her home.
OPEN_APPLICATION = (*UNANSWERED, A.ACCEPTED)

APPLICATION = Machine(
    "housing_application",
    ApplicationStatus,
    [
        Step(A.PLANNED, "view", CENTRE, A.VIEWED),
        # Social housing is applied for unseen, and many are refused on the phone.
        Step(A.PLANNED, "apply", CENTRE, A.APPLIED),
        Step(A.VIEWED, "apply", CENTRE, A.APPLIED),
        Step(A.APPLIED, "accept", CENTRE, A.ACCEPTED),
        *(Step(source, "refuse", CENTRE, A.REFUSED) for source in UNANSWERED),
        *(
            step
            for source in OPEN_APPLICATION
            for step in (
                Step(source, "withdraw", CENTRE, A.WITHDRAWN),
                Step(source, "withdraw", SYSTEM, A.WITHDRAWN, guard="the search has ended"),
            )
        ),
    ],
)


class LeaseStatus(StrEnum):
    """Whether a lease is read, in force, or over."""

    DRAFT = "draft"
    SIGNED = "signed"
    ENDED = "ended"
    DISCARDED = "discarded"


L = LeaseStatus

LEASE = Machine(
    "lease",
    LeaseStatus,
    [
        Step(L.DRAFT, "sign", CENTRE, L.SIGNED, guard="each check of it is answered"),
        Step(L.DRAFT, "discard", CENTRE, L.DISCARDED),
        Step(L.SIGNED, "end", CENTRE, L.ENDED),
    ],
)
