"""What must fit together in a judgment: nothing of it happens before it is pronounced."""

from collections.abc import Mapping
from typing import Any, Final

from trafficking_api.kit.errors import Fault

_PRONOUNCED: Final = "pronounced_on"
#: What comes of a judgment, and only after it.
_LATER: Final = ("served_on", "notified_on", "became_final_on")
#: From which days something else may run.
DAYS: Final = (_PRONOUNCED, *_LATER)


def faults(facts: Mapping[str, Any]) -> list[Fault]:
    """The days that lie before that of the judgment."""
    return [
        Fault(f"/{name}", "before_pronounced_on")
        for name in _LATER
        if facts[name] is not None and facts[name] < facts[_PRONOUNCED]
    ]
