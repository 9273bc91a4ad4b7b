"""The named ways in which people say no."""

from trafficking_api.kit.errors import Conflict, Problem


class Erased(Problem):
    status = 410
    code = "erased"
    title = "This person’s record has been erased"
    explanation = (
        "Her key was destroyed, and nobody can read who she was. Only the fact of the record is left."
    )


class AlreadyLinked(Conflict):
    code = "already_linked"
    title = "These two people are linked already"
    explanation = (
        "Two people have one link, seen from both sides. Remove it first if the relation is another."
    )
