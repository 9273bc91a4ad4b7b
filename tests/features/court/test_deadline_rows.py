"""The periods of the law are data: what a row says, and the rows of each country (CRT-4, CRT-6)."""

import json
from datetime import date, datetime
from itertools import combinations
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from pydantic import ValidationError

import trafficking_api.features.court as feature
from tests.features.court.periods import DAY, rule
from trafficking_api.countries import COUNTRIES
from trafficking_api.countries.court.deadlines import (
    Act,
    BaseEvent,
    Counting,
    Direction,
    GovernedBy,
    PartyRole,
    Procedure,
    Profile,
    RollOver,
    Rule,
    Unit,
    profiles,
    rules,
)
from trafficking_api.countries.court.files import read
from trafficking_api.countries.court.free_days import free_days
from trafficking_api.features.court.rules.deadlines import Occasion, due, end_of, select

BRUSSELS, PARIS = ZoneInfo("Europe/Brussels"), ZoneInfo("Europe/Paris")
ROWS = [pytest.param(row, id=row.code) for profile in profiles().values() for row in profile.deadlines]
COUNTRY = pytest.mark.parametrize("country", sorted(profiles()))
VERIFIED = {"verified_by": "A. Avocate", "verified_at": date(2026, 11, 2)}

# --- rows -----------------------------------------------------------------------------------------


def test_crt_4_a_row_says_all_that_the_law_says() -> None:
    assert set(Rule.model_fields) >= {
        "procedure",
        "act",
        "party_roles",
        "base_event",
        "length",
        "unit",
        "roll_over",
        "holidays",
        "effective_from",
        "effective_to",
        "source",
        "verified_by",
        "verified_at",
    }


@pytest.mark.parametrize("row", ROWS)
def test_crt_4_every_row_has_a_source_and_holidays_that_exist(row: Rule) -> None:
    assert len(row.source) > 40
    assert any(char.isdigit() for char in row.source)
    assert date(2026, 11, 29) in free_days(row.holidays)
    assert date(2027, 1, 1) in free_days(row.holidays)
    assert date(2026, 11, 25) not in free_days(row.holidays)
    assert isinstance(
        due(row, datetime(2026, 11, 2, 12, 0, tzinfo=BRUSSELS), BRUSSELS, free_days("BE")), datetime
    )


@pytest.mark.parametrize("row", ROWS)
def test_crt_6_no_row_is_verified_yet_and_each_says_so(row: Rule) -> None:
    assert row.is_advisory
    assert (row.verified_by, row.verified_at) == (None, None)


def test_crt_6_advisory_follows_from_the_verification_and_is_not_stored() -> None:
    assert rule().is_advisory
    assert not rule(**VERIFIED).is_advisory  # type: ignore[arg-type] # of mixed types
    with pytest.raises(ValidationError, match="advisory"):
        rule(advisory=False)
    assert "advisory" not in rule().model_dump()


@COUNTRY
def test_no_two_rows_of_a_country_hold_at_once(country: str) -> None:
    def about(row: Rule) -> set[tuple[str, ...]]:
        return {(row.procedure, row.act, role, row.base_event) for role in row.party_roles}

    for one, other in combinations(rules(country), 2):
        if about(one) & about(other):
            begins = max(one.effective_from, other.effective_from)
            assert not (one.is_in_force(begins) and other.is_in_force(begins)), (one.code, other.code)
            assert one.governed_by is other.governed_by


@COUNTRY
def test_the_rows_of_a_country_are_its_own(country: str) -> None:
    assert country in COUNTRIES
    codes = [row.code for row in rules(country)]
    assert len(set(codes)) == len(codes)
    assert all(code.startswith(country.lower() + "_") for code in codes)
    assert all(row.holidays in {country, None} for row in rules(country))


def test_a_row_holds_until_the_day_on_which_the_next_begins() -> None:
    row = rule(effective_from=date(2016, 3, 1), effective_to=date(2022, 12, 31))
    days = (row.effective_from - DAY, row.effective_from, date(2022, 12, 30), date(2022, 12, 31))
    assert [row.is_in_force(on) for on in days] == [False, True, True, False]


@pytest.mark.parametrize(
    ("wrong", "why"),
    [
        ({"verified_by": "A. Avocate"}, "belong together"),
        ({"verified_at": date(2026, 11, 2)}, "belong together"),
        ({"effective_to": date(1900, 1, 1)}, "comes after"),
        ({"unit": Unit.HOURS, "roll_over": RollOver.NEXT_WORKING_DAY}, "no last day"),
        ({"counting": Counting.EVE}, "only months and years"),
        (
            {"unit": Unit.MONTHS, "counting": Counting.EVE, "direction": Direction.BEFORE},
            "only months and years",
        ),
        ({"length": 0}, "greater than or equal to 1"),
        ({"source": ""}, "source"),
        ({"party_roles": ()}, "party_roles"),
        ({"holidays": "Belgium"}, "holidays"),
        ({"code": "Appeal"}, "code"),
        ({"note": "none"}, "note"),
    ],
)
def test_a_row_that_says_nothing_that_can_be_counted_is_refused(wrong: dict[str, Any], why: str) -> None:
    with pytest.raises(ValidationError, match=why):
        rule(**wrong)


def test_holidays_of_a_country_that_nobody_knows_are_an_error() -> None:
    with pytest.raises(NotImplementedError):
        free_days("XX")


# --- each country ---------------------------------------------------------------------------------


def last_day(country: str, occasion: Occasion, on: date) -> date | None:
    """The last day for an act whose base event, judgment and filing are all of one day."""
    found = select(rules(country), occasion, dict.fromkeys(GovernedBy, on))
    return due(found, on, PARIS, free_days(found.holidays)).astimezone(PARIS).date() if found else None


C, L, V = Procedure.CRIMINAL, Procedure.LABOUR, Procedure.CIVIL_COMPENSATION
CIVIL_PARTY, VICTIM, WORKER, APPLICANT = (
    PartyRole.CIVIL_PARTY,
    PartyRole.VICTIM,
    PartyRole.WORKER,
    PartyRole.APPLICANT,
)


@pytest.mark.parametrize(
    ("country", "occasion", "on", "last"),
    [
        ("BE", (C, Act.APPEAL, CIVIL_PARTY, BaseEvent.PRONOUNCED), date(2016, 2, 29), date(2016, 3, 15)),
        ("BE", (C, Act.APPEAL, CIVIL_PARTY, BaseEvent.PRONOUNCED), date(2016, 3, 1), date(2016, 3, 31)),
        ("BE", (C, Act.APPEAL, CIVIL_PARTY, BaseEvent.PRONOUNCED), date(2026, 3, 6), date(2026, 4, 7)),
        ("BE", (C, Act.OPPOSITION, CIVIL_PARTY, BaseEvent.SERVED), date(2026, 11, 2), date(2026, 11, 17)),
        ("BE", (C, Act.CASSATION, CIVIL_PARTY, BaseEvent.PRONOUNCED), date(2015, 1, 30), date(2015, 2, 16)),
        ("BE", (C, Act.CASSATION, CIVIL_PARTY, BaseEvent.PRONOUNCED), date(2026, 11, 2), date(2026, 11, 17)),
        ("BE", (L, Act.APPEAL, WORKER, BaseEvent.SERVED), date(2026, 2, 28), date(2026, 3, 31)),
        ("BE", (L, Act.CASSATION, WORKER, BaseEvent.SERVED), date(2026, 9, 30), date(2026, 12, 31)),
        (
            "BE",
            (V, Act.STATE_FUND_CLAIM, VICTIM, BaseEvent.BECAME_FINAL),
            date(2026, 11, 2),
            date(2029, 11, 2),
        ),
        (
            "BE",
            (Procedure.RESIDENCE, Act.RESIDENCE_RENEWAL_REQUEST, APPLICANT, BaseEvent.EXPIRES),
            date(2027, 1, 31),
            date(2026, 12, 31),
        ),  # the first of January is a holiday
        (
            "BE",
            (Procedure.RESIDENCE, Act.APPEAL, APPLICANT, BaseEvent.NOTIFIED),
            date(2026, 11, 26),
            date(2026, 12, 28),
        ),
        ("FR", (C, Act.APPEAL, CIVIL_PARTY, BaseEvent.PRONOUNCED), date(2026, 11, 2), date(2026, 11, 12)),
        ("FR", (C, Act.APPEAL, CIVIL_PARTY, BaseEvent.PRONOUNCED), date(2026, 11, 1), date(2026, 11, 12)),
        ("FR", (C, Act.CROSS_APPEAL, CIVIL_PARTY, BaseEvent.EXPIRES), date(2026, 11, 12), date(2026, 11, 17)),
        ("FR", (C, Act.CASSATION, CIVIL_PARTY, BaseEvent.PRONOUNCED), date(2026, 11, 3), date(2026, 11, 9)),
        ("FR", (V, Act.STATE_FUND_CLAIM, VICTIM, BaseEvent.COMMITTED), date(2024, 2, 29), date(2027, 3, 1)),
        (
            "FR",
            (V, Act.STATE_FUND_CLAIM, VICTIM, BaseEvent.BECAME_FINAL),
            date(2025, 11, 10),
            date(2026, 11, 10),
        ),
        ("FR", (V, Act.STATE_FUND_CLAIM, VICTIM, BaseEvent.BECAME_FINAL), date(2020, 7, 3), None),
        ("CD", (C, Act.APPEAL, CIVIL_PARTY, BaseEvent.PRONOUNCED), date(2026, 11, 2), date(2026, 11, 12)),
        ("CD", (C, Act.APPEAL, CIVIL_PARTY, BaseEvent.SERVED), date(2026, 11, 4), date(2026, 11, 14)),
        ("CD", (V, Act.APPEAL, VICTIM, BaseEvent.SERVED), date(2026, 11, 2), date(2026, 12, 2)),
        ("LA", (C, Act.APPEAL, CIVIL_PARTY, BaseEvent.PRONOUNCED), date(2026, 11, 2), date(2026, 11, 22)),
        ("LA", (C, Act.APPEAL, CIVIL_PARTY, BaseEvent.PRONOUNCED), date(2012, 7, 31), None),
        ("LA", (V, Act.APPEAL, VICTIM, BaseEvent.PRONOUNCED), date(2026, 11, 2), date(2026, 11, 22)),
        ("XX", (C, Act.APPEAL, CIVIL_PARTY, BaseEvent.PRONOUNCED), date(2026, 11, 2), None),
    ],
)
def test_the_last_day_in_each_country(
    country: str, occasion: tuple[Procedure, Act, PartyRole, BaseEvent], on: date, last: date | None
) -> None:
    assert last_day(country, Occasion(*occasion), on) == last


def test_france_has_two_procedures_and_is_nothing_but_a_file() -> None:
    assert {row.procedure for row in rules("FR")} == {C, V}
    source = Path(str(feature.__file__)).parents[2]
    naming = [
        file.name
        for folder in ("countries/court", "features/court")
        for file in (source / folder).rglob("*.py")
        if '"FR"' in file.read_text(encoding="utf-8")
    ]
    assert naming == []


def test_adding_a_country_is_adding_a_file(tmp_path: Path) -> None:
    row = json.loads(rule(7, code="nl_appeal", holidays="NL").model_dump_json())
    (tmp_path / "NL.json").write_text(json.dumps({"country": "NL", "deadlines": [row]}), encoding="utf-8")
    (added,) = read(tmp_path, Profile)["NL"].deadlines
    amsterdam = ZoneInfo("Europe/Amsterdam")
    due_at = due(added, date(2026, 11, 2), amsterdam, free_days(added.holidays))
    assert due_at == end_of(date(2026, 11, 9), amsterdam)
    assert added.is_advisory


def test_a_file_named_after_another_country_is_refused(tmp_path: Path) -> None:
    (tmp_path / "NL.json").write_text('{"country": "LU", "deadlines": []}', encoding="utf-8")
    with pytest.raises(ValueError, match=r"NL\.json is about LU"):
        read(tmp_path, Profile)
