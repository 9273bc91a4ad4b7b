"""The cases of your centre, and what hangs on them."""

from trafficking_api.features.cases.routes import (
    case,
    comment,
    determination,
    event,
    exclusions,
    glass,
    household,
    sensitivity,
    timeline,
    work_list,
    workers,
)
from trafficking_api.kit.route import together

router = together(
    *(
        room.router
        for room in (
            *(case, workers, exclusions, sensitivity, glass, determination, event, comment, household),
            *(timeline, work_list),
        )
    )
)
