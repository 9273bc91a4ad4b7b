"""What leaves with a card, held against an independent count of the caseload (REF-4 to REF-7)."""

import json
import random
import re
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from typing import Any, get_args
from uuid import UUID
from zoneinfo import ZoneInfo

import httpx
import pytest

from tests.factories.house import FACTS, House, Party
from tests.features.referrals.oracle import Facts, Sent, blurred, climb, in_cohort, no_finer
from tests.features.stories import (
    Clock,
    address,
    agree,
    caseload,
    drafted,
    new_case,
    now_done,
    pair,
    preview,
    refused,
    report,
    sent,
)
from trafficking_api.features.referrals.schemas.referral import Card
from trafficking_api.vocabulary import CODE_LISTS

PERSON = tuple(blurred({}))
TYPES = [
    ["ForcedLabour"],
    ["DomesticServitude", "ForcedLabour"],
    ["SexualExploitation"],
    ["ForcedBegging"],
    [],
]


def _random_case(chance: random.Random, today: date) -> Facts:
    facts: Facts = {
        "gender": chance.choice(["Feminine", "Feminine", "Masculine", "NonConforming", None]),
        "minor": chance.choice(["no", "no", "no", "yes", None]),
        "origin_country": chance.choice(["LA", "TH", "CD", "BR", "AQ", None]),
        "exploitation_types": chance.choice(TYPES),
        "primary_need": chance.choice(["Housing", "Housing", "Legal", None]),
        "urgency": chance.choice(["Within7d", "Within7d", "Immediate", None]),
        "household_size": chance.choice([1, 1, 1, 2, 7, None]),
        "interpreter_needed": chance.choice([True, True, False, None]),
        "step_free_needed": chance.choice([False, False, False, True, None]),
    }
    # Most people are like many others but for a fact or two: so the ladder stops at each of its levels.
    alike = {name: FACTS[name] for name in facts if chance.random() < chance.choice([0.5, 0.95, 1])}
    age = chance.choice([0, 10, 400, 700, 740, 1500])
    return {**facts, **alike, "opened_on": str(today - timedelta(days=age))}


def _others(facts: list[Facts], this: int, today: date) -> list[Facts]:
    """The cohort without this case."""
    recent = [in_cohort(date.fromisoformat(each["opened_on"]), today) for each in facts]
    return [each for i, each in enumerate(facts) if i != this and recent[i]]


def _hold(item: dict[str, Any], wanted: Sent | None) -> None:
    """A preview or a referral tells exactly what the oracle wants."""
    if wanted is None:
        assert (item["card"], item["level"], item["class_size"]) == (None, None, None)
        return
    assert (item["level"], item["class_size"]) == (wanted.level, wanted.class_size)
    assert item["card"]["level"] == wanted.level
    assert {name: item["card"][name] for name in PERSON} == wanted.fields


def _today(zone: str = "Europe/Brussels") -> date:
    return datetime.now(ZoneInfo(zone)).date()


@pytest.mark.parametrize("seed", [1, 2, 3])
async def test_ref_7_preview_and_card_equal_the_count_of_an_independent_oracle(
    house: House, seed: int
) -> None:
    chance, today = random.Random(seed), _today()
    sender = await house.party(k=chance.choice([5, 6]))
    near, strict = await house.party(), await house.party()
    await agree(sender, near, k=5)
    await agree(near, sender, k=7) if seed == 3 else None
    await agree(strict, sender, k=11)
    facts = [_random_case(chance, today) for _ in range(150)]
    ids = await caseload(sender, facts)
    for closed in ids[::4]:
        await now_done(sender.coordinator, f"/v1/cases/{closed}", "close", {"reason": "Autonomy"})
    stopped = set()
    for this in chance.sample([i for i in range(len(ids)) if i % 4], 15):
        others = _others(facts, this, today)
        items = await preview(sender, ids[this], near, strict)
        for item in items:
            wanted = climb(facts[this], others, item["k"])
            _hold(item, wanted)
            stopped.add(wanted.level if wanted else None)
        if items[0]["card"] is None:
            continue
        made = (await sent(sender, near, ids[this], today)).json()
        assert made["card"] == items[0]["card"]
        assert made["k"] == items[0]["k"]
        _hold(made, climb(facts[this], others, made["k"]))
    assert len(stopped) >= 3, "the caseload is too much alike to prove anything"


@pytest.mark.parametrize(("own", "agreed", "k"), [(5, 5, 5), (9, 5, 9), (5, 8, 8), (7, 6, 7)])
async def test_ref_7_k_is_the_larger_of_the_agreements_and_the_senders_own(
    house: House, own: int, agreed: int, k: int
) -> None:
    sender, receiver = await house.party(k=own), await house.party(k=40)
    await agree(sender, receiver, k=agreed)
    ids = await caseload(sender, [FACTS] * (k - 1))
    (item,) = await preview(sender, ids[0], receiver)
    assert (item["k"], item["card"]) == (k, None)
    draft = await drafted(sender, receiver, ids[0])
    send = sender.coordinator.post(f"{address(draft)}/send", {}, etag=draft.headers["ETag"])
    await refused(send, 422, "not_minimisable")
    assert (await sender.coordinator.get(address(draft))).json()["status"] == "draft"
    await new_case(sender)
    (item,) = await preview(sender, ids[0], receiver)
    assert (item["k"], item["level"], item["class_size"]) == (k, "S0", k)
    done = (await now_done(sender.coordinator, address(draft), "send")).json()
    assert (done["k"], done["level"], done["class_size"]) == (k, "S0", k)


async def test_ref_7_of_two_agreements_in_force_the_larger_k_counts(house: House) -> None:
    sender, receiver = await house.party(), await house.party()
    await agree(sender, receiver, k=5)
    await agree(receiver, sender, k=12)
    (item,) = await preview(sender, await new_case(sender), receiver)
    assert item["k"] == 12


@pytest.mark.parametrize(
    ("today", "in_", "out"),
    [
        ("2031-05-31", "2029-05-31", "2029-05-30"),
        ("2031-01-15", "2029-01-15", "2029-01-14"),
        ("2032-02-29", "2030-03-01", "2030-02-28"),
        ("2034-02-28", "2032-02-28", "2032-02-27"),
        ("2034-03-01", "2032-03-01", "2032-02-29"),
    ],
)
async def test_ref_7_the_cohort_reaches_back_24_months_to_the_day(
    house: House, clock: Clock, today: str, in_: str, out: str
) -> None:
    day = date.fromisoformat(today)
    assert in_cohort(date.fromisoformat(in_), day)
    assert not in_cohort(date.fromisoformat(out), day)
    await clock.stop(datetime(day.year, day.month, day.day, 12, tzinfo=UTC))
    sender, receiver = await house.party(), await house.party()
    await agree(sender, receiver)
    # This case counts however old it is.
    ids = await caseload(sender, [{**FACTS, "opened_on": "2015-01-01"}, *[{**FACTS, "opened_on": out}] * 4])
    (item,) = await preview(sender, ids[0], receiver)
    assert item["card"] is None
    for size in range(2, 6):
        await new_case(sender, opened_on=in_)
        (item,) = await preview(sender, ids[0], receiver)
        assert item["class_size"] == (5 if size == 5 else None)


@pytest.mark.parametrize(("labour", "told"), [(9, "labour"), (10, "unknown")])
async def test_ref_7_what_more_than_90_percent_share_is_not_named(
    house: House, labour: int, told: str
) -> None:
    sender, receiver = await house.party(), await house.party()
    await agree(sender, receiver)
    other = {**FACTS, "exploitation_types": ["SexualExploitation"]}
    ids = await caseload(sender, [*[FACTS] * labour, other])
    (item,) = await preview(sender, ids[0], receiver)
    _hold(item, climb(FACTS, [*[FACTS] * (labour - 1), other], 5))
    assert (item["level"], item["card"]["exploitation"]) == ("S0", told)


async def test_ref_7_sent_again_it_is_equal_or_coarser_whatever_became_of_person_and_caseload(
    house: House,
) -> None:
    sender = await house.party()
    receivers = [await house.party() for _ in range(4)]
    ks = [5, 5, 9, 5]
    for receiver, k in zip(receivers, ks, strict=True):
        await agree(sender, receiver, k=k)
    alone = {**FACTS, "household_size": 6, "exploitation_types": ["SexualExploitation"]}
    facts = [
        dict(alone),
        *({**FACTS, "exploitation_types": ["SexualExploitation"]} for _ in range(5)),
        *[FACTS] * 5,
    ]
    ids = await caseload(sender, facts)

    first = (await sent(sender, receivers[0], ids[0])).json()
    wanted = climb(alone, facts[1:], 5)
    assert wanted is not None
    _hold(first, wanted)
    assert first["level"] == "S1"

    # The household is common now, and the person's facts are others: neither is told.
    more = [dict(alone) for _ in range(20)]
    facts += more
    await caseload(sender, more)
    changed = {"primary_need": "Legal", "household_size": 1, "gender": "Masculine", "origin_country": "CD"}
    here = f"/v1/cases/{ids[0]}"
    version = (await sender.coordinator.get(here)).headers["ETag"]
    assert (await sender.coordinator.patch(here, changed, etag=version)).status_code == 200
    for receiver, k in zip(receivers[1:], ks[1:], strict=True):
        (item,) = await preview(sender, ids[0], receiver)
        again = (await sent(sender, receiver, ids[0], date.fromisoformat(first["respond_by_on"]))).json()
        wanted = climb(
            alone, facts[1:], k, not_before="S1", hidden=first["card"]["exploitation"] == "unknown"
        )
        _hold(again, wanted)
        assert no_finer({n: again["card"][n] for n in PERSON}, {n: first["card"][n] for n in PERSON})
        assert again["card"]["primary_need"] == "Housing"
        assert {**item["card"], "respond_by_on": ""} == {**again["card"], "respond_by_on": ""}


async def test_ref_7_withdrawing_thaws_nothing(house: House) -> None:
    two = await pair(house, cases=4)
    case_id = await new_case(two.sender, household_size=9)
    first = await sent(two.sender, two.receiver, case_id)
    assert first.json()["level"] == "S1"
    await now_done(two.sender.coordinator, address(first), "withdraw", {"code": "NoLongerNeeded"})
    await caseload(two.sender, [{**FACTS, "household_size": 9}] * 10)
    again = (await sent(two.sender, two.receiver, case_id)).json()
    assert (again["level"], again["card"]["household"]) == ("S1", "unknown")


# --- what a receiver can read -----------------------------------------------------------------------


def _values(document: Any) -> Iterator[tuple[str, Any]]:
    if isinstance(document, dict):
        for name, value in document.items():
            yield from ((name, value),) if not isinstance(value, dict | list) else _values(value)
    elif isinstance(document, list):
        for item in document:
            yield from _values(item)


#: What a receiver is told of the second stage: nothing, before there is one.
STAGE = (
    *("asked_field", "released_on", "arrived_on", "ended_on"),
    *("outcome", "return_code", "transfer_asked_on"),
)


async def test_ref_4_before_acceptance_the_receiver_reads_the_card_and_days_and_nothing_else(
    house: House,
) -> None:
    two = await pair(house)
    made = await sent(two.sender, two.receiver)
    seen = (await two.receiver.coordinator.get(address(made))).json()
    assert set(seen) == {
        *("view", "id", "version", "kind", "status", "from_organisation_id", "respond_by_on", "card"),
        *("sent_on", "answered_on", "updated_on", "declined_by", "decline_code", "allowed_commands"),
        *STAGE,
    }
    assert {seen[name] for name in STAGE} == {None}
    assert set(seen["card"]) == {*PERSON, "reference", "level", "kind", "country", "respond_by_on"}
    lists = {
        "minor": "yes_no_unknown",
        "sex": "card_sex",
        "exploitation": "card_exploitation",
        "region": "card_region",
        "primary_need": "support_domain",
        "urgency": "urgency",
        "household": "card_household",
        "interpreter": "yes_no_unknown",
        "step_free": "yes_no_unknown",
    }
    for name, listed in lists.items():
        assert seen["card"][name] in CODE_LISTS[listed].codes | {"unknown"}
    for name, value in _values(seen):
        if isinstance(value, str) and name.endswith(("_on", "_at")):
            assert date.fromisoformat(value).year > 2000, name
            assert len(value) == len("2026-11-22"), name
    assert seen["card"] == made.json()["card"]


def test_ref_4_the_card_is_a_closed_schema_of_enumerations(house: House) -> None:
    schema = house.app.openapi()["components"]["schemas"]
    card = schema["Card"]
    assert card["additionalProperties"] is False
    assert set(card["required"]) == set(card["properties"]) == set(Card.model_fields)
    for name, property_ in card["properties"].items():
        if name in {"reference", "respond_by_on"}:
            continue
        resolved = schema[property_["$ref"].rsplit("/", 1)[1]] if "$ref" in property_ else property_
        resolved = resolved if "$ref" not in str(resolved.get("allOf", "")) else schema["CountryCode"]
        assert "enum" in resolved or "const" in resolved, (name, property_)
    assert get_args(Card.model_fields["kind"].annotation) == ("referral", "transfer", "request")


async def test_ref_4_the_inbox_sorts_by_day_and_id_and_shows_no_hour(house: House, clock: Clock) -> None:
    await clock.stop(datetime(2031, 6, 11, 3, 30, tzinfo=UTC))  # still the 10th for the sender
    two = await pair(house, zone="America/New_York")
    made = [(await sent(two.sender, two.receiver, by=date(2031, 6, 30))).json()["id"] for _ in range(3)]
    await clock.stop(datetime(2031, 6, 11, 4, 0, tzinfo=UTC))
    made_later = (await sent(two.sender, two.receiver, by=date(2031, 6, 30))).json()["id"]
    inbox = (await two.receiver.coordinator.get("/v1/referrals?direction=in")).json()["items"]
    assert [item["id"] for item in inbox] == [made_later, *sorted(made, reverse=True)]
    assert {item["sent_on"] for item in inbox} == {"2031-06-10", "2031-06-11"}
    since = "/v1/referrals?direction=in&updated_since=2031-06-11"
    assert [item["id"] for item in (await two.receiver.coordinator.get(since)).json()["items"]] == [
        made_later
    ]


PROFILE = {
    "relationship_to_recruiter": ["IntimatePartner", "FriendAcquaintance"],
    "recruitment_methods": ["ThroughATelevisionAdvert"],
    "recruitment_apps": ["FacebookMessenger"],
    "control_methods": ["WithholdsNecessities", "PsychoactiveSubstance"],
    "industries": ["B_MiningAndQuarrying"],
    "sex_exploitation_types": ["RemoteInteractiveServices"],
    "exploitation_apps": ["SnapChat"],
    "palermo_acts": ["Harbouring"],
    "palermo_means": ["PaymentsToControllingPerson"],
    "ilo_indicators": ["RetentionOfIdentityDocuments"],
    "trafficked_from": "1987-03-14",
    "trafficked_to": "1999-12-25",
}
ONLY_AS_VALUES = {"age_when_trafficked": 47, "origin_country": "TH", "exploitation_countries": ["FJ", "NG"]}


async def _everything(house: House, party: Party, ids: dict[str, str]) -> list[httpx.Response]:
    """What the clients of an organisation can fetch with any GET of the document and these ids."""
    paths = [
        path for path, methods in house.app.openapi()["paths"].items() if "get" in methods and "/v1" in path
    ]
    # Lists first: the audit trail then holds none of the ids that are tried afterwards.
    addresses = [path for path in paths if "{" not in path]
    addresses += [f"/v1/referrals?direction={direction}" for direction in ("in", "out")]
    addresses += [re.sub(r"\{\w+\}", id_, path) for path in paths if "{" in path for id_ in ids.values()]
    callers = (party.coordinator, party.auditor, party.admin)
    return [await caller.get(each) for each in addresses for caller in callers]


@pytest.mark.parametrize("seed", [4, 5])
async def test_ref_5_no_byte_that_the_receiver_can_fetch_holds_anything_but_the_card(
    house: House, seed: int
) -> None:
    chance, today = random.Random(seed), _today()
    sender, receiver = await house.party(), await house.party()
    police = await house.party("authority")
    agreement = await agree(sender, receiver)
    await caseload(sender, [FACTS] * 6)
    person = {
        **{
            name: value
            for name, value in _random_case(chance, today).items()
            if name in ("gender", "urgency")
        },
        "minor": "no",
        "primary_need": "Housing",
        "household_size": chance.choice([1, 2, 7]),
        "exploitation_types": ["Surrogacy", "OrganRemoval"],
        "opened_on": str(today - timedelta(days=333)),
        **PROFILE,
        **ONLY_AS_VALUES,
    }
    words = report(sender, summary="CANARY summary of Souksavanh", context="CommunityMeeting")
    reported = await police.liaison.made("/v1/signalements", words)
    here = reported.headers["Location"]
    await now_done(sender.coordinator, here, "acknowledge")
    await sender.coordinator.made(f"{here}/messages", {"text": "CANARY note"})
    await now_done(sender.coordinator, here, "assess", {"result": "actionable"})
    (case_id,) = (await now_done(sender.coordinator, here, "convert", {"cases": [person]})).json()["case_ids"]
    offered = await sent(sender, receiver, case_id)
    assert offered.json()["card"]["primary_need"] == "Housing"

    ids = {
        "referral": offered.json()["id"],
        "case": case_id,
        "signalement": reported.json()["id"],
        "sender": str(sender.id),
        "agreement": agreement.rsplit("/", 1)[1],
        "sender's client": str(sender.coordinator.client_id),
    }
    fetched = await _everything(house, receiver, ids)
    assert any(answer.status_code == 200 and ids["referral"] in answer.text for answer in fetched)
    canaries = [
        *("CANARY", "Souksavanh", words["official_reference"], person["opened_on"]),
        *(code for value in PROFILE.values() for code in ([value] if isinstance(value, str) else value)),
        *("Surrogacy", "OrganRemoval"),
    ]
    secret_ids = [case_id, ids["signalement"], *(str(c.client_id) for c in sender.callers.values())]
    # What the client asked for stands in no answer, and the code lists name every code there is.
    for answer in fetched:
        about_codes = "/code-lists" in answer.request.url.path
        received = answer.text + json.dumps(dict(answer.headers))
        assert [word for word in secret_ids if word in received] == [], answer.request.url.path
        if not about_codes:
            assert [word for word in canaries if word in received] == [], answer.request.url.path
        if about_codes or answer.status_code != 200 or "/organisations" in answer.request.url.path:
            continue
        told = {str(value) for _, value in _values(answer.json())}
        assert told.isdisjoint({"TH", "FJ", "NG", "47"}), answer.request.url.path


async def test_ref_6_one_person_has_one_reference_for_one_receiver_and_another_for_another(
    house: House, clock: Clock
) -> None:
    await clock.stop(datetime(2031, 12, 30, 12, tzinfo=UTC))
    sender, near, far = await house.party(), await house.party(), await house.party()
    elsewhere = await house.party()
    for receiver in (near, far):
        await agree(sender, receiver)
    await agree(elsewhere, near)
    await caseload(sender, [FACTS] * 5)
    await caseload(elsewhere, [FACTS] * 5)
    one, other = await new_case(sender), await new_case(sender)
    by = date(2032, 1, 20)

    async def reference(from_: Party, to: Party, case_id: str) -> str:
        offered = await sent(from_, to, case_id, by)
        told: str = offered.json()["card"]["reference"]
        await now_done(from_.coordinator, address(offered), "withdraw", {"code": "Other"})
        return told

    first = await reference(sender, near, one)
    assert await reference(sender, near, one) == first
    assert (await preview(sender, one, near))[0]["card"]["reference"] == first
    strangers = {
        await reference(sender, far, one),
        await reference(sender, near, other),
        await reference(elsewhere, near, await new_case(elsewhere)),
    }
    assert len(strangers | {first}) == 4
    assert one not in first
    # In another year, whoever was sent before keeps the reference.
    await clock.stop(datetime(2032, 1, 2, 12, tzinfo=UTC))
    assert await reference(sender, near, one) == first


async def test_ref_6_the_reference_is_of_the_year_of_the_first_send(house: House, clock: Clock) -> None:
    await clock.stop(datetime(2031, 12, 1, tzinfo=UTC))
    two = await pair(house, zone="Asia/Vientiane")
    case_id = await new_case(two.sender)
    seen = []
    # 23:59:59 and 00:00:00 of the sender, whose year ends seven hours before that of Greenwich.
    for moment in (
        datetime(2031, 12, 31, 16, 59, 59, tzinfo=UTC),
        datetime(2031, 12, 31, 17, 0, 0, tzinfo=UTC),
    ):
        await clock.stop(moment)
        seen.append((await preview(two.sender, case_id, two.receiver))[0]["card"]["reference"])
    assert seen[0] != seen[1]


async def test_ref_6_the_id_of_a_referral_is_random_and_tells_no_time(house: House) -> None:
    two = await pair(house)
    assert UUID((await drafted(two.sender, two.receiver)).json()["id"]).version == 4
