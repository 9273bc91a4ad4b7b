"""The demo as a newcomer starts it: whole after a crash, as large as promised, the same the next day."""

import base64
import os
import signal
import socket
import subprocess
import sys
import time
import uuid
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import httpx
import pytest

from tests.demo.beds import ADDRESSES, houses_are_used_as_planned, lists, nobody_is_where_she_must_not_be
from tests.demo.canaries import forms, found, telling
from tests.demo.courts import people_go_through_the_courts, words_of_courts
from tests.demo.money import money_is_lent_and_comes_back, words_of_leases
from tests.demo.plans import people_are_accompanied
from tests.demo.running import Demo, free_port
from tests.servers import fresh_folder
from trafficking_api.demo.banner import calls
from trafficking_api.demo.folder import Folder, take
from trafficking_api.features.agreements import states as agreements
from trafficking_api.features.case_plans import states as plans
from trafficking_api.features.cases import states as cases
from trafficking_api.features.consents import states as consents
from trafficking_api.features.court import states as courts
from trafficking_api.features.documents import states as documents
from trafficking_api.features.housing import states as housing
from trafficking_api.features.loans import states as loans
from trafficking_api.features.referrals import states as referrals
from trafficking_api.features.shelters import states as shelters
from trafficking_api.features.signalements import states as signalements
from trafficking_api.kit import embedded
from trafficking_api.kit.states import Machine
from trafficking_api.serving import CannotServe

CENTRE_ROLES = {
    *("coordinator", "coordinator_2", "caseworker", "legal"),
    *("housing", "finance", "auditor", "admin"),
}
AUTHORITY_ROLES = {"liaison", "auditor", "admin"}
PROMISED = {
    "belgian_centre": CENTRE_ROLES,
    "lao_centre": CENTRE_ROLES,
    "congolese_coordination": CENTRE_ROLES,
    "federal_police": AUTHORITY_ROLES,
    "labour_inspection": AUTHORITY_ROLES,
    "outsider": {"coordinator", "admin"},
    "operator": {"operator"},
}
#: How many cases each centre opens a year.
CENTRES = {"belgian_centre": 210, "lao_centre": 60, "congolese_coordination": 100}
#: How many it opened in the year before these two.
PIONEERS = {"lao_centre": 24}
#: How many agreements each has: on referrals with all, on free beds with the Belgian centre.
AGREEMENTS = {"belgian_centre": 4, "lao_centre": 3, "congolese_coordination": 3}
PAPERS = {"IdentityDocument": 1, "ConsentForm": 2, "MedicalReport": 1}
#: Each machine, the kind of its events, and where its state stands.
MACHINES: dict[str, tuple[Machine, str]] = {
    "allocation": (shelters.MACHINE, "SELECT organisation_id, id, status FROM allocations"),
    "assessment": (plans.ENTRY, "SELECT organisation_id, id, status FROM assessments"),
    "case_plan": (plans.PLAN, "SELECT organisation_id, id, status FROM case_plans"),
    "delivered_service": (plans.ENTRY, "SELECT organisation_id, id, status FROM delivered_services"),
    "funded_project": (plans.PROJECT, "SELECT organisation_id, id, status FROM funded_projects"),
    "goal": (plans.GOAL, "SELECT organisation_id, id, status FROM goals"),
    "plan_action": (plans.ACTION, "SELECT organisation_id, id, status FROM plan_actions"),
    "plan_template": (plans.FORM, "SELECT organisation_id, id, status FROM plan_templates"),
    "questionnaire": (plans.FORM, "SELECT organisation_id, id, status FROM questionnaires"),
    "visit": (plans.VISIT, "SELECT organisation_id, id, status FROM visits"),
    "guarantee_fund": (loans.FUND, "SELECT organisation_id, id, status FROM guarantee_funds"),
    "guarantee_loan": (loans.LOAN, "SELECT organisation_id, id, status FROM guarantee_loans"),
    "housing_application": (
        housing.APPLICATION,
        "SELECT organisation_id, id, status FROM housing_applications",
    ),
    "housing_search": (housing.SEARCH, "SELECT organisation_id, id, status FROM housing_searches"),
    "lease": (housing.LEASE, "SELECT organisation_id, id, status FROM leases"),
    "compensation_claim": (courts.CLAIM, "SELECT organisation_id, id, status FROM compensation_claims"),
    "court_appeal": (courts.APPEAL, "SELECT organisation_id, id, status FROM court_appeals"),
    "deadline": (courts.DEADLINE, "SELECT organisation_id, id, status FROM deadlines"),
    "hearing": (courts.HEARING, "SELECT organisation_id, id, status FROM hearings"),
    "residence_request": (courts.REQUEST, "SELECT organisation_id, id, status FROM residence_requests"),
    "residence_track": (courts.TRACK, "SELECT organisation_id, id, status FROM residence_tracks"),
    "agreement": (agreements.MACHINE, "SELECT from_organisation_id, id, status FROM agreements"),
    "case": (cases.MACHINE, "SELECT organisation_id, id, status FROM cases"),
    "consent": (consents.MACHINE, "SELECT organisation_id, id, status FROM consents"),
    "document": (documents.MACHINE, "SELECT organisation_id, id, status FROM documents"),
    "referral": (referrals.MACHINE, "SELECT from_organisation_id, id, status FROM referrals"),
    "signalement_handling": (
        signalements.MACHINE,
        "SELECT organisation_id, id, status FROM signalement_handlings",
    ),
}


@pytest.fixture
def demo() -> Iterator[Demo]:
    demo = Demo(fresh_folder(f"demo-{uuid.uuid4().hex[:8]}"), free_port())
    yield demo
    demo.http.close()
    if demo.process is not None:
        demo.process.kill()
        demo.process.wait()
    assert embedded.reap(demo.folder / "database")


@pytest.mark.slow
@pytest.mark.timeout(600)
async def test_the_demo_is_whole_large_enough_and_stays(demo: Demo) -> None:
    _kill_while_it_loads(demo)
    demo.launch()
    loading = demo.until_ready()
    credentials = demo.credentials()
    _everybody_can_sign_in(demo, credentials)
    _sizes_are_as_promised(demo)
    _most_people_are_known_and_agree(demo)
    await _a_few_tell_more(demo)
    houses_are_used_as_planned(demo)
    await nobody_is_where_she_must_not_be(demo)
    await people_are_accompanied(demo)
    money_is_lent_and_comes_back(demo)
    await people_go_through_the_courts(demo)
    _no_list_tells_where_a_house_is(demo)
    _a_backup_names_nobody(demo)
    _referrals_are_in_every_state(demo)
    await _states_are_what_the_events_say(demo)
    _the_printed_calls_work(demo, credentials)
    own = demo.all("belgian_centre", "coordinator", "/v1/signalements?limit=200")[0]

    code, said = demo.stop()
    assert code == 0, said
    assert f"{demo.base}/docs" in said
    assert credentials["lao_centre"]["legal"]["client_id"] in said
    assert credentials["lao_centre"]["legal"]["client_secret"] not in said
    assert not list((demo.folder / "database").glob("cluster-*/pgdata/postmaster.pid"))

    demo.launch()
    seconds = demo.until_ready()
    assert demo.credentials() == credentials
    demo.tokens.clear()
    again = demo.get("belgian_centre", "coordinator", f"/v1/signalements/{own['id']}").json()
    assert (again["summary"], again["version"]) == (own["summary"], own["version"])
    code, said = demo.stop(signal.SIGINT)
    assert code == 0, said
    # A busy machine stretches both alike; to load again would take as long as the first time.
    assert seconds < max(10, loading / 3), (seconds, loading)


def _kill_while_it_loads(demo: Demo) -> None:
    """End it in the middle of the first load, when the database's unfinished copy is there."""
    process = demo.launch()
    while "Loading" not in demo.output.read_text():
        assert process.poll() is None, demo.output.read_text()
        time.sleep(0.1)
    time.sleep(4)
    process.kill()
    process.wait()
    demo.process = None
    assert not (demo.folder / "credentials.json").exists()


def _everybody_can_sign_in(demo: Demo, credentials: dict[str, dict[str, dict[str, str]]]) -> None:
    assert (demo.folder / "credentials.json").stat().st_mode & 0o777 == 0o600
    assert {slug: set(clients) for slug, clients in credentials.items()} == PROMISED
    for slug, roles in PROMISED.items():
        for name in roles:
            me = demo.get(slug, name, "/v1/me")
            assert me.headers["Demo"] == "true"
            role = name.removesuffix("_2")
            assert me.json()["role"] == role
            assert (me.json()["member_id"] is None) == (role in {"admin", "operator"})
    refused = httpx.get(f"{demo.base}/v1/me", trust_env=False)
    assert (refused.status_code, refused.headers["Demo"]) == (401, "true")


def _sizes_are_as_promised(demo: Demo) -> None:
    year = datetime.now(UTC) - timedelta(days=365)
    reports = demo.all("belgian_centre", "coordinator", "/v1/signalements?limit=200")
    assert len(reports) == pytest.approx(1200, rel=0.05)
    assert sum(r["created_at"] > year.isoformat() for r in reports) == pytest.approx(600, rel=0.05)
    assert all(r["summary"] for r in reports)
    assert {r["status"] for r in reports} == set(signalements.SignalementStatus) - {"purged"}
    outcomes = Counter(r["outcome"] for r in reports)
    assert 0.1 < outcomes["AccompanimentStarted"] / len(reports) < 0.35
    assert max(r["persons_count"] for r in reports) == 174
    reported = [
        report
        for slug in ("federal_police", "labour_inspection")
        for report in demo.all(slug, "liaison", "/v1/signalements?limit=200")
    ]
    here = reports[0]["to_organisation_id"]
    from_authorities = sum(report["to_organisation_id"] == here for report in reported)
    assert len(reported) == from_authorities + 1, "one went on to another centre"
    own = sum(r["from_organisation_id"] == r["to_organisation_id"] for r in reports)
    assert own > 0
    assert from_authorities + own == len(reports)
    assert demo.all("belgian_centre", "coordinator", "/v1/signalements?escalated=true")
    for slug, a_year in CENTRES.items():
        opened = demo.all(slug, "coordinator", "/v1/cases?limit=200")
        # Those who came from another centre come on top of what it opens itself.
        offered = demo.all(slug, "coordinator", "/v1/referrals?direction=in&limit=200")
        began = [case["opened_on"] for case in opened]
        came = [referral["arrived_on"] for referral in offered if referral["arrived_on"]]
        assert came
        two_years = (year - timedelta(days=366)).date().isoformat()
        assert sum(day < two_years for day in began) == PIONEERS.get(slug, 0)
        opened_since = sum(day >= two_years for day in began)
        assert opened_since - len(came) == pytest.approx(2 * a_year, rel=0.05)
        last, came_last = (sum(day > year.date().isoformat() for day in days) for days in (began, came))
        assert last - came_last == pytest.approx(a_year, rel=0.05)
        if slug == "lao_centre":
            assert sum(case["gender"] == "Feminine" for case in opened) > 0.8 * len(opened)
            assert sum(case["minor"] == "yes" for case in opened) > 0.6 * (len(began) - len(came))
    assert demo.all("outsider", "coordinator", "/v1/cases") == []
    assert demo.all("outsider", "admin", "/v1/agreements") == []


def _most_people_are_known_and_agree(demo: Demo) -> None:
    """A case has a person, and is active with her consent; a caseworker sees those of its own cases."""
    for slug in CENTRES:
        opened = demo.all(slug, "coordinator", "/v1/cases?limit=200")
        people = {person["id"] for person in demo.all(slug, "coordinator", "/v1/people?limit=200")}
        assert 0.9 < len(people) / len(opened) < 1
        assert {case["person_id"] for case in opened} == people | {None}
        states = Counter(case["status"] for case in opened)
        assert states["active"] > 0.3 * len(opened)
        assert 0 < states["intake"] < 0.2 * len(opened)
        assert {case["closed_on"] is None for case in opened if case["status"] == "closed"} == {False}
        own = {case["id"] for case in demo.all(slug, "caseworker", "/v1/cases?limit=200")}
        assert own < {case["id"] for case in opened}
        assert 0.4 < len(own) / len(opened) < 0.8


async def _a_few_tell_more(demo: Demo) -> None:
    """What the first steps of part two can be tried with, all of it at the Belgian centre."""
    slug = "belgian_centre"
    here, to = (demo.get(s, "admin", "/v1/me").json()["organisation_id"] for s in (slug, "lao_centre"))
    people = demo.all(slug, "coordinator", "/v1/people?limit=200")
    assert Counter(p["household_links"] for p in people if p["household_links"]) == {1: 4, 2: 1}
    said = await demo.rows(
        "SELECT organisation_id::text, recipient_organisation_id::text, status, expires_at > now(), count(*) "
        "FROM consents s WHERE purpose = 'ReferralShare' AND NOT EXISTS (SELECT FROM cases c JOIN "
        "referral_links l ON (l.organisation_id, l.case_id) = (c.organisation_id, c.id) "
        "WHERE (c.organisation_id, c.person_id) = (s.organisation_id, s.person_id)) "
        "GROUP BY 1, 2, 3, 4 ORDER BY 3"
    )
    ends = {"given": (True, 3), "refused": (None, 2), "withdrawn": (True, 1)}
    assert said == [(here, to, status, *end) for status, end in ends.items()]
    papers = demo.all(slug, "coordinator", "/v1/documents")
    assert Counter(paper["kind"] for paper in papers) == PAPERS
    content = demo.get(slug, "coordinator", f"/v1/documents/{papers[0]['id']}/content").content
    assert (content[:5], content[-6:], len(content)) == (b"%PDF-", b"%%EOF\n", papers[0]["size"])
    cases_ = demo.all(slug, "coordinator", "/v1/cases?limit=200")
    assert sum(case["sensitivity"] == "Sealed" for case in cases_) == 2
    assert len(demo.all(slug, "coordinator_2", "/v1/cases?limit=200")) == len(cases_) - 2
    # The house manager is barred from one more.
    assert len(demo.all(slug, "housing", "/v1/cases?limit=200")) == len(cases_) - 3


def _no_list_tells_where_a_house_is(demo: Demo) -> None:
    """Whoever is to go there reads with her stay where it is; in no list does it stand (BED-19)."""
    for slug in CENTRES:
        stays = demo.all(slug, "housing", "/v1/allocations?status=occupied&limit=200")
        # A flat is one family's: only the bed with her case on it says where to go.
        hers = [f"/v1/allocations/{stay['id']}" for stay in stays if stay["case_id"]]
        details = [demo.get(slug, "housing", here).json() for here in hers]
        assert {detail["address"] for detail in details} <= ADDRESSES
        assert not [told for told in lists(demo, slug) for address in ADDRESSES if address in told]


def _a_backup_names_nobody(demo: Demo) -> None:
    """A thousand names, phones, numbers and addresses can be read through the API, none in a dump."""
    planted = ADDRESSES | words_of_leases(demo, "belgian_centre") | words_of_leases(demo, "lao_centre")
    for slug in CENTRES:
        planted |= words_of_courts(demo, slug)
        for person in demo.all(slug, "coordinator", "/v1/people?limit=200"):
            here = f"/v1/people/{person['id']}"
            read = demo.get(slug, "coordinator", here, **{"Access-Reason": "DataQuality"}).json()
            planted |= telling(read)
    assert len(planted) >= 1000
    sought = {form for value in (*planted, "Belgian centre") for form in forms(value)}
    for options in (["--format=plain"], ["--format=custom", "--compress=0"]):
        # The scan sees what is there: an organisation's name is no secret.
        assert found(sought, demo.backup(*options)) == {b"Belgian centre"}


def _referrals_are_in_every_state(demo: Demo) -> None:
    known = [
        r for slug in CENTRES for r in demo.all(slug, "coordinator", "/v1/referrals?direction=out&limit=200")
    ]
    assert {r["status"] for r in known} == set(referrals.ReferralStatus)
    for referral in known:
        if referral["card"] is not None:
            assert referral["class_size"] >= referral["k"] >= 5
            assert referral["card"]["level"] == referral["level"]
        if referral["status"] == "sent":
            assert date.fromisoformat(referral["respond_by_on"]) > datetime.now(UTC).date()
    for slug in CENTRES:
        assert demo.all(slug, "coordinator", "/v1/referrals?direction=in&status=sent")
        agreed = demo.all(slug, "admin", "/v1/agreements")
        assert [a["in_force"] for a in agreed] == [True] * AGREEMENTS[slug]


async def _states_are_what_the_events_say(demo: Demo) -> None:
    """Follow every event from the first (G-6); the times of each thing are in order, and none lies ahead."""
    events = await demo.rows(
        "SELECT organisation_id, object_kind, object_id, from_state, to_state, type, occurred_at, "
        "recorded_at FROM events ORDER BY organisation_id, seq"
    )
    folded: dict[tuple[Any, ...], str] = {}
    latest: dict[Any, datetime] = {}
    for organisation, kind, id_, before, after, type_, occurred_at, recorded_at in events:
        assert occurred_at <= recorded_at <= datetime.now(UTC)
        assert latest.get(organisation, recorded_at) <= recorded_at, "the journal is in the order of time"
        latest[organisation] = recorded_at
        if kind in MACHINES and after is not None:
            known = folded.get((organisation, kind, id_))
            hidden = kind == "referral" and known is None and before == "draft"  # the receiver's first event
            assert known == before or hidden, type_
            machine, _ = MACHINES[kind]
            assert before is None or any((s.source, s.target) == (before, after) for s in machine)
            folded[organisation, kind, id_] = after
    for kind, (_, query) in MACHINES.items():
        rows = await demo.rows(query)
        assert rows
        assert {folded[organisation, kind, id_] == status for organisation, id_, status in rows} == {True}
    ((unknown,),) = await demo.rows(
        "SELECT count(*) FROM events e WHERE client_id IS NOT NULL AND NOT EXISTS (SELECT FROM clients c "
        "WHERE c.organisation_id = e.organisation_id AND c.id = e.client_id AND c.role = e.role "
        "AND c.created_at <= e.recorded_at)"
    )
    assert unknown == 0


def _the_printed_calls_work(demo: Demo, credentials: dict[str, dict[str, dict[str, str]]]) -> None:
    lines = calls(demo.base, credentials, demo.folder / "credentials.json")
    script = "set -euo pipefail\n" + "\n".join(lines)
    done = subprocess.run(["bash", "-c", script], capture_output=True, text=True, check=False, cwd="/")
    assert done.returncode == 0, done.stderr
    assert '"view": "receiver"' in done.stdout
    assert '"status": "submitted"' in done.stdout


def test_the_scan_of_a_dump_finds_a_name_however_it_is_written() -> None:
    for name in ("ມະນີແກ້ວ", "Sora Belfi", "+32491234567"):
        raw = name.encode()
        for written in (raw, raw.hex().encode(), raw.hex().upper().encode(), name.casefold().encode()):
            assert found(forms(name), b"COPY\t1\t" + written + b"\n"), written
        for before in (b"", b"1", b"12", b"{}{"):
            assert found(forms(name), base64.b64encode(before + raw + b"...")), before
        assert not found(forms(name), b"COPY\t1\t" + raw[1:] + b"\n")


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    command = [str(Path(sys.executable).with_name("trafficking-api")), "demo", *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=False, timeout=60)


async def test_a_taken_port_gives_one_line_before_anything_is_made() -> None:
    folder = fresh_folder(f"demo-{uuid.uuid4().hex[:8]}")
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        done = run("--port", port, "--data-dir", str(folder))
    assert done.returncode == 1
    assert len(done.stderr.splitlines()) == 1
    assert port in done.stderr
    assert list(folder.iterdir()) == []


async def test_a_folder_of_somebody_else_is_never_reset() -> None:
    folder = fresh_folder(f"demo-{uuid.uuid4().hex[:8]}")
    (folder / "keys.json").write_text("a deployment's own keys")
    (folder / "database").mkdir()
    done = run("--port", str(free_port()), "--data-dir", str(folder), "--reset")
    assert done.returncode == 1
    assert len(done.stderr.splitlines()) == 1
    with pytest.raises(CannotServe, match="not empty and not the demo's"):
        take(folder)
    assert (folder / "keys.json").read_text() == "a deployment's own keys"
    assert sorted(path.name for path in folder.iterdir()) == ["database", "keys.json"]


@pytest.fixture
def taken() -> Iterator[Folder]:
    folder, elsewhere = take(fresh_folder(f"demo-{uuid.uuid4().hex[:8]}"))
    assert elsewhere is None
    yield folder
    os.close(folder.lock)


async def test_a_reset_deletes_what_the_demo_made_and_nothing_else(taken: Folder) -> None:
    taken.new_keys()
    taken.keep({"outsider": {}})
    taken.show()
    (taken.home / "notes.txt").write_text("mine")
    taken.empty()
    assert sorted(path.name for path in taken.home.iterdir()) == [".trafficking-api-demo", "notes.txt"]


async def test_one_demo_at_a_time_has_a_folder(taken: Folder) -> None:
    with pytest.raises(CannotServe, match="runs on"):
        take(taken.wished)


async def test_what_is_lost_is_said_in_one_line(taken: Folder) -> None:
    with pytest.raises(CannotServe, match=r"keys .* are lost"):
        taken.keys()
    with pytest.raises(CannotServe, match=r"clients .* are lost"):
        taken.show()


async def test_the_clients_come_back_to_where_they_are_looked_for(tmp_path: Path) -> None:
    wished, home = tmp_path / "wished", tmp_path / "home"
    wished.mkdir()
    home.mkdir()
    folder = Folder(wished, home, -1)
    folder.keep({"outsider": {"admin": {"client_id": "a.b", "client_secret": "c"}}})
    assert folder.show()["outsider"]["admin"]["client_secret"] == "c"
    assert folder.credentials.read_text() == (home / "credentials.json").read_text()
    assert folder.credentials.stat().st_mode & 0o777 == 0o600
