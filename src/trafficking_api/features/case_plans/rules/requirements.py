"""What a plan can be made to require, and which command is refused without it (PLAN-12)."""

from datetime import timedelta

#: The command that needs it.
NEEDED_TO = {
    "BaselineAssessment": "approve",
    "SafetyAssessment": "approve",
    "ReviewAssessment": "approve",
    "ExitAssessment": "complete",
}
#: How long a look at her safety is worth something.
SAFETY_HOLDS = timedelta(days=90)
#: The longest time for which a case is spared something.
LONGEST_EXEMPTION = timedelta(days=366)
