"""Why somebody reads who a person is, where they do not work on a case of hers: a code, never words."""

from typing import Annotated

from fastapi import Header

from trafficking_api.vocabulary.types import AccessReason

#: The header by which a reader says it; what is read decides whether it is needed.
ReasonGiven = Annotated[
    AccessReason | None,
    Header(
        alias="Access-Reason",
        description="why you need to see who this is; unless you work on a case of hers, no person is shown "
        "without it",
    ),
]
