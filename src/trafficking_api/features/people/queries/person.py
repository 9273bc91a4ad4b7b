"""SELECTs about people."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import (
    ColumnElement,
    Select,
    SQLColumnExpression,
    and_,
    case,
    false,
    func,
    literal,
    or_,
    select,
    true,
    union_all,
)
from sqlalchemy.orm import aliased
from sqlmodel import col

from trafficking_api.access.mandate import Mandate
from trafficking_api.access.models import AuditEvent
from trafficking_api.features.members.queries import name_of
from trafficking_api.features.people.models import HouseholdLink, Person, PersonKey, PersonToken
from trafficking_api.features.people.schemas import (
    AccessPublic,
    FoundPerson,
    IdentifiedPerson,
    PersonFilter,
    PersonPublic,
)
from trafficking_api.features.people.sight import Sights, sights
from trafficking_api.kit.read import Query, Shape, under

#: A refusal that tells something of who she is.
_TELLING = "guardian_needed"

#: For subqueries, each of which has them to itself: to make them anew costs more than the query around them.
_SOMEBODY, _KEY = aliased(Person), aliased(PersonKey)


def visible(mandate: Mandate, person: type[Person] = Person) -> ColumnElement[bool]:
    """The people whom the caller may see: the one predicate for reads, lists, searches and counts (PLAN-11).

    Whoever may see one of her cases sees the person. While she has none, everybody with the right does; of
    those who see their own cases only, the one who wrote her down. Who is barred from a case of hers does not
    see her, whatever else holds (PLAN-10).
    """
    return _sight(mandate, person, lambda sights: sights.seen())


def writable(mandate: Mandate, person: type[Person] = Person) -> ColumnElement[bool]:
    """The people whom the caller may change: those in sight, but for who is seen through a broken glass."""
    return _sight(mandate, person, lambda sights: sights.changeable())


def _sight(
    mandate: Mandate, person: type[Person], through: Callable[[Sights], ColumnElement[bool]]
) -> ColumnElement[bool]:
    own = col(person.organisation_id) == mandate.organisation_id
    if mandate.is_system:
        return own
    known = _known(mandate, person)
    mine = _mine(mandate, person) if mandate.is_narrowed else true()
    unattached = and_(~_any(s.exists() for s in known), mine)
    return and_(own, ~_any(s.barred() for s in known), or_(unattached, _any(through(s) for s in known)))


def seen(mandate: Mandate, person_id: SQLColumnExpression[UUID]) -> ColumnElement[bool]:
    """True where this column holds a person whom the caller may see: for what hangs on people elsewhere."""
    return _one(visible, mandate, person_id)


def hidden(mandate: Mandate, person_id: SQLColumnExpression[UUID]) -> ColumnElement[bool]:
    """True where this column holds a person of the organisation, not erased, whom the caller may not see."""

    def unseen(mandate: Mandate, person: type[Person]) -> ColumnElement[bool]:
        return and_(col(person.organisation_id) == mandate.organisation_id, ~visible(mandate, person))

    return _one(unseen, mandate, person_id)


def workable(mandate: Mandate, person_id: SQLColumnExpression[UUID]) -> ColumnElement[bool]:
    """`seen`, but for who is seen through a broken glass: for what is added to people elsewhere."""
    return _one(writable, mandate, person_id)


def workable_of(mandate: Mandate, ids: Iterable[UUID]) -> Select[UUID]:
    """Those of these people for whom `workable` is true."""
    return select(col(Person.id)).where(writable(mandate), has_key(), col(Person.id).in_(set(ids)))


def _one(
    which: Callable[[Mandate, type[Person]], ColumnElement[bool]],
    mandate: Mandate,
    person_id: SQLColumnExpression[UUID],
) -> ColumnElement[bool]:
    return (
        select(literal(1))
        .select_from(_SOMEBODY)
        .where(which(mandate, _SOMEBODY), col(_SOMEBODY.id) == person_id, has_key(_SOMEBODY))
        .correlate_except(_SOMEBODY)
        .exists()
    )


def needs_reason(mandate: Mandate) -> ColumnElement[bool]:
    """True for a person whom the caller neither works with nor wrote down before there was a case."""
    known = _known(mandate, Person)
    unattached = and_(~_any(s.exists() for s in known), _mine(mandate, Person))
    return ~or_(unattached, _any(s.works() for s in known))


def _known(mandate: Mandate, person: type[Person]) -> list[Sights]:
    return [found(mandate, col(person.id)) for found in sights]


def _any(conditions: Iterable[ColumnElement[bool]]) -> ColumnElement[bool]:
    return or_(false(), *conditions)


def _mine(mandate: Mandate, person: type[Person]) -> ColumnElement[bool]:
    return false() if mandate.member_id is None else col(person.made_by) == mandate.member_id


async def keep(mandate: Mandate, people: Sequence[UUID] | Select[UUID | None]) -> None:
    """Hold people as they are: until this transaction ends nobody erases or purges them.

    Whether they are there, and in sight, is asked after it: a statement that waits knows what was before.
    Like `keep_household` it goes by their ids; a case of hers is locked before it, or by the SELECT itself.
    """
    await mandate.session.execute(
        select(col(Person.id))
        .where(col(Person.organisation_id) == mandate.organisation_id, col(Person.id).in_(people))
        .order_by(col(Person.id))
        .with_for_update(read=True, key_share=True, of=Person)
    )


def has_key(person: type[Person] = Person) -> ColumnElement[bool]:
    """True for a person who was not erased."""
    return (
        select(literal(1))
        .select_from(_KEY)
        .where(
            col(_KEY.organisation_id) == col(person.organisation_id),
            col(_KEY.person_id) == col(person.id),
        )
        .correlate_except(_KEY)
        .exists()
    )


def wrapped_key(
    organisation_id: SQLColumnExpression[UUID], person_id: SQLColumnExpression[UUID | None]
) -> ColumnElement[bytes]:
    """The wrapped key of the person in this column, for what is sealed elsewhere; null once forgotten."""
    return (
        select(col(_KEY.wrapped))
        .where(col(_KEY.organisation_id) == organisation_id, col(_KEY.person_id) == person_id)
        .correlate_except(_KEY)
        .scalar_subquery()
    )


def _household(mandate: Mandate) -> ColumnElement[int]:
    """How many people of her household the caller may see.

    Whether one may is asked link by link. As a join, the planner is free to begin with all the people of the
    organisation, and does so as long as its statistics do not know an organisation that is new.
    """
    link, other = aliased(HouseholdLink), aliased(Person)
    others = case((col(link.person_id) == col(Person.id), col(link.other_id)), else_=col(link.person_id))
    is_seen = (
        select(visible(mandate, other))
        .where(col(other.organisation_id) == col(link.organisation_id), col(other.id) == others)
        .correlate_except(other)
        .scalar_subquery()
    )
    return (
        select(func.count())
        .select_from(link)
        .where(
            col(link.organisation_id) == mandate.organisation_id,
            or_(col(link.person_id) == col(Person.id), col(link.other_id) == col(Person.id)),
            is_seen,
        )
        .correlate_except(link)
        .scalar_subquery()
    )


def _columns(mandate: Mandate, names: Iterable[str]) -> list[SQLColumnExpression[Any]]:
    return [
        _household(mandate).label(name) if name == "household_links" else col(getattr(Person, name))
        for name in names
    ]


def people(mandate: Mandate, wanted: PersonFilter | None = None) -> Shape:
    """The people whom the caller may see and who were not erased, without saying who they are."""
    query: Query = select(*_columns(mandate, PersonPublic.model_fields)).where(visible(mandate), has_key())
    if wanted and wanted.updated_since:
        query = query.where(col(Person.updated_at) >= wanted.updated_since)
    return Shape(query, PersonPublic)


def listed(mandate: Mandate, person_id: UUID) -> list[Shape]:
    """One person, without saying who she is."""
    shape = people(mandate)
    return [Shape(shape.query.where(col(Person.id) == person_id), shape.wire)]


def person(mandate: Mandate, person_id: UUID) -> list[Shape]:
    """One person and who she is; of one who was erased, an empty record."""
    return [
        Shape(_identified(mandate, IdentifiedPerson).where(col(Person.id) == person_id), IdentifiedPerson)
    ]


def identified(mandate: Mandate, wanted: PersonFilter) -> Shape:
    """The people whom the caller may see and who were not erased, and who they are."""
    query = _identified(mandate, IdentifiedPerson).where(has_key())
    if wanted.updated_since:
        query = query.where(col(Person.updated_at) >= wanted.updated_since)
    return Shape(query, IdentifiedPerson)


def found_by(mandate: Mandate, tokens: Sequence[tuple[str, bytes]]) -> Shape:
    """The people who have all these tokens.

    The tokens are counted before anybody is looked at: a first name alone is that of hundreds, and the
    planner cannot know which of two names is the rare one.
    """
    having = union_all(
        *(
            select(col(PersonToken.person_id)).where(
                col(PersonToken.organisation_id) == mandate.organisation_id,
                col(PersonToken.kind) == kind,
                col(PersonToken.token) == token,
            )
            for kind, token in tokens
        )
    ).subquery()
    with_all = select(having.c.person_id).group_by(having.c.person_id).having(func.count() == len(tokens))
    query = _identified(mandate, FoundPerson).where(
        col(PersonKey.wrapped).is_not(None), col(Person.id).in_(with_all)
    )
    return Shape(query.add_columns(col(Person.created_at).label("_created_at")), FoundPerson)


def _identified(mandate: Mandate, wire: type[IdentifiedPerson | FoundPerson]) -> Query:
    """People with their sealed documents, the key that opens these, and whether a reason is needed for it."""
    return (
        select(
            *_columns(mandate, wire.model_fields),
            *under(col(PersonKey.wrapped), col(Person.id), col(Person.sealed_version)),
            needs_reason(mandate).label("_needs_reason"),
        )
        .outerjoin(
            PersonKey,
            and_(
                col(PersonKey.organisation_id) == col(Person.organisation_id),
                col(PersonKey.person_id) == col(Person.id),
            ),
        )
        .where(visible(mandate))
    )


def accesses(mandate: Mandate, person_id: UUID) -> Shape:
    """Who saw or changed her record, when and why; not by which program.

    A refusal is written down beside the work that it ended, and names no kind; one that tells of her counts.
    """
    done = and_(col(AuditEvent.object_kind) == Person.recorded_as, col(AuditEvent.outcome) == "done")
    told = and_(col(AuditEvent.outcome) == "refused", col(AuditEvent.code) == _TELLING)
    query: Query = select(
        col(AuditEvent.id),
        col(AuditEvent.recorded_at).label("seen_at"),
        col(AuditEvent.member_id),
        name_of(col(AuditEvent.organisation_id), col(AuditEvent.member_id)).label("member_name"),
        col(AuditEvent.role),
        col(AuditEvent.operation),
        col(AuditEvent.reason),
    ).where(
        col(AuditEvent.organisation_id) == mandate.organisation_id,
        col(AuditEvent.object_id) == person_id,
        or_(done, told),
    )
    return Shape(query, AccessPublic, {"member_name": "member_id"})
