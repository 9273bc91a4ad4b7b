"""How an exchange is refused."""

from trafficking_api.kit.errors import Problem


class ScriptNeeded(Problem):
    status = 403
    code = "script_needed"
    title = "This is for a program that acts for nobody"
    explanation = (
        "What is told here is of all cases of your organisation, and a member can be barred from some. Use a "
        "client that is bound to no member, and leave `On-Behalf-Of` out."
    )
