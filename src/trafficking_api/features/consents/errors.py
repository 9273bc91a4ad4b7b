"""The named ways in which consents say no."""

from trafficking_api.kit.errors import Problem


class GuardianNeeded(Problem):
    status = 422
    code = "guardian_needed"
    title = "A guardian must agree for a minor"
    explanation = (
        "`given_by` is the legal guardian or the caregiver when a minor agrees. To refuse, a minor needs "
        "nobody."
    )
