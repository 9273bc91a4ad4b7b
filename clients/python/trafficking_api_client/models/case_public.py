from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define

from ..models.case_public_allowed_commands_item import CasePublicAllowedCommandsItem
from ..models.case_sensitivity import CaseSensitivity
from ..models.case_status import CaseStatus
from ..models.closure_reason import ClosureReason
from ..models.control_method import ControlMethod
from ..models.country_code import CountryCode
from ..models.exploitation_broad import ExploitationBroad
from ..models.exploitation_type import ExploitationType
from ..models.follow_up_reason import FollowUpReason
from ..models.gender import Gender
from ..models.ilo_indicator import IloIndicator
from ..models.industry import Industry
from ..models.palermo_act import PalermoAct
from ..models.palermo_means import PalermoMeans
from ..models.recruiter_relation import RecruiterRelation
from ..models.recruitment_method import RecruitmentMethod
from ..models.reopen_reason import ReopenReason
from ..models.sex_exploitation_type import SexExploitationType
from ..models.status_decision_body import StatusDecisionBody
from ..models.support_domain import SupportDomain
from ..models.suspension_reason import SuspensionReason
from ..models.trafficking_status import TraffickingStatus
from ..models.urgency import Urgency
from ..models.websites_apps import WebsitesApps
from ..models.yes_no_unknown import YesNoUnknown

T = TypeVar("T", bound="CasePublic")


@_attrs_define
class CasePublic:
    """A case of your centre.

    Attributes:
        id (UUID):
        version (int):
        status (CaseStatus): Where a case stands.
        opened_on (datetime.date):
        closed_on (datetime.date | None):
        closure_reason (ClosureReason | None):
        reopen_reason (None | ReopenReason):
        suspension_reason (None | SuspensionReason):
        follow_up_reason (FollowUpReason | None):
        person_id (None | UUID): whose case it is; who that is stands apart
        worker_ids (list[UUID]): the members who work on it now
        merged_into_id (None | UUID): the case that goes on for this one, if you see it
        sensitivity (CaseSensitivity): A code of the list `case_sensitivity`.
        is_owner (bool): false where another organisation owns the support
        from_organisation_id (None | UUID): who referred the person to you
        from_referral_id (None | UUID): the referral by which she came
        retain_until (datetime.date | None):
        on_legal_hold (bool):
        trafficking_status (None | TraffickingStatus): of the latest determination
        decision_body (None | StatusDecisionBody): of the latest determination
        gender (Gender | None):
        minor (None | YesNoUnknown):
        origin_country (CountryCode | None):
        exploitation_types (list[ExploitationType]):
        exploitation_broad (list[ExploitationBroad]): derived from the types
        primary_need (None | SupportDomain):
        urgency (None | Urgency):
        household_size (int | None):
        interpreter_needed (bool | None):
        step_free_needed (bool | None):
        relationship_to_recruiter (list[RecruiterRelation]):
        age_when_trafficked (int | None):
        trafficked_from (datetime.date | None):
        trafficked_to (datetime.date | None):
        recruitment_methods (list[RecruitmentMethod]):
        recruitment_apps (list[WebsitesApps]):
        control_methods (list[ControlMethod]):
        industries (list[Industry]):
        sex_exploitation_types (list[SexExploitationType]):
        exploitation_countries (list[CountryCode]):
        exploitation_apps (list[WebsitesApps]):
        aggravated_smuggling (bool | None):
        palermo_acts (list[PalermoAct]):
        palermo_means (list[PalermoMeans]):
        ilo_indicators (list[IloIndicator]):
        created_at (datetime.datetime):
        updated_at (datetime.datetime):
        allowed_commands (list[CasePublicAllowedCommandsItem]):
    """

    id: UUID
    version: int
    status: CaseStatus
    opened_on: datetime.date
    closed_on: datetime.date | None
    closure_reason: ClosureReason | None
    reopen_reason: None | ReopenReason
    suspension_reason: None | SuspensionReason
    follow_up_reason: FollowUpReason | None
    person_id: None | UUID
    worker_ids: list[UUID]
    merged_into_id: None | UUID
    sensitivity: CaseSensitivity
    is_owner: bool
    from_organisation_id: None | UUID
    from_referral_id: None | UUID
    retain_until: datetime.date | None
    on_legal_hold: bool
    trafficking_status: None | TraffickingStatus
    decision_body: None | StatusDecisionBody
    gender: Gender | None
    minor: None | YesNoUnknown
    origin_country: CountryCode | None
    exploitation_types: list[ExploitationType]
    exploitation_broad: list[ExploitationBroad]
    primary_need: None | SupportDomain
    urgency: None | Urgency
    household_size: int | None
    interpreter_needed: bool | None
    step_free_needed: bool | None
    relationship_to_recruiter: list[RecruiterRelation]
    age_when_trafficked: int | None
    trafficked_from: datetime.date | None
    trafficked_to: datetime.date | None
    recruitment_methods: list[RecruitmentMethod]
    recruitment_apps: list[WebsitesApps]
    control_methods: list[ControlMethod]
    industries: list[Industry]
    sex_exploitation_types: list[SexExploitationType]
    exploitation_countries: list[CountryCode]
    exploitation_apps: list[WebsitesApps]
    aggravated_smuggling: bool | None
    palermo_acts: list[PalermoAct]
    palermo_means: list[PalermoMeans]
    ilo_indicators: list[IloIndicator]
    created_at: datetime.datetime
    updated_at: datetime.datetime
    allowed_commands: list[CasePublicAllowedCommandsItem]

    def to_dict(self) -> dict[str, Any]:
        id = str(self.id)

        version = self.version

        status = self.status.value

        opened_on = self.opened_on.isoformat()

        closed_on: None | str
        if isinstance(self.closed_on, datetime.date):
            closed_on = self.closed_on.isoformat()
        else:
            closed_on = self.closed_on

        closure_reason: None | str
        if isinstance(self.closure_reason, ClosureReason):
            closure_reason = self.closure_reason.value
        else:
            closure_reason = self.closure_reason

        reopen_reason: None | str
        if isinstance(self.reopen_reason, ReopenReason):
            reopen_reason = self.reopen_reason.value
        else:
            reopen_reason = self.reopen_reason

        suspension_reason: None | str
        if isinstance(self.suspension_reason, SuspensionReason):
            suspension_reason = self.suspension_reason.value
        else:
            suspension_reason = self.suspension_reason

        follow_up_reason: None | str
        if isinstance(self.follow_up_reason, FollowUpReason):
            follow_up_reason = self.follow_up_reason.value
        else:
            follow_up_reason = self.follow_up_reason

        person_id: None | str
        if isinstance(self.person_id, UUID):
            person_id = str(self.person_id)
        else:
            person_id = self.person_id

        worker_ids = []
        for worker_ids_item_data in self.worker_ids:
            worker_ids_item = str(worker_ids_item_data)
            worker_ids.append(worker_ids_item)

        merged_into_id: None | str
        if isinstance(self.merged_into_id, UUID):
            merged_into_id = str(self.merged_into_id)
        else:
            merged_into_id = self.merged_into_id

        sensitivity = self.sensitivity.value

        is_owner = self.is_owner

        from_organisation_id: None | str
        if isinstance(self.from_organisation_id, UUID):
            from_organisation_id = str(self.from_organisation_id)
        else:
            from_organisation_id = self.from_organisation_id

        from_referral_id: None | str
        if isinstance(self.from_referral_id, UUID):
            from_referral_id = str(self.from_referral_id)
        else:
            from_referral_id = self.from_referral_id

        retain_until: None | str
        if isinstance(self.retain_until, datetime.date):
            retain_until = self.retain_until.isoformat()
        else:
            retain_until = self.retain_until

        on_legal_hold = self.on_legal_hold

        trafficking_status: None | str
        if isinstance(self.trafficking_status, TraffickingStatus):
            trafficking_status = self.trafficking_status.value
        else:
            trafficking_status = self.trafficking_status

        decision_body: None | str
        if isinstance(self.decision_body, StatusDecisionBody):
            decision_body = self.decision_body.value
        else:
            decision_body = self.decision_body

        gender: None | str
        if isinstance(self.gender, Gender):
            gender = self.gender.value
        else:
            gender = self.gender

        minor: None | str
        if isinstance(self.minor, YesNoUnknown):
            minor = self.minor.value
        else:
            minor = self.minor

        origin_country: None | str
        if isinstance(self.origin_country, CountryCode):
            origin_country = self.origin_country.value
        else:
            origin_country = self.origin_country

        exploitation_types = []
        for exploitation_types_item_data in self.exploitation_types:
            exploitation_types_item = exploitation_types_item_data.value
            exploitation_types.append(exploitation_types_item)

        exploitation_broad = []
        for exploitation_broad_item_data in self.exploitation_broad:
            exploitation_broad_item = exploitation_broad_item_data.value
            exploitation_broad.append(exploitation_broad_item)

        primary_need: None | str
        if isinstance(self.primary_need, SupportDomain):
            primary_need = self.primary_need.value
        else:
            primary_need = self.primary_need

        urgency: None | str
        if isinstance(self.urgency, Urgency):
            urgency = self.urgency.value
        else:
            urgency = self.urgency

        household_size: int | None
        household_size = self.household_size

        interpreter_needed: bool | None
        interpreter_needed = self.interpreter_needed

        step_free_needed: bool | None
        step_free_needed = self.step_free_needed

        relationship_to_recruiter = []
        for relationship_to_recruiter_item_data in self.relationship_to_recruiter:
            relationship_to_recruiter_item = relationship_to_recruiter_item_data.value
            relationship_to_recruiter.append(relationship_to_recruiter_item)

        age_when_trafficked: int | None
        age_when_trafficked = self.age_when_trafficked

        trafficked_from: None | str
        if isinstance(self.trafficked_from, datetime.date):
            trafficked_from = self.trafficked_from.isoformat()
        else:
            trafficked_from = self.trafficked_from

        trafficked_to: None | str
        if isinstance(self.trafficked_to, datetime.date):
            trafficked_to = self.trafficked_to.isoformat()
        else:
            trafficked_to = self.trafficked_to

        recruitment_methods = []
        for recruitment_methods_item_data in self.recruitment_methods:
            recruitment_methods_item = recruitment_methods_item_data.value
            recruitment_methods.append(recruitment_methods_item)

        recruitment_apps = []
        for recruitment_apps_item_data in self.recruitment_apps:
            recruitment_apps_item = recruitment_apps_item_data.value
            recruitment_apps.append(recruitment_apps_item)

        control_methods = []
        for control_methods_item_data in self.control_methods:
            control_methods_item = control_methods_item_data.value
            control_methods.append(control_methods_item)

        industries = []
        for industries_item_data in self.industries:
            industries_item = industries_item_data.value
            industries.append(industries_item)

        sex_exploitation_types = []
        for sex_exploitation_types_item_data in self.sex_exploitation_types:
            sex_exploitation_types_item = sex_exploitation_types_item_data.value
            sex_exploitation_types.append(sex_exploitation_types_item)

        exploitation_countries = []
        for exploitation_countries_item_data in self.exploitation_countries:
            exploitation_countries_item = exploitation_countries_item_data.value
            exploitation_countries.append(exploitation_countries_item)

        exploitation_apps = []
        for exploitation_apps_item_data in self.exploitation_apps:
            exploitation_apps_item = exploitation_apps_item_data.value
            exploitation_apps.append(exploitation_apps_item)

        aggravated_smuggling: bool | None
        aggravated_smuggling = self.aggravated_smuggling

        palermo_acts = []
        for palermo_acts_item_data in self.palermo_acts:
            palermo_acts_item = palermo_acts_item_data.value
            palermo_acts.append(palermo_acts_item)

        palermo_means = []
        for palermo_means_item_data in self.palermo_means:
            palermo_means_item = palermo_means_item_data.value
            palermo_means.append(palermo_means_item)

        ilo_indicators = []
        for ilo_indicators_item_data in self.ilo_indicators:
            ilo_indicators_item = ilo_indicators_item_data.value
            ilo_indicators.append(ilo_indicators_item)

        created_at = self.created_at.isoformat()

        updated_at = self.updated_at.isoformat()

        allowed_commands = []
        for allowed_commands_item_data in self.allowed_commands:
            allowed_commands_item = allowed_commands_item_data.value
            allowed_commands.append(allowed_commands_item)

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "id": id,
                "version": version,
                "status": status,
                "opened_on": opened_on,
                "closed_on": closed_on,
                "closure_reason": closure_reason,
                "reopen_reason": reopen_reason,
                "suspension_reason": suspension_reason,
                "follow_up_reason": follow_up_reason,
                "person_id": person_id,
                "worker_ids": worker_ids,
                "merged_into_id": merged_into_id,
                "sensitivity": sensitivity,
                "is_owner": is_owner,
                "from_organisation_id": from_organisation_id,
                "from_referral_id": from_referral_id,
                "retain_until": retain_until,
                "on_legal_hold": on_legal_hold,
                "trafficking_status": trafficking_status,
                "decision_body": decision_body,
                "gender": gender,
                "minor": minor,
                "origin_country": origin_country,
                "exploitation_types": exploitation_types,
                "exploitation_broad": exploitation_broad,
                "primary_need": primary_need,
                "urgency": urgency,
                "household_size": household_size,
                "interpreter_needed": interpreter_needed,
                "step_free_needed": step_free_needed,
                "relationship_to_recruiter": relationship_to_recruiter,
                "age_when_trafficked": age_when_trafficked,
                "trafficked_from": trafficked_from,
                "trafficked_to": trafficked_to,
                "recruitment_methods": recruitment_methods,
                "recruitment_apps": recruitment_apps,
                "control_methods": control_methods,
                "industries": industries,
                "sex_exploitation_types": sex_exploitation_types,
                "exploitation_countries": exploitation_countries,
                "exploitation_apps": exploitation_apps,
                "aggravated_smuggling": aggravated_smuggling,
                "palermo_acts": palermo_acts,
                "palermo_means": palermo_means,
                "ilo_indicators": ilo_indicators,
                "created_at": created_at,
                "updated_at": updated_at,
                "allowed_commands": allowed_commands,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        id = UUID(d.pop("id"))

        version = d.pop("version")

        status = CaseStatus(d.pop("status"))

        opened_on = datetime.date.fromisoformat(d.pop("opened_on"))

        def _parse_closed_on(data: object) -> datetime.date | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                closed_on_type_0 = datetime.date.fromisoformat(data)

                return closed_on_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None, data)

        closed_on = _parse_closed_on(d.pop("closed_on"))

        def _parse_closure_reason(data: object) -> ClosureReason | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                closure_reason_type_0 = ClosureReason(data)

                return closure_reason_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(ClosureReason | None, data)

        closure_reason = _parse_closure_reason(d.pop("closure_reason"))

        def _parse_reopen_reason(data: object) -> None | ReopenReason:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                reopen_reason_type_0 = ReopenReason(data)

                return reopen_reason_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | ReopenReason, data)

        reopen_reason = _parse_reopen_reason(d.pop("reopen_reason"))

        def _parse_suspension_reason(data: object) -> None | SuspensionReason:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                suspension_reason_type_0 = SuspensionReason(data)

                return suspension_reason_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | SuspensionReason, data)

        suspension_reason = _parse_suspension_reason(d.pop("suspension_reason"))

        def _parse_follow_up_reason(data: object) -> FollowUpReason | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                follow_up_reason_type_0 = FollowUpReason(data)

                return follow_up_reason_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(FollowUpReason | None, data)

        follow_up_reason = _parse_follow_up_reason(d.pop("follow_up_reason"))

        def _parse_person_id(data: object) -> None | UUID:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                person_id_type_0 = UUID(data)

                return person_id_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | UUID, data)

        person_id = _parse_person_id(d.pop("person_id"))

        worker_ids = []
        _worker_ids = d.pop("worker_ids")
        for worker_ids_item_data in _worker_ids:
            worker_ids_item = UUID(worker_ids_item_data)

            worker_ids.append(worker_ids_item)

        def _parse_merged_into_id(data: object) -> None | UUID:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                merged_into_id_type_0 = UUID(data)

                return merged_into_id_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | UUID, data)

        merged_into_id = _parse_merged_into_id(d.pop("merged_into_id"))

        sensitivity = CaseSensitivity(d.pop("sensitivity"))

        is_owner = d.pop("is_owner")

        def _parse_from_organisation_id(data: object) -> None | UUID:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                from_organisation_id_type_0 = UUID(data)

                return from_organisation_id_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | UUID, data)

        from_organisation_id = _parse_from_organisation_id(d.pop("from_organisation_id"))

        def _parse_from_referral_id(data: object) -> None | UUID:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                from_referral_id_type_0 = UUID(data)

                return from_referral_id_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | UUID, data)

        from_referral_id = _parse_from_referral_id(d.pop("from_referral_id"))

        def _parse_retain_until(data: object) -> datetime.date | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                retain_until_type_0 = datetime.date.fromisoformat(data)

                return retain_until_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None, data)

        retain_until = _parse_retain_until(d.pop("retain_until"))

        on_legal_hold = d.pop("on_legal_hold")

        def _parse_trafficking_status(data: object) -> None | TraffickingStatus:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                trafficking_status_type_0 = TraffickingStatus(data)

                return trafficking_status_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | TraffickingStatus, data)

        trafficking_status = _parse_trafficking_status(d.pop("trafficking_status"))

        def _parse_decision_body(data: object) -> None | StatusDecisionBody:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                decision_body_type_0 = StatusDecisionBody(data)

                return decision_body_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | StatusDecisionBody, data)

        decision_body = _parse_decision_body(d.pop("decision_body"))

        def _parse_gender(data: object) -> Gender | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                gender_type_0 = Gender(data)

                return gender_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(Gender | None, data)

        gender = _parse_gender(d.pop("gender"))

        def _parse_minor(data: object) -> None | YesNoUnknown:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                minor_type_0 = YesNoUnknown(data)

                return minor_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | YesNoUnknown, data)

        minor = _parse_minor(d.pop("minor"))

        def _parse_origin_country(data: object) -> CountryCode | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                origin_country_type_0 = CountryCode(data)

                return origin_country_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(CountryCode | None, data)

        origin_country = _parse_origin_country(d.pop("origin_country"))

        exploitation_types = []
        _exploitation_types = d.pop("exploitation_types")
        for exploitation_types_item_data in _exploitation_types:
            exploitation_types_item = ExploitationType(exploitation_types_item_data)

            exploitation_types.append(exploitation_types_item)

        exploitation_broad = []
        _exploitation_broad = d.pop("exploitation_broad")
        for exploitation_broad_item_data in _exploitation_broad:
            exploitation_broad_item = ExploitationBroad(exploitation_broad_item_data)

            exploitation_broad.append(exploitation_broad_item)

        def _parse_primary_need(data: object) -> None | SupportDomain:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                primary_need_type_0 = SupportDomain(data)

                return primary_need_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | SupportDomain, data)

        primary_need = _parse_primary_need(d.pop("primary_need"))

        def _parse_urgency(data: object) -> None | Urgency:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                urgency_type_0 = Urgency(data)

                return urgency_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | Urgency, data)

        urgency = _parse_urgency(d.pop("urgency"))

        def _parse_household_size(data: object) -> int | None:
            if data is None:
                return data
            return cast(int | None, data)

        household_size = _parse_household_size(d.pop("household_size"))

        def _parse_interpreter_needed(data: object) -> bool | None:
            if data is None:
                return data
            return cast(bool | None, data)

        interpreter_needed = _parse_interpreter_needed(d.pop("interpreter_needed"))

        def _parse_step_free_needed(data: object) -> bool | None:
            if data is None:
                return data
            return cast(bool | None, data)

        step_free_needed = _parse_step_free_needed(d.pop("step_free_needed"))

        relationship_to_recruiter = []
        _relationship_to_recruiter = d.pop("relationship_to_recruiter")
        for relationship_to_recruiter_item_data in _relationship_to_recruiter:
            relationship_to_recruiter_item = RecruiterRelation(relationship_to_recruiter_item_data)

            relationship_to_recruiter.append(relationship_to_recruiter_item)

        def _parse_age_when_trafficked(data: object) -> int | None:
            if data is None:
                return data
            return cast(int | None, data)

        age_when_trafficked = _parse_age_when_trafficked(d.pop("age_when_trafficked"))

        def _parse_trafficked_from(data: object) -> datetime.date | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                trafficked_from_type_0 = datetime.date.fromisoformat(data)

                return trafficked_from_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None, data)

        trafficked_from = _parse_trafficked_from(d.pop("trafficked_from"))

        def _parse_trafficked_to(data: object) -> datetime.date | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                trafficked_to_type_0 = datetime.date.fromisoformat(data)

                return trafficked_to_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None, data)

        trafficked_to = _parse_trafficked_to(d.pop("trafficked_to"))

        recruitment_methods = []
        _recruitment_methods = d.pop("recruitment_methods")
        for recruitment_methods_item_data in _recruitment_methods:
            recruitment_methods_item = RecruitmentMethod(recruitment_methods_item_data)

            recruitment_methods.append(recruitment_methods_item)

        recruitment_apps = []
        _recruitment_apps = d.pop("recruitment_apps")
        for recruitment_apps_item_data in _recruitment_apps:
            recruitment_apps_item = WebsitesApps(recruitment_apps_item_data)

            recruitment_apps.append(recruitment_apps_item)

        control_methods = []
        _control_methods = d.pop("control_methods")
        for control_methods_item_data in _control_methods:
            control_methods_item = ControlMethod(control_methods_item_data)

            control_methods.append(control_methods_item)

        industries = []
        _industries = d.pop("industries")
        for industries_item_data in _industries:
            industries_item = Industry(industries_item_data)

            industries.append(industries_item)

        sex_exploitation_types = []
        _sex_exploitation_types = d.pop("sex_exploitation_types")
        for sex_exploitation_types_item_data in _sex_exploitation_types:
            sex_exploitation_types_item = SexExploitationType(sex_exploitation_types_item_data)

            sex_exploitation_types.append(sex_exploitation_types_item)

        exploitation_countries = []
        _exploitation_countries = d.pop("exploitation_countries")
        for exploitation_countries_item_data in _exploitation_countries:
            exploitation_countries_item = CountryCode(exploitation_countries_item_data)

            exploitation_countries.append(exploitation_countries_item)

        exploitation_apps = []
        _exploitation_apps = d.pop("exploitation_apps")
        for exploitation_apps_item_data in _exploitation_apps:
            exploitation_apps_item = WebsitesApps(exploitation_apps_item_data)

            exploitation_apps.append(exploitation_apps_item)

        def _parse_aggravated_smuggling(data: object) -> bool | None:
            if data is None:
                return data
            return cast(bool | None, data)

        aggravated_smuggling = _parse_aggravated_smuggling(d.pop("aggravated_smuggling"))

        palermo_acts = []
        _palermo_acts = d.pop("palermo_acts")
        for palermo_acts_item_data in _palermo_acts:
            palermo_acts_item = PalermoAct(palermo_acts_item_data)

            palermo_acts.append(palermo_acts_item)

        palermo_means = []
        _palermo_means = d.pop("palermo_means")
        for palermo_means_item_data in _palermo_means:
            palermo_means_item = PalermoMeans(palermo_means_item_data)

            palermo_means.append(palermo_means_item)

        ilo_indicators = []
        _ilo_indicators = d.pop("ilo_indicators")
        for ilo_indicators_item_data in _ilo_indicators:
            ilo_indicators_item = IloIndicator(ilo_indicators_item_data)

            ilo_indicators.append(ilo_indicators_item)

        created_at = datetime.datetime.fromisoformat(d.pop("created_at"))

        updated_at = datetime.datetime.fromisoformat(d.pop("updated_at"))

        allowed_commands = []
        _allowed_commands = d.pop("allowed_commands")
        for allowed_commands_item_data in _allowed_commands:
            allowed_commands_item = CasePublicAllowedCommandsItem(allowed_commands_item_data)

            allowed_commands.append(allowed_commands_item)

        case_public = cls(
            id=id,
            version=version,
            status=status,
            opened_on=opened_on,
            closed_on=closed_on,
            closure_reason=closure_reason,
            reopen_reason=reopen_reason,
            suspension_reason=suspension_reason,
            follow_up_reason=follow_up_reason,
            person_id=person_id,
            worker_ids=worker_ids,
            merged_into_id=merged_into_id,
            sensitivity=sensitivity,
            is_owner=is_owner,
            from_organisation_id=from_organisation_id,
            from_referral_id=from_referral_id,
            retain_until=retain_until,
            on_legal_hold=on_legal_hold,
            trafficking_status=trafficking_status,
            decision_body=decision_body,
            gender=gender,
            minor=minor,
            origin_country=origin_country,
            exploitation_types=exploitation_types,
            exploitation_broad=exploitation_broad,
            primary_need=primary_need,
            urgency=urgency,
            household_size=household_size,
            interpreter_needed=interpreter_needed,
            step_free_needed=step_free_needed,
            relationship_to_recruiter=relationship_to_recruiter,
            age_when_trafficked=age_when_trafficked,
            trafficked_from=trafficked_from,
            trafficked_to=trafficked_to,
            recruitment_methods=recruitment_methods,
            recruitment_apps=recruitment_apps,
            control_methods=control_methods,
            industries=industries,
            sex_exploitation_types=sex_exploitation_types,
            exploitation_countries=exploitation_countries,
            exploitation_apps=exploitation_apps,
            aggravated_smuggling=aggravated_smuggling,
            palermo_acts=palermo_acts,
            palermo_means=palermo_means,
            ilo_indicators=ilo_indicators,
            created_at=created_at,
            updated_at=updated_at,
            allowed_commands=allowed_commands,
        )

        return case_public
