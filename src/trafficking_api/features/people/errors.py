"""The named ways in which people say no."""

from trafficking_api.kit.errors import Conflict


class AlreadyLinked(Conflict):
    code = "already_linked"
    title = "These two people are linked already"
    explanation = (
        "Two people have one link, seen from both sides. Remove it first if the relation is another."
    )
