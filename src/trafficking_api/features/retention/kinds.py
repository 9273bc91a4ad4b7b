"""Every kind of record about a person, in the order in which what is over is destroyed."""

from dataclasses import replace

from sqlmodel import col

from trafficking_api.access.keeping import Kind
from trafficking_api.features.cases import queries as cases
from trafficking_api.features.cases.service.keep import CASES
from trafficking_api.features.people.service.keep import PEOPLE as _PEOPLE
from trafficking_api.features.signalements.service.keep import SIGNALEMENTS

#: A person is kept for as long as one of her cases is.
PEOPLE = replace(_PEOPLE, needed=lambda mandate: cases.any_of(mandate, col(_PEOPLE.model.id)))
KINDS: tuple[Kind, ...] = (SIGNALEMENTS, CASES, PEOPLE)
