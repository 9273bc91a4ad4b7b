"""How an exchange is refused."""

from trafficking_api.kit.errors import Conflict, Fault, Invalid, Problem


class PeerExists(Conflict):
    code = "peer_exists"
    title = "There is a peer for this organisation already"
    explanation = "One peer for each partner on another server. Renew its keys if they must change."


class FingerprintDiffers(Conflict):
    code = "fingerprint_differs"
    title = "This is not the fingerprint of the key that you have"
    explanation = (
        "Somebody may have put in a key of their own. Ask for the public key again, by another way than the "
        "first, and let its fingerprint be read out to you."
    )


class MessageMisshapen(Problem):
    status = 422
    code = "message_misshapen"
    title = "This is no message of another server"
    explanation = "Head, body and signature have a form of their own; the decision about seats describes it."


class MessageUnsigned(Problem):
    status = 401
    code = "message_unsigned"
    title = "Nobody here believes this signature"
    explanation = (
        "The message is not signed with a key that was confirmed for these two organisations, or they have "
        "none. The answer is the same."
    )

    def __init__(self) -> None:
        super().__init__(headers={"WWW-Authenticate": 'Signature realm="trafficking-api"'})


class MessageAltered(Problem):
    status = 422
    code = "message_altered"
    title = "The body is not the one that was signed"
    explanation = "Its hash is another one. It was changed on the way, or belongs to another message."


class MessageOutOfOrder(Conflict):
    code = "message_out_of_order"
    title = "A message before this one has not arrived"
    explanation = "Messages of one pair are taken in their order, so that none can be missing. Send it first."


class MessageOutOfTime(Conflict):
    code = "message_out_of_time"
    title = "This message was signed too long ago, or in the future"
    explanation = "A message is signed anew each time it is sent. Look at the clocks of both servers."


class PeerStopped(Conflict):
    code = "peer_stopped"
    title = "Nothing is exchanged with this partner now"
    explanation = "Its administrator has stopped it. Messages wait until it is resumed."


class PeerBudgetSpent(Problem):
    status = 429
    code = "peer_budget_spent"
    title = "Too many messages of this partner at once"
    explanation = "A partner has a budget for each minute. The messages wait, and none is lost."

    def __init__(self) -> None:
        super().__init__(headers={"Retry-After": "60"})


def no_key() -> Invalid:
    """What was sent as a public key is none."""
    return Invalid(errors=[Fault("/public_key", "public_key")])


class TooManyEndpoints(Conflict):
    code = "too_many_endpoints"
    title = "Your organisation has as many webhook endpoints as it can have"
    explanation = "Change one that you have, or let one server pass the events on to the others."


class EndpointDisabled(Conflict):
    code = "endpoint_disabled"
    title = "This webhook endpoint is disabled"
    explanation = "Nothing is sent to it now. Enable it first."


class ScriptNeeded(Problem):
    status = 403
    code = "script_needed"
    title = "This is for a program that acts for nobody"
    explanation = (
        "What is told here is of all cases of your organisation, and a member can be barred from some. Use a "
        "client that is bound to no member, and leave `On-Behalf-Of` out."
    )
