from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define

from ..models.control_method import ControlMethod
from ..models.country_code import CountryCode
from ..models.exploitation_type import ExploitationType
from ..models.gender import Gender
from ..models.ilo_indicator import IloIndicator
from ..models.industry import Industry
from ..models.palermo_act import PalermoAct
from ..models.palermo_means import PalermoMeans
from ..models.recruiter_relation import RecruiterRelation
from ..models.recruitment_method import RecruitmentMethod
from ..models.sex_exploitation_type import SexExploitationType
from ..models.support_domain import SupportDomain
from ..models.urgency import Urgency
from ..models.websites_apps import WebsitesApps
from ..models.yes_no_unknown import YesNoUnknown
from ..types import UNSET, Unset

T = TypeVar("T", bound="CasePatch")


@_attrs_define
class CasePatch:
    """A merge patch (RFC 7396) of the facts: what is absent stays, null forgets, and empties a list.

    Attributes:
        gender (Gender | None | Unset):
        minor (None | Unset | YesNoUnknown):
        origin_country (CountryCode | None | Unset):
        exploitation_types (list[ExploitationType] | None | Unset):
        primary_need (None | SupportDomain | Unset):
        urgency (None | Unset | Urgency):
        household_size (int | None | Unset):
        interpreter_needed (bool | None | Unset):
        step_free_needed (bool | None | Unset):
        relationship_to_recruiter (list[RecruiterRelation] | None | Unset):
        age_when_trafficked (int | None | Unset):
        trafficked_from (datetime.date | None | Unset):
        trafficked_to (datetime.date | None | Unset):
        recruitment_methods (list[RecruitmentMethod] | None | Unset):
        recruitment_apps (list[WebsitesApps] | None | Unset):
        control_methods (list[ControlMethod] | None | Unset):
        industries (list[Industry] | None | Unset):
        sex_exploitation_types (list[SexExploitationType] | None | Unset):
        exploitation_countries (list[CountryCode] | None | Unset):
        exploitation_apps (list[WebsitesApps] | None | Unset):
        aggravated_smuggling (bool | None | Unset):
        palermo_acts (list[PalermoAct] | None | Unset):
        palermo_means (list[PalermoMeans] | None | Unset): never mandatory: no element of the offence in Belgium, nor
            for minors
        ilo_indicators (list[IloIndicator] | None | Unset):
        person_id (None | Unset | UUID): whose case it is; changes in intake only
    """

    gender: Gender | None | Unset = UNSET
    minor: None | Unset | YesNoUnknown = UNSET
    origin_country: CountryCode | None | Unset = UNSET
    exploitation_types: list[ExploitationType] | None | Unset = UNSET
    primary_need: None | SupportDomain | Unset = UNSET
    urgency: None | Unset | Urgency = UNSET
    household_size: int | None | Unset = UNSET
    interpreter_needed: bool | None | Unset = UNSET
    step_free_needed: bool | None | Unset = UNSET
    relationship_to_recruiter: list[RecruiterRelation] | None | Unset = UNSET
    age_when_trafficked: int | None | Unset = UNSET
    trafficked_from: datetime.date | None | Unset = UNSET
    trafficked_to: datetime.date | None | Unset = UNSET
    recruitment_methods: list[RecruitmentMethod] | None | Unset = UNSET
    recruitment_apps: list[WebsitesApps] | None | Unset = UNSET
    control_methods: list[ControlMethod] | None | Unset = UNSET
    industries: list[Industry] | None | Unset = UNSET
    sex_exploitation_types: list[SexExploitationType] | None | Unset = UNSET
    exploitation_countries: list[CountryCode] | None | Unset = UNSET
    exploitation_apps: list[WebsitesApps] | None | Unset = UNSET
    aggravated_smuggling: bool | None | Unset = UNSET
    palermo_acts: list[PalermoAct] | None | Unset = UNSET
    palermo_means: list[PalermoMeans] | None | Unset = UNSET
    ilo_indicators: list[IloIndicator] | None | Unset = UNSET
    person_id: None | Unset | UUID = UNSET

    def to_dict(self) -> dict[str, Any]:
        gender: None | str | Unset
        if isinstance(self.gender, Unset):
            gender = UNSET
        elif isinstance(self.gender, Gender):
            gender = self.gender.value
        else:
            gender = self.gender

        minor: None | str | Unset
        if isinstance(self.minor, Unset):
            minor = UNSET
        elif isinstance(self.minor, YesNoUnknown):
            minor = self.minor.value
        else:
            minor = self.minor

        origin_country: None | str | Unset
        if isinstance(self.origin_country, Unset):
            origin_country = UNSET
        elif isinstance(self.origin_country, CountryCode):
            origin_country = self.origin_country.value
        else:
            origin_country = self.origin_country

        exploitation_types: list[str] | None | Unset
        if isinstance(self.exploitation_types, Unset):
            exploitation_types = UNSET
        elif isinstance(self.exploitation_types, list):
            exploitation_types = []
            for exploitation_types_type_0_item_data in self.exploitation_types:
                exploitation_types_type_0_item = exploitation_types_type_0_item_data.value
                exploitation_types.append(exploitation_types_type_0_item)

        else:
            exploitation_types = self.exploitation_types

        primary_need: None | str | Unset
        if isinstance(self.primary_need, Unset):
            primary_need = UNSET
        elif isinstance(self.primary_need, SupportDomain):
            primary_need = self.primary_need.value
        else:
            primary_need = self.primary_need

        urgency: None | str | Unset
        if isinstance(self.urgency, Unset):
            urgency = UNSET
        elif isinstance(self.urgency, Urgency):
            urgency = self.urgency.value
        else:
            urgency = self.urgency

        household_size: int | None | Unset
        if isinstance(self.household_size, Unset):
            household_size = UNSET
        else:
            household_size = self.household_size

        interpreter_needed: bool | None | Unset
        if isinstance(self.interpreter_needed, Unset):
            interpreter_needed = UNSET
        else:
            interpreter_needed = self.interpreter_needed

        step_free_needed: bool | None | Unset
        if isinstance(self.step_free_needed, Unset):
            step_free_needed = UNSET
        else:
            step_free_needed = self.step_free_needed

        relationship_to_recruiter: list[str] | None | Unset
        if isinstance(self.relationship_to_recruiter, Unset):
            relationship_to_recruiter = UNSET
        elif isinstance(self.relationship_to_recruiter, list):
            relationship_to_recruiter = []
            for relationship_to_recruiter_type_0_item_data in self.relationship_to_recruiter:
                relationship_to_recruiter_type_0_item = relationship_to_recruiter_type_0_item_data.value
                relationship_to_recruiter.append(relationship_to_recruiter_type_0_item)

        else:
            relationship_to_recruiter = self.relationship_to_recruiter

        age_when_trafficked: int | None | Unset
        if isinstance(self.age_when_trafficked, Unset):
            age_when_trafficked = UNSET
        else:
            age_when_trafficked = self.age_when_trafficked

        trafficked_from: None | str | Unset
        if isinstance(self.trafficked_from, Unset):
            trafficked_from = UNSET
        elif isinstance(self.trafficked_from, datetime.date):
            trafficked_from = self.trafficked_from.isoformat()
        else:
            trafficked_from = self.trafficked_from

        trafficked_to: None | str | Unset
        if isinstance(self.trafficked_to, Unset):
            trafficked_to = UNSET
        elif isinstance(self.trafficked_to, datetime.date):
            trafficked_to = self.trafficked_to.isoformat()
        else:
            trafficked_to = self.trafficked_to

        recruitment_methods: list[str] | None | Unset
        if isinstance(self.recruitment_methods, Unset):
            recruitment_methods = UNSET
        elif isinstance(self.recruitment_methods, list):
            recruitment_methods = []
            for recruitment_methods_type_0_item_data in self.recruitment_methods:
                recruitment_methods_type_0_item = recruitment_methods_type_0_item_data.value
                recruitment_methods.append(recruitment_methods_type_0_item)

        else:
            recruitment_methods = self.recruitment_methods

        recruitment_apps: list[str] | None | Unset
        if isinstance(self.recruitment_apps, Unset):
            recruitment_apps = UNSET
        elif isinstance(self.recruitment_apps, list):
            recruitment_apps = []
            for recruitment_apps_type_0_item_data in self.recruitment_apps:
                recruitment_apps_type_0_item = recruitment_apps_type_0_item_data.value
                recruitment_apps.append(recruitment_apps_type_0_item)

        else:
            recruitment_apps = self.recruitment_apps

        control_methods: list[str] | None | Unset
        if isinstance(self.control_methods, Unset):
            control_methods = UNSET
        elif isinstance(self.control_methods, list):
            control_methods = []
            for control_methods_type_0_item_data in self.control_methods:
                control_methods_type_0_item = control_methods_type_0_item_data.value
                control_methods.append(control_methods_type_0_item)

        else:
            control_methods = self.control_methods

        industries: list[str] | None | Unset
        if isinstance(self.industries, Unset):
            industries = UNSET
        elif isinstance(self.industries, list):
            industries = []
            for industries_type_0_item_data in self.industries:
                industries_type_0_item = industries_type_0_item_data.value
                industries.append(industries_type_0_item)

        else:
            industries = self.industries

        sex_exploitation_types: list[str] | None | Unset
        if isinstance(self.sex_exploitation_types, Unset):
            sex_exploitation_types = UNSET
        elif isinstance(self.sex_exploitation_types, list):
            sex_exploitation_types = []
            for sex_exploitation_types_type_0_item_data in self.sex_exploitation_types:
                sex_exploitation_types_type_0_item = sex_exploitation_types_type_0_item_data.value
                sex_exploitation_types.append(sex_exploitation_types_type_0_item)

        else:
            sex_exploitation_types = self.sex_exploitation_types

        exploitation_countries: list[str] | None | Unset
        if isinstance(self.exploitation_countries, Unset):
            exploitation_countries = UNSET
        elif isinstance(self.exploitation_countries, list):
            exploitation_countries = []
            for exploitation_countries_type_0_item_data in self.exploitation_countries:
                exploitation_countries_type_0_item = exploitation_countries_type_0_item_data.value
                exploitation_countries.append(exploitation_countries_type_0_item)

        else:
            exploitation_countries = self.exploitation_countries

        exploitation_apps: list[str] | None | Unset
        if isinstance(self.exploitation_apps, Unset):
            exploitation_apps = UNSET
        elif isinstance(self.exploitation_apps, list):
            exploitation_apps = []
            for exploitation_apps_type_0_item_data in self.exploitation_apps:
                exploitation_apps_type_0_item = exploitation_apps_type_0_item_data.value
                exploitation_apps.append(exploitation_apps_type_0_item)

        else:
            exploitation_apps = self.exploitation_apps

        aggravated_smuggling: bool | None | Unset
        if isinstance(self.aggravated_smuggling, Unset):
            aggravated_smuggling = UNSET
        else:
            aggravated_smuggling = self.aggravated_smuggling

        palermo_acts: list[str] | None | Unset
        if isinstance(self.palermo_acts, Unset):
            palermo_acts = UNSET
        elif isinstance(self.palermo_acts, list):
            palermo_acts = []
            for palermo_acts_type_0_item_data in self.palermo_acts:
                palermo_acts_type_0_item = palermo_acts_type_0_item_data.value
                palermo_acts.append(palermo_acts_type_0_item)

        else:
            palermo_acts = self.palermo_acts

        palermo_means: list[str] | None | Unset
        if isinstance(self.palermo_means, Unset):
            palermo_means = UNSET
        elif isinstance(self.palermo_means, list):
            palermo_means = []
            for palermo_means_type_0_item_data in self.palermo_means:
                palermo_means_type_0_item = palermo_means_type_0_item_data.value
                palermo_means.append(palermo_means_type_0_item)

        else:
            palermo_means = self.palermo_means

        ilo_indicators: list[str] | None | Unset
        if isinstance(self.ilo_indicators, Unset):
            ilo_indicators = UNSET
        elif isinstance(self.ilo_indicators, list):
            ilo_indicators = []
            for ilo_indicators_type_0_item_data in self.ilo_indicators:
                ilo_indicators_type_0_item = ilo_indicators_type_0_item_data.value
                ilo_indicators.append(ilo_indicators_type_0_item)

        else:
            ilo_indicators = self.ilo_indicators

        person_id: None | str | Unset
        if isinstance(self.person_id, Unset):
            person_id = UNSET
        elif isinstance(self.person_id, UUID):
            person_id = str(self.person_id)
        else:
            person_id = self.person_id

        field_dict: dict[str, Any] = {}

        field_dict.update({})
        if gender is not UNSET:
            field_dict["gender"] = gender
        if minor is not UNSET:
            field_dict["minor"] = minor
        if origin_country is not UNSET:
            field_dict["origin_country"] = origin_country
        if exploitation_types is not UNSET:
            field_dict["exploitation_types"] = exploitation_types
        if primary_need is not UNSET:
            field_dict["primary_need"] = primary_need
        if urgency is not UNSET:
            field_dict["urgency"] = urgency
        if household_size is not UNSET:
            field_dict["household_size"] = household_size
        if interpreter_needed is not UNSET:
            field_dict["interpreter_needed"] = interpreter_needed
        if step_free_needed is not UNSET:
            field_dict["step_free_needed"] = step_free_needed
        if relationship_to_recruiter is not UNSET:
            field_dict["relationship_to_recruiter"] = relationship_to_recruiter
        if age_when_trafficked is not UNSET:
            field_dict["age_when_trafficked"] = age_when_trafficked
        if trafficked_from is not UNSET:
            field_dict["trafficked_from"] = trafficked_from
        if trafficked_to is not UNSET:
            field_dict["trafficked_to"] = trafficked_to
        if recruitment_methods is not UNSET:
            field_dict["recruitment_methods"] = recruitment_methods
        if recruitment_apps is not UNSET:
            field_dict["recruitment_apps"] = recruitment_apps
        if control_methods is not UNSET:
            field_dict["control_methods"] = control_methods
        if industries is not UNSET:
            field_dict["industries"] = industries
        if sex_exploitation_types is not UNSET:
            field_dict["sex_exploitation_types"] = sex_exploitation_types
        if exploitation_countries is not UNSET:
            field_dict["exploitation_countries"] = exploitation_countries
        if exploitation_apps is not UNSET:
            field_dict["exploitation_apps"] = exploitation_apps
        if aggravated_smuggling is not UNSET:
            field_dict["aggravated_smuggling"] = aggravated_smuggling
        if palermo_acts is not UNSET:
            field_dict["palermo_acts"] = palermo_acts
        if palermo_means is not UNSET:
            field_dict["palermo_means"] = palermo_means
        if ilo_indicators is not UNSET:
            field_dict["ilo_indicators"] = ilo_indicators
        if person_id is not UNSET:
            field_dict["person_id"] = person_id

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)

        def _parse_gender(data: object) -> Gender | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                gender_type_0 = Gender(data)

                return gender_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(Gender | None | Unset, data)

        gender = _parse_gender(d.pop("gender", UNSET))

        def _parse_minor(data: object) -> None | Unset | YesNoUnknown:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                minor_type_0 = YesNoUnknown(data)

                return minor_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | Unset | YesNoUnknown, data)

        minor = _parse_minor(d.pop("minor", UNSET))

        def _parse_origin_country(data: object) -> CountryCode | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                origin_country_type_0 = CountryCode(data)

                return origin_country_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(CountryCode | None | Unset, data)

        origin_country = _parse_origin_country(d.pop("origin_country", UNSET))

        def _parse_exploitation_types(data: object) -> list[ExploitationType] | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, list):
                    raise TypeError()
                exploitation_types_type_0 = []
                _exploitation_types_type_0 = data
                for exploitation_types_type_0_item_data in _exploitation_types_type_0:
                    exploitation_types_type_0_item = ExploitationType(exploitation_types_type_0_item_data)

                    exploitation_types_type_0.append(exploitation_types_type_0_item)

                return exploitation_types_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(list[ExploitationType] | None | Unset, data)

        exploitation_types = _parse_exploitation_types(d.pop("exploitation_types", UNSET))

        def _parse_primary_need(data: object) -> None | SupportDomain | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                primary_need_type_0 = SupportDomain(data)

                return primary_need_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | SupportDomain | Unset, data)

        primary_need = _parse_primary_need(d.pop("primary_need", UNSET))

        def _parse_urgency(data: object) -> None | Unset | Urgency:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                urgency_type_0 = Urgency(data)

                return urgency_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | Unset | Urgency, data)

        urgency = _parse_urgency(d.pop("urgency", UNSET))

        def _parse_household_size(data: object) -> int | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(int | None | Unset, data)

        household_size = _parse_household_size(d.pop("household_size", UNSET))

        def _parse_interpreter_needed(data: object) -> bool | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(bool | None | Unset, data)

        interpreter_needed = _parse_interpreter_needed(d.pop("interpreter_needed", UNSET))

        def _parse_step_free_needed(data: object) -> bool | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(bool | None | Unset, data)

        step_free_needed = _parse_step_free_needed(d.pop("step_free_needed", UNSET))

        def _parse_relationship_to_recruiter(data: object) -> list[RecruiterRelation] | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, list):
                    raise TypeError()
                relationship_to_recruiter_type_0 = []
                _relationship_to_recruiter_type_0 = data
                for relationship_to_recruiter_type_0_item_data in _relationship_to_recruiter_type_0:
                    relationship_to_recruiter_type_0_item = RecruiterRelation(
                        relationship_to_recruiter_type_0_item_data
                    )

                    relationship_to_recruiter_type_0.append(relationship_to_recruiter_type_0_item)

                return relationship_to_recruiter_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(list[RecruiterRelation] | None | Unset, data)

        relationship_to_recruiter = _parse_relationship_to_recruiter(
            d.pop("relationship_to_recruiter", UNSET)
        )

        def _parse_age_when_trafficked(data: object) -> int | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(int | None | Unset, data)

        age_when_trafficked = _parse_age_when_trafficked(d.pop("age_when_trafficked", UNSET))

        def _parse_trafficked_from(data: object) -> datetime.date | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                trafficked_from_type_0 = datetime.date.fromisoformat(data)

                return trafficked_from_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None | Unset, data)

        trafficked_from = _parse_trafficked_from(d.pop("trafficked_from", UNSET))

        def _parse_trafficked_to(data: object) -> datetime.date | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                trafficked_to_type_0 = datetime.date.fromisoformat(data)

                return trafficked_to_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None | Unset, data)

        trafficked_to = _parse_trafficked_to(d.pop("trafficked_to", UNSET))

        def _parse_recruitment_methods(data: object) -> list[RecruitmentMethod] | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, list):
                    raise TypeError()
                recruitment_methods_type_0 = []
                _recruitment_methods_type_0 = data
                for recruitment_methods_type_0_item_data in _recruitment_methods_type_0:
                    recruitment_methods_type_0_item = RecruitmentMethod(recruitment_methods_type_0_item_data)

                    recruitment_methods_type_0.append(recruitment_methods_type_0_item)

                return recruitment_methods_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(list[RecruitmentMethod] | None | Unset, data)

        recruitment_methods = _parse_recruitment_methods(d.pop("recruitment_methods", UNSET))

        def _parse_recruitment_apps(data: object) -> list[WebsitesApps] | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, list):
                    raise TypeError()
                recruitment_apps_type_0 = []
                _recruitment_apps_type_0 = data
                for recruitment_apps_type_0_item_data in _recruitment_apps_type_0:
                    recruitment_apps_type_0_item = WebsitesApps(recruitment_apps_type_0_item_data)

                    recruitment_apps_type_0.append(recruitment_apps_type_0_item)

                return recruitment_apps_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(list[WebsitesApps] | None | Unset, data)

        recruitment_apps = _parse_recruitment_apps(d.pop("recruitment_apps", UNSET))

        def _parse_control_methods(data: object) -> list[ControlMethod] | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, list):
                    raise TypeError()
                control_methods_type_0 = []
                _control_methods_type_0 = data
                for control_methods_type_0_item_data in _control_methods_type_0:
                    control_methods_type_0_item = ControlMethod(control_methods_type_0_item_data)

                    control_methods_type_0.append(control_methods_type_0_item)

                return control_methods_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(list[ControlMethod] | None | Unset, data)

        control_methods = _parse_control_methods(d.pop("control_methods", UNSET))

        def _parse_industries(data: object) -> list[Industry] | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, list):
                    raise TypeError()
                industries_type_0 = []
                _industries_type_0 = data
                for industries_type_0_item_data in _industries_type_0:
                    industries_type_0_item = Industry(industries_type_0_item_data)

                    industries_type_0.append(industries_type_0_item)

                return industries_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(list[Industry] | None | Unset, data)

        industries = _parse_industries(d.pop("industries", UNSET))

        def _parse_sex_exploitation_types(data: object) -> list[SexExploitationType] | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, list):
                    raise TypeError()
                sex_exploitation_types_type_0 = []
                _sex_exploitation_types_type_0 = data
                for sex_exploitation_types_type_0_item_data in _sex_exploitation_types_type_0:
                    sex_exploitation_types_type_0_item = SexExploitationType(
                        sex_exploitation_types_type_0_item_data
                    )

                    sex_exploitation_types_type_0.append(sex_exploitation_types_type_0_item)

                return sex_exploitation_types_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(list[SexExploitationType] | None | Unset, data)

        sex_exploitation_types = _parse_sex_exploitation_types(d.pop("sex_exploitation_types", UNSET))

        def _parse_exploitation_countries(data: object) -> list[CountryCode] | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, list):
                    raise TypeError()
                exploitation_countries_type_0 = []
                _exploitation_countries_type_0 = data
                for exploitation_countries_type_0_item_data in _exploitation_countries_type_0:
                    exploitation_countries_type_0_item = CountryCode(exploitation_countries_type_0_item_data)

                    exploitation_countries_type_0.append(exploitation_countries_type_0_item)

                return exploitation_countries_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(list[CountryCode] | None | Unset, data)

        exploitation_countries = _parse_exploitation_countries(d.pop("exploitation_countries", UNSET))

        def _parse_exploitation_apps(data: object) -> list[WebsitesApps] | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, list):
                    raise TypeError()
                exploitation_apps_type_0 = []
                _exploitation_apps_type_0 = data
                for exploitation_apps_type_0_item_data in _exploitation_apps_type_0:
                    exploitation_apps_type_0_item = WebsitesApps(exploitation_apps_type_0_item_data)

                    exploitation_apps_type_0.append(exploitation_apps_type_0_item)

                return exploitation_apps_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(list[WebsitesApps] | None | Unset, data)

        exploitation_apps = _parse_exploitation_apps(d.pop("exploitation_apps", UNSET))

        def _parse_aggravated_smuggling(data: object) -> bool | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(bool | None | Unset, data)

        aggravated_smuggling = _parse_aggravated_smuggling(d.pop("aggravated_smuggling", UNSET))

        def _parse_palermo_acts(data: object) -> list[PalermoAct] | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, list):
                    raise TypeError()
                palermo_acts_type_0 = []
                _palermo_acts_type_0 = data
                for palermo_acts_type_0_item_data in _palermo_acts_type_0:
                    palermo_acts_type_0_item = PalermoAct(palermo_acts_type_0_item_data)

                    palermo_acts_type_0.append(palermo_acts_type_0_item)

                return palermo_acts_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(list[PalermoAct] | None | Unset, data)

        palermo_acts = _parse_palermo_acts(d.pop("palermo_acts", UNSET))

        def _parse_palermo_means(data: object) -> list[PalermoMeans] | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, list):
                    raise TypeError()
                palermo_means_type_0 = []
                _palermo_means_type_0 = data
                for palermo_means_type_0_item_data in _palermo_means_type_0:
                    palermo_means_type_0_item = PalermoMeans(palermo_means_type_0_item_data)

                    palermo_means_type_0.append(palermo_means_type_0_item)

                return palermo_means_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(list[PalermoMeans] | None | Unset, data)

        palermo_means = _parse_palermo_means(d.pop("palermo_means", UNSET))

        def _parse_ilo_indicators(data: object) -> list[IloIndicator] | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, list):
                    raise TypeError()
                ilo_indicators_type_0 = []
                _ilo_indicators_type_0 = data
                for ilo_indicators_type_0_item_data in _ilo_indicators_type_0:
                    ilo_indicators_type_0_item = IloIndicator(ilo_indicators_type_0_item_data)

                    ilo_indicators_type_0.append(ilo_indicators_type_0_item)

                return ilo_indicators_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(list[IloIndicator] | None | Unset, data)

        ilo_indicators = _parse_ilo_indicators(d.pop("ilo_indicators", UNSET))

        def _parse_person_id(data: object) -> None | Unset | UUID:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                person_id_type_0 = UUID(data)

                return person_id_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | Unset | UUID, data)

        person_id = _parse_person_id(d.pop("person_id", UNSET))

        case_patch = cls(
            gender=gender,
            minor=minor,
            origin_country=origin_country,
            exploitation_types=exploitation_types,
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
            person_id=person_id,
        )

        return case_patch
