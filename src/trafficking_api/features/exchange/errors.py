"""How an exchange is refused."""

from trafficking_api.kit.errors import Conflict, Problem


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
