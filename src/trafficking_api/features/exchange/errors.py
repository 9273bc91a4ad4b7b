"""How an exchange is refused."""

from trafficking_api.kit.errors import Conflict, Problem


class ReferenceUsed(Conflict):
    status = 409
    code = "reference_used"
    title = "This reference came in before, with something else"
    explanation = "What is here already is not changed by an import. Change it through the API."


class ReferenceForgotten(Problem):
    status = 410
    code = "reference_forgotten"
    title = "What came in under this reference was forgotten"
    explanation = "It was erased or purged here. A file from before does not bring it back."
