from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define

from ..models.problem_code import ProblemCode
from ..models.problem_why import ProblemWhy
from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.fault_document import FaultDocument
    from ..models.problem_obstacles_item import ProblemObstaclesItem
    from ..models.problem_open_item import ProblemOpenItem


T = TypeVar("T", bound="Problem")


@_attrs_define
class Problem:
    """A refusal (RFC 9457). `code` is the contract; titles are translated.

    Attributes:
        type_ (str):
        title (str):
        status (int):
        detail (str):
        instance (str):
        code (ProblemCode):
        errors (list[FaultDocument]):
        appeal_id (UUID | Unset): the appeal that is open
        current_state (str | Unset):
        allowed (list[str] | Unset): the commands there are from this state, for your side
        checks (list[str] | Unset): what is not answered
        entry_ids (list[UUID] | Unset): what rests on it, in the order in which it was entered
        obstacles (list[ProblemObstaclesItem] | Unset): the id of what is in the way, and why it is
        why (ProblemWhy | Unset): why it stands
        cases (list[str] | Unset): the cases that have no other worker
        redirected_to (UUID | Unset):
        available (list[str] | Unset): the formats
        persons_left (int | Unset):
        rules (list[str] | Unset): which rules speak against it
        requirements (list[str] | Unset): what is not there
        roles (list[str] | Unset): the roles there are
        event_ids (list[UUID] | Unset): what could not have followed without it
        open_ (list[ProblemOpenItem] | Unset): what is still open
        known (list[str] | Unset): the parameters there are
        accepted (list[str] | Unset): the media types there are
    """

    type_: str
    title: str
    status: int
    detail: str
    instance: str
    code: ProblemCode
    errors: list[FaultDocument]
    appeal_id: UUID | Unset = UNSET
    current_state: str | Unset = UNSET
    allowed: list[str] | Unset = UNSET
    checks: list[str] | Unset = UNSET
    entry_ids: list[UUID] | Unset = UNSET
    obstacles: list[ProblemObstaclesItem] | Unset = UNSET
    why: ProblemWhy | Unset = UNSET
    cases: list[str] | Unset = UNSET
    redirected_to: UUID | Unset = UNSET
    available: list[str] | Unset = UNSET
    persons_left: int | Unset = UNSET
    rules: list[str] | Unset = UNSET
    requirements: list[str] | Unset = UNSET
    roles: list[str] | Unset = UNSET
    event_ids: list[UUID] | Unset = UNSET
    open_: list[ProblemOpenItem] | Unset = UNSET
    known: list[str] | Unset = UNSET
    accepted: list[str] | Unset = UNSET

    def to_dict(self) -> dict[str, Any]:
        type_ = self.type_

        title = self.title

        status = self.status

        detail = self.detail

        instance = self.instance

        code = self.code.value

        errors = []
        for errors_item_data in self.errors:
            errors_item = errors_item_data.to_dict()
            errors.append(errors_item)

        appeal_id: str | Unset = UNSET
        if not isinstance(self.appeal_id, Unset):
            appeal_id = str(self.appeal_id)

        current_state = self.current_state

        allowed: list[str] | Unset = UNSET
        if not isinstance(self.allowed, Unset):
            allowed = self.allowed

        checks: list[str] | Unset = UNSET
        if not isinstance(self.checks, Unset):
            checks = self.checks

        entry_ids: list[str] | Unset = UNSET
        if not isinstance(self.entry_ids, Unset):
            entry_ids = []
            for entry_ids_item_data in self.entry_ids:
                entry_ids_item = str(entry_ids_item_data)
                entry_ids.append(entry_ids_item)

        obstacles: list[dict[str, Any]] | Unset = UNSET
        if not isinstance(self.obstacles, Unset):
            obstacles = []
            for obstacles_item_data in self.obstacles:
                obstacles_item = obstacles_item_data.to_dict()
                obstacles.append(obstacles_item)

        why: str | Unset = UNSET
        if not isinstance(self.why, Unset):
            why = self.why.value

        cases: list[str] | Unset = UNSET
        if not isinstance(self.cases, Unset):
            cases = self.cases

        redirected_to: str | Unset = UNSET
        if not isinstance(self.redirected_to, Unset):
            redirected_to = str(self.redirected_to)

        available: list[str] | Unset = UNSET
        if not isinstance(self.available, Unset):
            available = self.available

        persons_left = self.persons_left

        rules: list[str] | Unset = UNSET
        if not isinstance(self.rules, Unset):
            rules = self.rules

        requirements: list[str] | Unset = UNSET
        if not isinstance(self.requirements, Unset):
            requirements = self.requirements

        roles: list[str] | Unset = UNSET
        if not isinstance(self.roles, Unset):
            roles = self.roles

        event_ids: list[str] | Unset = UNSET
        if not isinstance(self.event_ids, Unset):
            event_ids = []
            for event_ids_item_data in self.event_ids:
                event_ids_item = str(event_ids_item_data)
                event_ids.append(event_ids_item)

        open_: list[dict[str, Any]] | Unset = UNSET
        if not isinstance(self.open_, Unset):
            open_ = []
            for open_item_data in self.open_:
                open_item = open_item_data.to_dict()
                open_.append(open_item)

        known: list[str] | Unset = UNSET
        if not isinstance(self.known, Unset):
            known = self.known

        accepted: list[str] | Unset = UNSET
        if not isinstance(self.accepted, Unset):
            accepted = self.accepted

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "type": type_,
                "title": title,
                "status": status,
                "detail": detail,
                "instance": instance,
                "code": code,
                "errors": errors,
            }
        )
        if appeal_id is not UNSET:
            field_dict["appeal_id"] = appeal_id
        if current_state is not UNSET:
            field_dict["current_state"] = current_state
        if allowed is not UNSET:
            field_dict["allowed"] = allowed
        if checks is not UNSET:
            field_dict["checks"] = checks
        if entry_ids is not UNSET:
            field_dict["entry_ids"] = entry_ids
        if obstacles is not UNSET:
            field_dict["obstacles"] = obstacles
        if why is not UNSET:
            field_dict["why"] = why
        if cases is not UNSET:
            field_dict["cases"] = cases
        if redirected_to is not UNSET:
            field_dict["redirected_to"] = redirected_to
        if available is not UNSET:
            field_dict["available"] = available
        if persons_left is not UNSET:
            field_dict["persons_left"] = persons_left
        if rules is not UNSET:
            field_dict["rules"] = rules
        if requirements is not UNSET:
            field_dict["requirements"] = requirements
        if roles is not UNSET:
            field_dict["roles"] = roles
        if event_ids is not UNSET:
            field_dict["event_ids"] = event_ids
        if open_ is not UNSET:
            field_dict["open"] = open_
        if known is not UNSET:
            field_dict["known"] = known
        if accepted is not UNSET:
            field_dict["accepted"] = accepted

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.fault_document import FaultDocument  # noqa: PLC0415
        from ..models.problem_obstacles_item import ProblemObstaclesItem  # noqa: PLC0415
        from ..models.problem_open_item import ProblemOpenItem  # noqa: PLC0415

        d = dict(src_dict)
        type_ = d.pop("type")

        title = d.pop("title")

        status = d.pop("status")

        detail = d.pop("detail")

        instance = d.pop("instance")

        code = ProblemCode(d.pop("code"))

        errors = []
        _errors = d.pop("errors")
        for errors_item_data in _errors:
            errors_item = FaultDocument.from_dict(errors_item_data)

            errors.append(errors_item)

        _appeal_id = d.pop("appeal_id", UNSET)
        appeal_id: UUID | Unset
        if isinstance(_appeal_id, Unset):
            appeal_id = UNSET
        else:
            appeal_id = UUID(_appeal_id)

        current_state = d.pop("current_state", UNSET)

        allowed = cast(list[str], d.pop("allowed", UNSET))

        checks = cast(list[str], d.pop("checks", UNSET))

        _entry_ids = d.pop("entry_ids", UNSET)
        entry_ids: list[UUID] | Unset = UNSET
        if _entry_ids is not UNSET:
            entry_ids = []
            for entry_ids_item_data in _entry_ids:
                entry_ids_item = UUID(entry_ids_item_data)

                entry_ids.append(entry_ids_item)

        _obstacles = d.pop("obstacles", UNSET)
        obstacles: list[ProblemObstaclesItem] | Unset = UNSET
        if _obstacles is not UNSET:
            obstacles = []
            for obstacles_item_data in _obstacles:
                obstacles_item = ProblemObstaclesItem.from_dict(obstacles_item_data)

                obstacles.append(obstacles_item)

        _why = d.pop("why", UNSET)
        why: ProblemWhy | Unset
        if isinstance(_why, Unset):
            why = UNSET
        else:
            why = ProblemWhy(_why)

        cases = cast(list[str], d.pop("cases", UNSET))

        _redirected_to = d.pop("redirected_to", UNSET)
        redirected_to: UUID | Unset
        if isinstance(_redirected_to, Unset):
            redirected_to = UNSET
        else:
            redirected_to = UUID(_redirected_to)

        available = cast(list[str], d.pop("available", UNSET))

        persons_left = d.pop("persons_left", UNSET)

        rules = cast(list[str], d.pop("rules", UNSET))

        requirements = cast(list[str], d.pop("requirements", UNSET))

        roles = cast(list[str], d.pop("roles", UNSET))

        _event_ids = d.pop("event_ids", UNSET)
        event_ids: list[UUID] | Unset = UNSET
        if _event_ids is not UNSET:
            event_ids = []
            for event_ids_item_data in _event_ids:
                event_ids_item = UUID(event_ids_item_data)

                event_ids.append(event_ids_item)

        _open_ = d.pop("open", UNSET)
        open_: list[ProblemOpenItem] | Unset = UNSET
        if _open_ is not UNSET:
            open_ = []
            for open_item_data in _open_:
                open_item = ProblemOpenItem.from_dict(open_item_data)

                open_.append(open_item)

        known = cast(list[str], d.pop("known", UNSET))

        accepted = cast(list[str], d.pop("accepted", UNSET))

        problem = cls(
            type_=type_,
            title=title,
            status=status,
            detail=detail,
            instance=instance,
            code=code,
            errors=errors,
            appeal_id=appeal_id,
            current_state=current_state,
            allowed=allowed,
            checks=checks,
            entry_ids=entry_ids,
            obstacles=obstacles,
            why=why,
            cases=cases,
            redirected_to=redirected_to,
            available=available,
            persons_left=persons_left,
            rules=rules,
            requirements=requirements,
            roles=roles,
            event_ids=event_ids,
            open_=open_,
            known=known,
            accepted=accepted,
        )

        return problem
