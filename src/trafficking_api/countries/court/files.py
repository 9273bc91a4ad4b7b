"""What the law of each country says on one subject: a folder with a file for each country that has one."""

from collections.abc import Mapping
from importlib.resources.abc import Traversable
from types import MappingProxyType
from typing import Annotated, Protocol, Self, TypeVar

from pydantic import Field

#: ISO 3166-1 alpha-2.
Country = Annotated[str, Field(pattern=r"^[A-Z]{2}$")]


class OfCountry(Protocol):
    """What a file holds: a model that says of which country it is."""

    @property
    def country(self) -> str: ...

    @classmethod
    def model_validate_json(cls, json_data: str, *, strict: bool | None = None) -> Self: ...


Held = TypeVar("Held", bound=OfCountry)


def read(folder: Traversable, held: type[Held]) -> Mapping[str, Held]:
    """Read what each file of a folder holds, by its country.

    Raises `ValueError` when a file is not well formed, or named after another country.
    """
    found = {}
    files = (file for file in folder.iterdir() if file.name.endswith(".json"))
    for file in sorted(files, key=lambda file: file.name):
        profile = held.model_validate_json(file.read_text(encoding="utf-8"), strict=True)
        if file.name != f"{profile.country}.json":
            raise ValueError(f"{file.name} is about {profile.country}")
        found[profile.country] = profile
    return MappingProxyType(found)
