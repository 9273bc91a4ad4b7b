"""Gathers what is released of a person, group by group, and nothing that stays with its centre (P3)."""

import base64
from collections.abc import Awaitable, Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import ARRAY, Uuid, func

from trafficking_api.access.mandate import Mandate
from trafficking_api.features.cases import queries as cases
from trafficking_api.features.consents.rules import is_minor
from trafficking_api.features.documents import queries as documents_read
from trafficking_api.features.documents import service as documents
from trafficking_api.features.people import rules as people_rules
from trafficking_api.features.people import service as people
from trafficking_api.features.referrals import queries
from trafficking_api.features.referrals.errors import ShareConsentNeeded, TooMuchToRelease
from trafficking_api.features.referrals.models import ReferralLink
from trafficking_api.kit.body import LARGEST_FILE
from trafficking_api.kit.errors import NotFound

#: Why what is released was read (`access_reason`).
REASON = "Referral"


@dataclass(frozen=True)
class Source:
    """The case and the person that something is released of."""

    case_id: UUID
    person_id: UUID
    facts: Mapping[str, Any]
    identity: Mapping[str, Any] | None
    contact: Mapping[str, Any] | None
    #: The referrals by which she has come to the receiver already.
    come_by: Sequence[UUID]

    def is_minor(self, today: date) -> bool:
        """True when the case says so, or the birth date leaves it open (REF-19)."""
        return self.facts["minor"] == "yes" or is_minor(self.identity, today)


async def source(mandate: Mandate, link: ReferralLink) -> Source:
    """What there is to release by a referral of a case that the caller sees.

    Raises NotFound, ShareConsentNeeded, Erased.
    """
    case_id = link.case_id
    held = cases.profile(mandate, case_id).with_for_update(read=True)  # nobody else is named meanwhile
    before = queries.come_before(mandate, case_id, link.to_organisation_id).scalar_subquery()
    come_by = func.array(before, type_=ARRAY(Uuid))
    row = (await mandate.session.execute(held.add_columns(come_by))).one_or_none()
    if row is None:
        raise NotFound
    person_id, _, *facts, earlier = row
    if person_id is None:
        raise ShareConsentNeeded  # nobody is named who could have agreed
    opened = await people.opened(mandate, person_id)
    mandate.saw("person", [person_id], REASON)  # she can ask who saw who she is
    told = dict(zip(cases.FACTS, facts, strict=True))
    return Source(case_id, person_id, told, opened.identity, opened.contact, earlier)


async def contents(mandate: Mandate, of: Source, groups: Iterable[str]) -> dict[str, Any]:
    """The document of each group; of a group of which nothing is kept yet, an empty one.

    Raises TooMuchToRelease.
    """
    return {group: await _GATHER[group](mandate, of) for group in groups}


async def _identity(_mandate: Mandate, of: Source) -> dict[str, Any]:
    return people_rules.releasable("identity", of.identity or {})


async def _contact(_mandate: Mandate, of: Source) -> dict[str, Any]:
    return people_rules.releasable("contact", of.contact or {})


async def _profile(mandate: Mandate, of: Source) -> dict[str, Any]:
    decided = await mandate.session.execute(cases.decided(mandate, of.case_id))
    determinations = [
        {name: _plain(value) for name, value in row._mapping.items()}  # noqa: SLF001 - the row's public mapping
        for row in decided
    ]
    facts = {name: _plain(value) for name, value in of.facts.items()}
    return {"facts": facts, "determinations": determinations}


async def _documents(mandate: Mandate, of: Source) -> list[dict[str, Any]]:
    files, left = [], LARGEST_FILE
    for document_id, kind in await documents_read.of_case(mandate, of.case_id):
        media_type, content = await documents.opened(mandate, document_id)
        mandate.saw("document", [document_id], REASON)
        left -= len(content)
        if left < 0:
            raise TooMuchToRelease
        files.append({"kind": kind, "media_type": media_type, "content": base64.b64encode(content).decode()})
    return files


async def _nothing_yet(_mandate: Mandate, _of: Source) -> list[Any]:
    return []


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value


_GATHER: dict[str, Callable[[Mandate, Source], Awaitable[Any]]] = {
    "identity": _identity,
    "contact": _contact,
    "profile": _profile,
    "assessments": _nothing_yet,
    "legal": _nothing_yet,
    "documents": _documents,
}
