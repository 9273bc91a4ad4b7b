"""The log that both organisations have of what passed between them; without it nothing passes (REF-16)."""

import hashlib
import json
from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from trafficking_api.access.mandate import Mandate
from trafficking_api.features.consents.rules import FieldGroup
from trafficking_api.features.referrals.models import Exchange, Referral

#: How an event names each kind.
_VERBS = {
    "CardSent": "card_sent",
    "FieldRefined": "field_refined",
    "Released": "released",
    "ReleasedWithoutConsent": "released_without_consent",
    "DisclosureEnded": "disclosure_ended",
    "Arrived": "arrived",
    "OwnershipMoved": "ownership_moved",
    "MessageSent": "message_sent",
}


@dataclass(frozen=True)
class Passed:
    """What passed, as bytes that both sides have, and which field groups were among it."""

    message: bytes | None = None
    groups: Collection[str] = ()
    #: Its hash, where the bytes lie on another server.
    digest: bytes | None = None

    @property
    def hash(self) -> bytes | None:
        return self.digest if self.message is None else hashlib.sha256(self.message).digest()


def canonical(document: Any) -> bytes:
    """A document as the bytes that its hash is made of."""
    return json.dumps(document, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()


def log(mandate: Mandate, referral: Referral, kind: str, passed: Passed) -> None:
    """Write one line for both sides, with the next number; the mandate is in the sender's tenant.

    What was shared and what was not are the field groups. The hash is that of what lies sealed in the row, so
    that whoever has the log alone cannot try names against it.
    """
    referral.exchanges += 1
    line = Exchange(
        from_organisation_id=referral.from_organisation_id,
        to_organisation_id=referral.to_organisation_id,
        referral_id=referral.id,
        number=referral.exchanges,
        kind=kind,
        message_hash=passed.hash,
        shared=[group for group in FieldGroup if group in passed.groups],
        not_shared=[group for group in FieldGroup if group not in passed.groups],
        on_day=mandate.today(),
    )
    mandate.started(line, "logged", verb=_VERBS[kind])
