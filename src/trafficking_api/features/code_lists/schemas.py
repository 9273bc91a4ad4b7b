"""What travels about code lists."""

from pydantic import Field

from trafficking_api.kit.wire import Out


class CodeLabel(Out):
    """A code with its label in the language of the answer."""

    code: str = Field(max_length=100)
    label: str = Field(max_length=200)
    htcds: str | None = Field(
        max_length=100, description="the code written in an HTCDS export; null: left out"
    )


class CodeListPublic(Out):
    """A closed list of codes."""

    name: str = Field(max_length=60)
    source: str = Field(max_length=300)
    values: list[CodeLabel] = Field(max_length=500)


class CodeLists(Out):
    """All lists there are; the countries are one of them."""

    items: list[CodeListPublic] = Field(max_length=200)
