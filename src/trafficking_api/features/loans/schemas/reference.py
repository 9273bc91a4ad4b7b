"""How a bank's reference looks: signs and numbers, in which no word about anybody fits."""

from typing import Annotated

from pydantic import Field

#: The longest that the form allows.
REFERENCE_LENGTH = 97
#: Capitals, figures and `/ + . -`, with at most two capitals in a row behind its beginning.
BankReference = Annotated[
    str,
    Field(min_length=2, max_length=REFERENCE_LENGTH, pattern=r"^[A-Z]{0,4}([0-9/+.-][A-Z]{0,2}){2,31}$"),
]
