"""The stage templates of each country: complete, sourced, leading back only where they say so (CRT-19)."""

import json
import re
from datetime import date
from importlib import resources
from pathlib import Path
from typing import Any

import pytest
from pydantic import ValidationError

from trafficking_api.countries import COUNTRIES
from trafficking_api.countries.court.procedures import Procedure, Procedures, procedure, procedures

DAY = date(2026, 12, 1)
TEMPLATES = [
    pytest.param(country, template, id=f"{country}-{template.code}")
    for country, profile in procedures().items()
    for template in profile.procedures
]
EVERY = pytest.mark.parametrize(("country", "template"), TEMPLATES)

#: The criminal machine of the domain, with the stage of one who does not wish to complain.
CRIMINAL = """
considering complaint_filed
considering no_complaint
no_complaint considering
no_complaint complaint_filed
complaint_filed investigation
investigation dismissed
dismissed reopened
reopened dismissed
investigation referred
reopened referred
referred trial
trial judgment
judgment final
judgment appeal
appeal appeal_judgment
appeal_judgment final
appeal_judgment cassation
cassation final
"""


def arrows(template: Procedure) -> set[tuple[str, str]]:
    return {(source, arrow.to) for arrow in template.arrows for source in arrow.sources}


def reached(template: Procedure, start: str, *, by_reopening: bool = True) -> set[str]:
    """What can follow from a stage, by walking, one arrow after the other."""
    seen, ahead = {start}, [start]
    while ahead:
        stage = ahead.pop()
        for arrow in template.arrows:
            if stage in arrow.sources and arrow.to not in seen and (by_reopening or not arrow.is_reopening):
                seen.add(arrow.to)
                ahead.append(arrow.to)
    return seen


def found(country: str, code: str) -> Procedure:
    template = procedure(country, code, DAY)
    assert template is not None
    return template


@EVERY
def test_the_first_stage_reaches_every_other_and_every_stage_an_end(
    country: str, template: Procedure
) -> None:
    codes = [stage.code for stage in template.stages]
    assert len(set(codes)) == len(codes)
    assert reached(template, codes[0]) == set(codes)
    ends = {stage.code for stage in template.stages if stage.is_terminal}
    for code in codes:
        assert reached(template, code, by_reopening=False) & ends, code


@EVERY
def test_only_a_reopening_leaves_a_terminal_stage_or_leads_back(country: str, template: Procedure) -> None:
    order = [stage.code for stage in template.stages]
    for arrow in template.arrows:
        for source in arrow.sources:
            leads_back = order.index(arrow.to) <= order.index(source)
            assert leads_back == arrow.is_reopening, (source, arrow.command)
            assert arrow.is_reopening or not template.stage(source).is_terminal, (source, arrow.command)


@EVERY
def test_no_two_arrows_of_a_stage_have_the_same_command(country: str, template: Procedure) -> None:
    named = [(source, arrow.command) for arrow in template.arrows for source in arrow.sources]
    assert len(set(named)) == len(named)


@EVERY
def test_every_stage_has_both_labels_and_no_two_the_same(country: str, template: Procedure) -> None:
    labels = [stage.labels for stage in template.stages]
    for words in ([label.en for label in labels], [label.fr for label in labels]):
        assert len(set(words)) == len(words)
        assert all(word[0].isupper() and word.strip() == word and len(word) <= 60 for word in words)


@EVERY
def test_crt_6_every_template_says_where_it_comes_from_and_that_nobody_verified_it(
    country: str, template: Procedure
) -> None:
    assert country in COUNTRIES
    assert (template.advisory, template.verified_by, template.verified_on) == (True, None, None)
    assert template.source.endswith("o be confirmed by a lawyer")
    if country in {"BE", "FR"}:
        assert re.search(r"\d", template.source), "an article or a date of an act"


@EVERY
def test_crt_19_a_proceeding_may_rest_before_anything_is_filed(country: str, template: Procedure) -> None:
    assert (template.first.code, template.first.is_terminal) == ("considering", False)
    assert all(
        not arrow.is_reopening or arrow.to != "considering" for arrow in template.leaving("considering")
    )
    if template.code != "Criminal":
        return
    resting = template.stage("no_complaint")
    assert not resting.is_terminal
    assert {arrow.to for arrow in template.leaving("no_complaint")} >= {"considering", "complaint_filed"}


def test_the_countries_have_what_they_should() -> None:
    assert {country: [p.code for p in profile.procedures] for country, profile in procedures().items()} == {
        "BE": [
            *("Criminal", "Labour", "CivilCompensation", "StateFund"),
            *("HealthInsurance", "SocialAid", "School"),
        ],
        "CD": ["Criminal", "Labour", "CivilCompensation"],
        "FR": ["Criminal", "Labour"],
        "LA": ["Criminal", "Labour", "CivilCompensation"],
    }


@pytest.mark.parametrize("country", sorted(procedures()))
def test_the_criminal_machine_is_that_of_the_domain(country: str) -> None:
    wanted = {(line.split()[0], line.split()[1]) for line in CRIMINAL.strip().splitlines()}
    more = arrows(found(country, "Criminal")) - wanted
    assert wanted <= arrows(found(country, "Criminal"))
    belgian = {("considering", "investigation"), ("no_complaint", "investigation"), ("cassation", "appeal")}
    assert more == (belgian if country == "BE" else set())
    ends = {stage.code for stage in found(country, "Criminal").stages if stage.is_terminal}
    assert ends == {"dismissed", "final"}


def test_adding_a_country_is_a_data_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "procedures"
    folder.mkdir()
    monkeypatch.setattr(resources, "files", lambda _package: tmp_path)
    example = json.dumps({"country": "PT", "procedures": [TEMPLATE]}, default=str)
    (folder / "PT.json").write_text(example, encoding="utf-8")
    (folder / "README.md").write_text("not a country", encoding="utf-8")
    assert [each.code for each in procedures.__wrapped__()["PT"].procedures] == ["Example"]
    (folder / "ES.json").write_text(example, encoding="utf-8")
    with pytest.raises(ValueError, match=r"ES\.json is about PT"):
        procedures.__wrapped__()


def test_a_procedure_is_that_of_its_day() -> None:
    template = found("BE", "Criminal")
    assert procedure("BE", "Criminal", date(1999, 1, 1)) is template
    assert procedure("BE", "Military", DAY) is None
    assert procedure("NL", "Criminal", DAY) is None


STAGES: list[dict[str, Any]] = [
    {"code": "begun", "labels": {"en": "Begun", "fr": "Commencé"}},
    {"code": "heard", "labels": {"en": "Heard", "fr": "Entendu"}},
    {"code": "ended", "is_terminal": True, "labels": {"en": "Ended", "fr": "Terminé"}},
]
ARROWS: list[dict[str, Any]] = [
    {"from": ["begun"], "command": "hear", "to": "heard"},
    {"from": ["heard"], "command": "finish", "to": "ended"},
    {"from": ["ended"], "command": "reopen", "to": "begun", "is_reopening": True},
]
TEMPLATE: dict[str, Any] = {
    "code": "Example",
    "labels": {"en": "Example", "fr": "Exemple"},
    "advisory": True,
    "source": "Made up",
    "effective_from": DAY,
    "stages": STAGES,
    "arrows": ARROWS,
}


def test_the_example_is_right_as_it_stands() -> None:
    assert Procedure.model_validate(TEMPLATE).stage("heard").labels.fr == "Entendu"


@pytest.mark.parametrize(
    ("change", "complaint"),
    [
        ({"stages": [*STAGES, STAGES[0]]}, "twice"),
        ({"arrows": [*ARROWS, {"from": ["heard"], "command": "go", "to": "moon"}]}, "no such stage: moon"),
        ({"arrows": [*ARROWS, {"from": ["begun"], "command": "hear", "to": "ended"}]}, "two arrows"),
        ({"arrows": [*ARROWS, {"from": ["heard"], "command": "back", "to": "begun"}]}, "leads back"),
        ({"arrows": [*ARROWS, {"from": ["heard"], "command": "stay", "to": "heard"}]}, "leads back"),
        ({"arrows": [*ARROWS[:2], {**ARROWS[0], "command": "go", "is_reopening": True}]}, "leads back"),
        ({"arrows": ARROWS[:1]}, "terminal"),
        ({"arrows": [{**ARROWS[0], "to": "ended"}, *ARROWS[1:]]}, "never reached: heard"),
        ({"stages": [*STAGES[:2], {**STAGES[2], "is_terminal": False}]}, "terminal"),
        ({"advisory": False}, "advisory until"),
        ({"advisory": False, "verified_by": "A lawyer"}, "advisory until"),
        ({"verified_by": "A lawyer", "verified_on": DAY}, "advisory until"),
        ({"source": ""}, "source"),
        ({"remark": "x"}, "remark"),
        ({"code": "not_a_code"}, "code"),
    ],
)
def test_a_wrong_template_is_refused_when_it_is_read(change: dict[str, Any], complaint: str) -> None:
    with pytest.raises(ValidationError, match=complaint):
        Procedure.model_validate(TEMPLATE | change)


def test_a_verified_template_is_no_longer_advisory() -> None:
    verified = {"advisory": False, "verified_by": "A lawyer", "verified_on": DAY}
    assert not Procedure.model_validate(TEMPLATE | verified).advisory


def test_two_versions_begin_on_different_days() -> None:
    with pytest.raises(ValidationError, match="same day"):
        Procedures.model_validate({"country": "BE", "procedures": [TEMPLATE, TEMPLATE]})


def test_a_template_cannot_be_changed() -> None:
    with pytest.raises(ValidationError, match="frozen"):
        found("BE", "Criminal").__setattr__("advisory", False)
