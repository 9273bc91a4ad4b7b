"""The named ways in which access says no."""

from typing import ClassVar

from trafficking_api.kit.errors import Conflict, Extension, Problem, WrongState, names


class InvalidClient(Problem):
    status = 401
    code = "invalid_client"
    title = "Unknown client or wrong secret"
    explanation = "The client is unknown, revoked, or its secret is wrong; the answer is the same."


class InvalidScope(Problem):
    status = 400
    code = "invalid_scope"
    title = "The client may not have one of these scopes"
    explanation = "Ask for scopes that the client's role and its own narrower scopes allow."


class RevokedClient(WrongState):
    code = "client_revoked"
    title = "This client has been revoked"
    explanation = "A revoked client stays revoked. Make a new one."


class MemberNeeded(Problem):
    status = 403
    code = "member_needed"
    title = "Say who acts"
    explanation = (
        "This needs a person and not only a program: use a client that is bound to a member, or name one in "
        "`On-Behalf-Of`."
    )


class AccessReasonRequired(Problem):
    status = 428
    code = "access_reason_required"
    title = "Say why you need to see who this is"
    explanation = (
        "You do not work on a case of this person. Send `Access-Reason` with a code of the list "
        "`access_reason`; she can ask who saw her identity, and why."
    )


class ReadOnly(Problem):
    status = 403
    code = "read_only"
    title = "You only look into this case"
    explanation = "A broken glass lets you read. To change something, have yourself assigned to the case."


class SecondPersonNeeded(Conflict):
    code = "second_person_needed"
    title = "This needs a second person"
    explanation = "Whoever did the first step cannot do this one. Another member must."


class LastAdmin(Conflict):
    code = "last_admin"
    title = "This is your organisation's last administrator"
    explanation = "Make another client with the role admin first, or nobody could manage your clients."


class RoleNotHere(Problem):
    status = 422
    code = "role_not_here"
    title = "Organisations of your kind have no such role"
    explanation = "`roles` lists those that a client of your organisation can hold."
    extension: ClassVar[Extension] = {"roles": names("the roles there are", "admin", "auditor", "liaison")}
