"""The named ways in which court follow-up says no."""

from trafficking_api.kit.errors import Problem, WrongState


class NotItsAuthor(Problem):
    status = 403
    code = "not_its_author"
    title = "Somebody else wrote this note"
    explanation = "Only its author changes a privileged note. Write one of your own."


class FeedRevoked(WrongState):
    code = "feed_revoked"
    title = "This calendar feed was revoked"
    explanation = "Nobody reads it any more, and a revoked feed stays revoked. Make a new one."
