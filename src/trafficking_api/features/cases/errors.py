"""The named ways in which cases say no."""

from typing import ClassVar, TypedDict

from trafficking_api.kit.errors import Conflict, Extension, WrongState

EXAMPLE = "6f1c8a52-3c1e-4c3e-9d66-0d6a3b1f2c11"


class Open(TypedDict):
    """Something of a case that is still open."""

    kind: str
    id: str
    status: str


class StillOpen(Conflict):
    code = "still_open"
    title = "Something of this case is still open"
    explanation = "`open` lists it. End each of these first, then close the case."
    extension: ClassVar[Extension] = {
        "open": {
            "type": "array",
            "items": {
                "type": "object",
                "properties": {
                    "kind": {"type": "string", "maxLength": 40},
                    "id": {"type": "string", "format": "uuid"},
                    "status": {"type": "string", "maxLength": 40},
                },
                "required": ["kind", "id", "status"],
                "additionalProperties": False,
            },
            "maxItems": 1000,
            "description": "what is still open",
            "examples": [[{"kind": "referral", "id": EXAMPLE, "status": "sent"}]],
        }
    }

    def __init__(self, open_: list[Open]) -> None:
        super().__init__(open=open_)


class CaseClosed(WrongState):
    code = "case_closed"
    title = "This case is closed"
    explanation = "Nothing changes in a closed case. Reopen it first."


class AlreadyAssigned(Conflict):
    code = "already_assigned"
    title = "This member already works on the case"
    explanation = "Nothing needs to be done. The list of the case's workers shows since when."


class MemberBarred(Conflict):
    code = "member_barred"
    title = "This member is barred from the case"
    explanation = "Lift the exclusion first, if its reason no longer holds."


class AlreadyBarred(Conflict):
    code = "already_barred"
    title = "This member is already barred from the case"
    explanation = "Nothing needs to be done. The list of the case's exclusions shows since when."


class NotItsWorker(Conflict):
    code = "not_its_worker"
    title = "You do not work on this case"
    explanation = "Sealed, it would be out of your own sight. Have yourself assigned to it first."


class GlassAlreadyBroken(Conflict):
    code = "glass_already_broken"
    title = "You can look into this case already"
    explanation = "A look cannot be prolonged. When its time is over, give a reason for another."


class NoGlassNeeded(Conflict):
    code = "no_glass_needed"
    title = "This case is in your sight anyway"
    explanation = "Read it as you read your other cases."


class ConsentNeeded(Conflict):
    code = "consent_needed"
    title = "The person has not consented to case management"
    explanation = (
        "A case becomes active when its person is known and a consent to case management is in force. "
        "Record the consent first; help that cannot wait needs no active case."
    )


class PersonHasOpenCase(Conflict):
    code = "person_has_open_case"
    title = "This person has an open case here"
    explanation = (
        "One centre supports a person in one open case at a time. Work in that one, or close it first."
    )


class PersonSettled(Conflict):
    code = "person_settled"
    title = "The person of this case can no longer be changed"
    explanation = (
        "Whose case it is can be corrected in intake only, and while no referral of it is open. "
        "Later, close the case and open one for the person."
    )


class CaseMerged(Conflict):
    code = "case_merged"
    title = "This case goes on in another one"
    explanation = "It was merged. Work in the case that `merged_into_id` names."


class OtherPerson(Conflict):
    code = "other_person"
    title = "These cases are not of one person"
    explanation = (
        "Two cases are merged when both are of the same person, or when nobody is named yet in the one that "
        "closes. If the other one has no person, name her there first."
    )


class SupportElsewhere(Conflict):
    code = "support_elsewhere"
    title = "The case that would go on does not own the support"
    explanation = "Another organisation owns the support there. Merge the other way round."


class SurvivorNotSealed(Conflict):
    code = "survivor_not_sealed"
    title = "The case that would go on is not sealed"
    explanation = (
        "This one is sealed, and would go on in the sight of the whole centre. A coordinator who works on "
        "the other one seals it first, or unseals this one."
    )


class CasesLinked(Conflict):
    code = "cases_linked"
    title = "These cases are already linked"
    explanation = "One link joins both cases. Read the household of either."
