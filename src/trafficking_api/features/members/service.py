"""Adds, changes and sees off the people who work at an organisation."""

from uuid import UUID

from sqlalchemy import select, union_all
from sqlmodel import col

from trafficking_api.access import service as access
from trafficking_api.access.errors import MemberNeeded, RoleNotHere
from trafficking_api.access.mandate import Mandate
from trafficking_api.access.permissions import ROLES, ROLES_OF_KIND, Permission, Role
from trafficking_api.features.members import queries
from trafficking_api.features.members.errors import LastWorker, NoMailServer
from trafficking_api.features.members.models import Member
from trafficking_api.features.members.schemas import MemberPatch, NewMember, NotificationSettingsPatch
from trafficking_api.features.members.states import MACHINE, ORGANISATION, MemberStatus
from trafficking_api.kit.conditions import Expected
from trafficking_api.kit.errors import Fault, Invalid, NotFound, WrongState
from trafficking_api.kit.wire import Command, changes

_NAME = "members.name"
#: Where the address is sealed; it opens nowhere else.
EMAIL = "members.email"
#: What who works on a case does with it. Who may do less of it leaves it, in so far.
_CASES = frozenset({Permission.CASES_READ, Permission.CASES_COMMAND})


async def add(mandate: Mandate, body: NewMember, organisation_kind: str) -> UUID:
    """Add a member. Raises RoleNotHere when organisations of this kind have no such role."""
    _refuse_role(body.role, organisation_kind)
    member = Member(
        organisation_id=mandate.organisation_id,
        role=body.role,
        languages=body.languages,
        is_data_protection_contact=body.is_data_protection_contact,
        **mandate.stamps(),
    )
    member.name = (await mandate.keys()).seal(_NAME, member.id, body.name)
    mandate.started(member, member.status)
    return member.id


async def change(
    mandate: Mandate, member_id: UUID, expected: Expected, body: MemberPatch, organisation_kind: str
) -> None:
    """Change a member. Raises NotFound, Stale, WrongState, RoleNotHere, LastAdmin, LastWorker."""
    member = await _locked(mandate, member_id)
    expected.check(member.version)
    if member.status == MemberStatus.LEFT:
        raise WrongState(member.status, [])
    sent = changes(body)
    if "name" in sent:
        member.name = (await mandate.keys()).seal(_NAME, member.id, sent.pop("name"))
    if "role" in sent:
        _refuse_role(sent["role"], organisation_kind)
        await access.refuse_without_admin(mandate, member_id, sent["role"])
        if (ROLES[Role(member.role)] - ROLES[Role(sent["role"])]) & _CASES:
            await _refuse_last_worker(mandate, member_id)
    member.sqlmodel_update(sent)
    mandate.touch(member)


async def leave(mandate: Mandate, member_id: UUID, expected: Expected, body: Command) -> None:
    """See a member off: from now on nobody acts as it, and its own clients are refused.

    Raises NotFound, Stale, WrongState, LastWorker (PLAN-8), LastAdmin.
    """
    member = await _locked(mandate, member_id)
    mandate.command(
        MACHINE, member, "leave", sides=(ORGANISATION,), expected=expected, occurred_at=body.occurred_at
    )
    await access.refuse_without_admin(mandate, member_id)
    await _refuse_last_worker(mandate, member_id)
    member.left_at = mandate.now
    member.email, member.mail_kinds, member.mail_since = None, [], None


async def _refuse_last_worker(mandate: Mandate, member_id: UUID) -> None:
    """Raise LastWorker where a case would be left to nobody (PLAN-8).

    The administrators' clients are held, so that leaves and other roles follow one another: two who work on
    the same case cannot leave it to each other.
    """
    parts = [found(mandate.organisation_id, member_id) for found in queries.duties]
    left = (await mandate.session.scalars(union_all(*parts))).all()
    if left:
        raise LastWorker(sorted(left)[:100])


async def be_told(mandate: Mandate, expected: Expected, body: NotificationSettingsPatch) -> None:
    """Have the acting member told otherwise by mail. Raises MemberNeeded, Stale, Invalid, NoMailServer."""
    if mandate.member_id is None:
        raise MemberNeeded
    member = await _locked(mandate, mandate.member_id)
    expected.check(member.version)
    sent = changes(body)
    if "email" in sent:
        email = sent["email"]
        member.email = None if email is None else (await mandate.keys()).seal(EMAIL, member.id, email)
    member.mail_language = sent.get("language", member.mail_language)
    _choose(mandate, member, sorted(sent.get("kinds", member.mail_kinds)), is_said="kinds" in sent)
    mandate.touch(member)


def _choose(mandate: Mandate, member: Member, kinds: list[str], *, is_said: bool) -> None:
    """Turn kinds of mail on or off; what happened before a member turned on its first is not told."""
    if kinds and is_said and mandate.office.mail is None:
        raise NoMailServer
    if kinds and member.email is None:
        raise Invalid(errors=[Fault("/email", "email_needed")])
    since = member.mail_since if member.mail_kinds else mandate.now
    member.mail_kinds, member.mail_since = kinds, since if kinds else None


def _refuse_role(role: str, organisation_kind: str) -> None:
    if Role(role) not in ROLES_OF_KIND[organisation_kind]:
        raise RoleNotHere(roles=sorted(ROLES_OF_KIND[organisation_kind]))


async def _locked(mandate: Mandate, member_id: UUID) -> Member:
    member = await mandate.session.scalar(
        select(Member)
        .where(col(Member.organisation_id) == mandate.organisation_id, col(Member.id) == member_id)
        .with_for_update()
    )
    if member is None:
        raise NotFound
    return member
