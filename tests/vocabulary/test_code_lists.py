"""Each code list is complete in both languages, keeps to HTCDS, and is closed wherever a code travels."""

import asyncio
import json
import re
from collections.abc import Iterator
from typing import Annotated, Any, get_args

import httpx
import pytest
from fastapi import FastAPI, Query
from hypothesis import given
from hypothesis import strategies as st
from pydantic import BaseModel, Field, TypeAdapter, ValidationError
from typing_extensions import TypeAliasType

from trafficking_api.countries import COUNTRIES, REGIONS
from trafficking_api.vocabulary import CODE_LISTS, CodeList, UnknownCodeListError, code_list, types
from trafficking_api.vocabulary.types import (
    CardHousehold,
    CountryCode,
    ExploitationType,
    Gender,
    OneOf,
    OneOfOrUnknown,
)

HTCDS_2_0 = {
    "exploitation_type": {
        "ForcedLabour",
        "SexualExploitation",
        "ChildLabour",
        "ForcedMarriage",
        "Servitude",
        "ForcedMilitaryByNonStateActors",
        "OrganRemoval",
        "ForcedBegging",
        "ForcedAdoption",
        "Surrogacy",
        "Other",
    },
    "gender": {
        "Feminine",
        "Masculine",
        "TransgenderFeminine",
        "TransgenderMasculine",
        "NonConforming",
        "NonSpecifiedUnknown",
    },
    # The misspelling is HTCDS's own: an importer looks for exactly this word.
    "recruiter_relation": {"Familial", "Acquainted", "Unaquainted"},
    "referral_reason": {"AdditionalServicesRequired", "MigrationOrChangeOfLocation", "Other"},
    "sex_exploitation_type": {
        "Prostitution",
        "Pornography",
        "RemoteInteractiveServices",
        "PrivateSexualServices",
    },
    "trafficking_status": {
        "PossibleVictimOfTrafficking",
        "ActualVictimOfTrafficking",
        "NotAVictimOfTrafficking",
    },
}

WIRE_LISTS = {
    "assessment_result": ["actionable", "insufficient", "out_of_scope", "duplicate_of"],
    "card_exploitation": ["sexual", "labour", "other", "unknown"],
    "card_household": ["1", "2", "3+", "unknown"],
    "card_region": ["africa", "americas", "asia", "europe", "oceania", "unknown"],
    "card_sex": ["feminine", "masculine", "other", "unknown"],
    "declined_by": ["person", "centre"],
    "organisation_kind": ["centre", "authority", "operator"],
    "yes_no_unknown": ["yes", "no", "unknown"],
}

every_list = pytest.mark.parametrize("name", sorted(CODE_LISTS))


class Report(BaseModel):
    """A form as features write them."""

    country: CountryCode
    gender: Gender | None = None
    forms: Annotated[list[ExploitationType], Field(max_length=2)] = []
    household: CardHousehold = "unknown"


class ReportFilter(BaseModel):
    """A filter as features write them."""

    model_config = {"extra": "forbid"}

    forms: Annotated[list[ExploitationType], Field(max_length=2)] = []
    gender: Gender | None = None


def an_app() -> FastAPI:
    """Build an API with one form and one filter that take codes."""
    app = FastAPI()

    @app.post("/reports")
    async def create_report(report: Report) -> Report:
        return report

    @app.get("/reports")
    async def list_reports(wanted: Annotated[ReportFilter, Query()]) -> list[str]:
        return wanted.forms

    return app


def ask(method: str, path: str, **content: Any) -> httpx.Response:
    """Send one request to that API."""

    async def send() -> httpx.Response:
        transport = httpx.ASGITransport(app=an_app())
        async with httpx.AsyncClient(transport=transport, base_url="http://test") as client:
            return await client.request(method, path, **content)

    return asyncio.run(send())


def wire_types() -> Iterator[tuple[str, OneOf]]:
    """Give each wire type by name, with the rule it carries."""
    for name, alias in vars(types).items():
        if isinstance(alias, TypeAliasType):
            yield name, get_args(alias.__value__)[1]


@every_list
def test_a_list_says_where_it_comes_from_and_has_values(name: str) -> None:
    assert CODE_LISTS[name].name == name
    assert CODE_LISTS[name].source.strip()
    assert CODE_LISTS[name].values


@every_list
def test_every_code_has_a_label_in_both_languages(name: str) -> None:
    for value in CODE_LISTS[name].values:
        assert set(value.labels) == {"en", "fr"}
        for label in value.labels.values():
            assert label == label.strip() != ""


@every_list
def test_no_code_stands_twice_in_a_list(name: str) -> None:
    codes = [value.code for value in CODE_LISTS[name].values]
    assert len(codes) == len(set(codes))
    assert CODE_LISTS[name].codes == frozenset(codes)


@every_list
def test_no_two_codes_of_a_list_read_the_same(name: str) -> None:
    for language in ("en", "fr"):
        labels = [value.labels[language] for value in CODE_LISTS[name].values]
        assert len(labels) == len(set(labels))


@every_list
def test_codes_travel_in_urls_without_escapes_but_for_a_plus(name: str) -> None:
    assert all(re.fullmatch(r"[A-Za-z0-9_]+(-\d+|\+)?", code) for code in CODE_LISTS[name].codes)


@every_list
def test_an_htcds_code_of_the_list_is_exported_as_itself(name: str) -> None:
    chosen = CODE_LISTS[name]
    exported = {value.code: value.htcds for value in chosen.values}
    for htcds in filter(None, exported.values()):
        assert exported.get(htcds, htcds) == htcds


@pytest.mark.parametrize("name", sorted(HTCDS_2_0))
def test_htcds_codes_are_verbatim(name: str) -> None:
    assert {value.htcds for value in code_list(name).values} - {None} == HTCDS_2_0[name]


@pytest.mark.parametrize("name", sorted(WIRE_LISTS))
def test_lists_of_our_own_wire(name: str) -> None:
    assert [value.code for value in code_list(name).values] == WIRE_LISTS[name]


def test_the_lists_that_treaties_and_the_ilo_fixed_are_whole() -> None:
    assert code_list("palermo_act").codes == {
        "Recruitment",
        "Transportation",
        "Transfer",
        "Harbouring",
        "Receipt",
    }
    assert len(code_list("palermo_means").values) == 8
    assert len(code_list("ilo_indicator").values) == 11
    assert len(code_list("industry").values) == 21
    assert len(code_list("role").values) == 9


def test_the_regions_of_the_card_are_those_of_the_countries() -> None:
    assert code_list("card_region").codes == REGIONS


def test_french_labels_are_french() -> None:
    labels = {value.code: value.labels["fr"] for value in code_list("industry").values}
    assert labels["A_AgricultureForestryAndFishing"] == "Agriculture, sylviculture et pêche"
    same = [
        f"{chosen.name}.{value.code}"
        for chosen in CODE_LISTS.values()
        for value in chosen.values
        if chosen.name != "websites_apps" and value.labels["en"] == value.labels["fr"]
    ]
    # Words that both languages share; a longer list means that somebody copied instead of translating.
    assert len(same) < 30, same


def test_an_unknown_list_is_named_in_the_error() -> None:
    with pytest.raises(
        UnknownCodeListError, match=r"no code list 'gendre'; the lists are .*gender"
    ) as caught:
        code_list("gendre")
    assert isinstance(caught.value, KeyError)


def test_nobody_can_change_a_list() -> None:
    with pytest.raises(TypeError):
        CODE_LISTS["gender"] = CodeList("gender", "mine", ())  # type: ignore[index]


def test_a_type_has_the_name_of_its_list() -> None:
    for name, rule in wire_types():
        expected = "CountryCode" if rule.name == "country" else rule.name.title().replace("_", "")
        if isinstance(rule, OneOfOrUnknown):  # the list as a card tells it, with what it does not tell
            expected = {"SupportDomain": "CardNeed", "Urgency": "CardUrgency"}[expected]
        assert name == expected


def test_a_type_takes_every_code_of_its_list_and_nothing_near_it() -> None:
    for _, rule in wire_types():
        adapter: TypeAdapter[str] = TypeAdapter(Annotated[str, rule])
        for code in rule.codes():
            assert adapter.validate_python(code) == code
            for near in (code + " ", code.swapcase(), "", code.encode(), [code]):
                if near not in rule.codes():
                    with pytest.raises(ValidationError):
                        adapter.validate_python(near)


@given(st.text())
def test_a_refused_code_is_never_repeated(sent: str) -> None:
    adapter: TypeAdapter[str] = TypeAdapter(ExploitationType)
    with pytest.raises(ValidationError) as caught:
        adapter.validate_python(f"canary {sent}")
    (error,) = caught.value.errors(include_input=False, include_url=False)
    # Other text than a code is unknown; what is no Unicode at all is refused before.
    assert error["type"] in {"unknown_code", "string_unicode"}
    assert "canary" not in str(error)


def test_a_refusal_names_the_list() -> None:
    with pytest.raises(ValidationError) as caught:
        TypeAdapter(CountryCode).validate_python("XX")
    (error,) = caught.value.errors(include_url=False)
    assert error["type"] == "unknown_code"
    assert error["ctx"] == {"code_list": "country"}


def test_a_form_takes_codes_and_refuses_others_at_their_place() -> None:
    sent = {"country": "LA", "gender": None, "forms": ["ForcedLabour", "Servitude"], "household": "3+"}
    assert ask("POST", "/reports", json=sent).json() == sent

    refused = ask("POST", "/reports", json={"country": "la", "gender": 1, "forms": ["Servitude", "Slavery"]})
    assert refused.status_code == 422
    assert {(error["type"], *error["loc"]) for error in refused.json()["detail"]} == {
        ("unknown_code", "body", "country"),
        ("string_type", "body", "gender"),
        ("unknown_code", "body", "forms", 1),
    }


def test_a_filter_takes_a_repeated_code() -> None:
    assert ask("GET", "/reports?forms=Servitude&forms=ForcedLabour").json() == ["Servitude", "ForcedLabour"]
    assert ask("GET", "/reports?forms=Servitude&gender=Feminine").json() == ["Servitude"]
    assert ask("GET", "/reports?forms=Servitude&forms=Slavery").status_code == 422
    assert ask("GET", "/reports?form=Servitude").status_code == 422


def test_the_document_has_one_closed_component_per_list() -> None:
    document = an_app().openapi()
    schemas = document["components"]["schemas"]
    assert schemas["ExploitationType"] == {
        "type": "string",
        "enum": [value.code for value in code_list("exploitation_type").values],
        "description": "A code of the list `exploitation_type`.",
    }
    assert schemas["CountryCode"]["enum"] == sorted(COUNTRIES)

    reference = {"$ref": "#/components/schemas/ExploitationType"}
    assert schemas["Report"]["properties"]["forms"]["items"] == reference
    assert schemas["Report"]["properties"]["gender"]["anyOf"][0] == {"$ref": "#/components/schemas/Gender"}
    (forms, _) = document["paths"]["/reports"]["get"]["parameters"]
    assert forms["schema"]["items"] == reference
    assert json.dumps(document).count('"ForcedLabour"') == 1
