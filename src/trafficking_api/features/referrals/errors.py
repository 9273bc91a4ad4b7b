"""The named ways in which referrals say no."""

from trafficking_api.kit.errors import Conflict, Problem, Unavailable


class NotMinimisable(Problem):
    status = 422
    code = "not_minimisable"
    title = "No card is coarse enough for this person"
    explanation = (
        "Too few of your cases look alike. Speak to a named worker there, and share only with consent."
    )


class AlreadyOpen(Conflict):
    code = "already_open"
    title = "There is already an open referral of this case to this organisation"
    explanation = (
        "One open referral per case, receiver and need. Withdraw or void it before you make another."
    )


class AlreadyPlaced(Conflict):
    code = "already_placed"
    title = "Another organisation has already accepted"
    explanation = (
        "A round ends with the first acceptance. Withdraw the accepted referral before you send others."
    )


class AnswerDatePassed(Conflict):
    code = "answer_date_passed"
    title = "The answer date has passed"
    explanation = (
        "`respond_by_on` ends at 24:00 in the sender's time zone. The sender can make a new referral."
    )


class AlreadyAsked(Conflict):
    code = "already_asked"
    title = "A question about this card is still open"
    explanation = "One question at a time. Wait for the answer before you ask for another field."


class NothingAsked(Conflict):
    code = "nothing_asked"
    title = "The receiver has asked for nothing"
    explanation = "A card is frozen at the sending. A field is added only for a receiver that asks for it."


class ShareConsentNeeded(Conflict):
    code = "share_consent_needed"
    title = "The person has not agreed that this is shared with this organisation"
    explanation = (
        "A release needs a consent that counts now, for this purpose, to this organisation, and to all that "
        "is released. Record it first, or release less."
    )


class ChildProfile(Conflict):
    code = "child_profile"
    title = "A minor’s referral needs a guardian"
    explanation = (
        "What is known of a minor is released only if a guardian agreed, or to protect the child, with the "
        "approval of a second member."
    )


class NothingProposed(Conflict):
    code = "nothing_proposed"
    title = "No release without consent waits for approval"
    explanation = "A first member proposes it with its lawful basis and reason; another one approves."


class AlreadyProposed(Conflict):
    code = "already_proposed"
    title = "A release without consent waits for approval already"
    explanation = "Another member can approve it. If it is wrong, withdraw the referral and make a new one."


class TooMuchToRelease(Problem):
    status = 422
    code = "too_much_to_release"
    title = "The documents are too large to be released together"
    explanation = "All files of one release have 20 MiB at most. Release fewer field groups, or void files."


class NotOwner(Conflict):
    code = "not_owner"
    title = "The support of this person is not yours to give away"
    explanation = (
        "Another organisation owns it, and you have a copy. You can refer the person, but not transfer her."
    )


class NotTalking(Conflict):
    code = "not_talking"
    title = "Messages are exchanged between acceptance and end"
    explanation = (
        "Before the referral is accepted, and after it has ended, nothing more is said about it here."
    )


class IdentifyingText(Problem):
    status = 422
    code = "identifying_text"
    title = "The text could tell who somebody is"
    explanation = (
        "It contains a name, a number, an address, or something that looks like one. Write it without; what "
        "the other organisation must know is released by consent."
    )


class GuardUnavailable(Unavailable):
    code = "guard_unavailable"
    title = "The text cannot be checked now"
    explanation = (
        "What goes to another organisation is first held against the identity of the person, and that cannot "
        "be opened just now. Nothing was sent. Try again later."
    )


class AlreadyRequested(Conflict):
    code = "already_requested"
    title = "The transfer of this person was asked for already"
    explanation = "The other organisation has a draft of it, and sends it or withdraws it."
