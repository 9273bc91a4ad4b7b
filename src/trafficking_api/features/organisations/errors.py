"""The named ways in which the directory says no."""

from trafficking_api.kit.errors import Conflict


class SlugTaken(Conflict):
    code = "slug_taken"
    title = "Another organisation has this slug"
    explanation = "Slugs are unique in a deployment. Choose another one."
