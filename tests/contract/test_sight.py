"""One predicate decides who sees a case: in lists, one by one, and in whatever hangs on it."""

from typing import TYPE_CHECKING, Any
from uuid import UUID, uuid4

import pytest
from sqlalchemy import text

from tests.contract.operations import Operation, behind_the_door, essence
from tests.contract.planning import FACTOR
from tests.contract.test_isolation import CHILDREN
from tests.factories.court_calendar import subscribed
from tests.factories.court_claims import claim
from tests.factories.court_deadlines import deadline
from tests.factories.court_files import court_file, proceeding
from tests.factories.court_hearings import at, hearing
from tests.factories.court_judgments import appeal, judgment
from tests.factories.following import paper
from tests.factories.house import FACTS, Caller, House
from tests.factories.housing import lease, search
from tests.factories.loans import loan
from tests.factories.shelters import day
from tests.factories.world import World, command, filled, identifier, made
from trafficking_api.access.permissions import ROLES, Role

if TYPE_CHECKING:
    from collections.abc import Callable

    import httpx

OF_A_CASE = [operation for operation in behind_the_door() if "case_id" in operation.ids]
#: What hangs on a case and has an address of its own.
HUNG_ON = {
    *("allocation_id", "case_plan_id", "goal_id", "action_id"),
    *("search_id", "application_id", "lease_id", "loan_id"),
    *("court_file_id", "proceeding_id", "judgment_id", "appeal_id", "claim_id", "hearing_id"),
    *("deadline_id", "track_id", "paper_id"),
}
#: What the world keeps of them by that name.
COURT = ("court_file_id", "proceeding_id", "judgment_id", "track_id", "paper_id")
OF_WHAT_HANGS_ON_IT = [operation for operation in behind_the_door() if HUNG_ON & set(operation.ids)]


async def _bound(world: World, role: str) -> Caller:
    """A new member of the centre, with a client of its own."""
    admin = world.centre.admin
    member = (await admin.made("/v1/members", {"name": "C. Example", "role": role})).json()["id"]
    body = {"name": "Desk", "role": role, "member_id": member}
    client = UUID((await admin.made("/v1/clients", body)).json()["id"])
    caller = world.house.caller(world.centre.id, client, role)
    caller.member_id = UUID(member)
    return caller


@pytest.fixture(scope="module")
async def guarded(house: House) -> World:
    """A network in full work, with sealed cases and cases from which somebody is barred."""
    world = await filled(house)
    centre = world.centre
    await command(centre.coordinator, world.cases["withdrawn"], "seal")
    await command(centre.coordinator, world.cases["accepted"], "seal")
    for role, states in (("coordinator_2", ("sent", "expired")), ("legal", ("sent", "draft"))):
        for state in states:
            bar = {"member_id": str(getattr(centre, role).member_id), "reason": "KnowsPerson"}
            await made(centre.coordinator, f"{world.cases[state]}/exclusions", bar)
    for state in ("draft", "accepted"):
        await made(
            centre.coordinator,
            f"{world.cases[state]}/workers",
            {"member_id": str(centre.caseworker.member_id)},
        )
    await made(centre.caseworker, "/v1/cases", FACTS)
    return world


async def _all(caller: Caller, path: str) -> set[str]:
    """The ids of every page."""
    seen: set[str] = set()
    page: str | None = path
    while page is not None:
        answer = await caller.get(page)
        assert answer.status_code == 200, answer.text
        seen |= {item["id"] for item in answer.json()["items"]}
        page = answer.json().get("next")
    return seen


#: A list, where its items are read, and the ids that there are, as a superuser sees them.
LISTS = {
    "cases:read": ("/v1/cases?limit=3", "cases", "SELECT id FROM cases WHERE organisation_id = :id"),
    "referrals:read": (
        "/v1/referrals?direction=out&limit=3",
        "referrals",
        "SELECT id FROM referrals WHERE from_organisation_id = :id",
    ),
    "signalements:read": (
        "/v1/signalements?limit=3",
        "signalements",
        "SELECT id FROM signalements WHERE to_organisation_id = :id",
    ),
    "break-glass:read": (
        "/v1/break-glass?limit=3",
        "break-glass",
        "SELECT id FROM break_glass WHERE organisation_id = :id",
    ),
    "allocations:read": (
        "/v1/allocations?limit=3",
        "allocations",
        "SELECT id FROM allocations WHERE organisation_id = :id",
    ),
    "allocations:read of who waits": (
        "/v1/waiting-list?limit=3",
        "waiting-list",
        "SELECT id FROM waiting_entries WHERE organisation_id = :id",
    ),
    **{
        f"{right}:read{of}": (
            f"/v1/{collection}?limit=3",
            collection,
            f"SELECT id FROM {table} WHERE organisation_id = :id",  # noqa: S608
        )
        for right, of, collection, table in (
            ("assessments", "", "assessments", "assessments"),
            ("case-plans", "", "case-plans", "case_plans"),
            ("case-plans", " of goals", "goals", "goals"),
            ("case-plans", " of actions", "actions", "plan_actions"),
            ("visits", "", "visits", "visits"),
            ("services", "", "services", "delivered_services"),
            ("housing-searches", "", "housing-searches", "housing_searches"),
            ("housing-searches", " of dwellings", "housing-applications", "housing_applications"),
            ("leases", "", "leases", "leases"),
            ("guarantee-loans", "", "guarantee-loans", "guarantee_loans"),
            ("court-files", "", "court-files", "court_files"),
            ("court-files", " of proceedings", "proceedings", "proceedings"),
            ("court-files", " of judgments", "judgments", "judgments"),
            ("court-files", " of appeals", "court-appeals", "court_appeals"),
            ("compensation", "", "compensation-claims", "compensation_claims"),
            ("hearings", "", "hearings", "hearings"),
            ("deadlines", "", "deadlines", "deadlines"),
            ("residence-tracks", "", "residence-tracks", "residence_tracks"),
            ("residence-tracks", " of papers", "residence-papers", "residence_papers"),
        )
    },
}


@pytest.mark.parametrize("right", LISTS)
async def test_plan_11_a_list_holds_what_can_be_read_one_by_one(guarded: World, right: str) -> None:
    path, collection, query = LISTS[right]
    everything = {str(row[0]) for row in await guarded.house.owner_execute(query, id=guarded.centre.id)}
    assert len(everything) > 1
    sizes = set()
    for name, caller in guarded.centre.callers.items():
        if right.partition(" ")[0] not in {str(p) for p in ROLES[Role(caller.role)]}:
            continue
        listed = await _all(caller, path)
        answers = {id_: await caller.get(f"/v1/{collection}/{id_}") for id_ in everything}
        # What was purged is told to who could have seen it, and is in no list.
        assert {a.status_code for a in answers.values()} <= {200, 404, 410}
        readable = {id_ for id_, answer in answers.items() if answer.status_code == 200}
        assert listed == readable, name
        sizes.add(len(listed))
    assert len(sizes) > 1, "everybody sees the same: this proves nothing"


async def test_plan_11_a_caseworker_sees_its_own_cases_and_what_hangs_on_them(guarded: World) -> None:
    caller, own = guarded.centre.caseworker, {"draft", "accepted"}
    seen = await _all(caller, "/v1/cases")
    looked = {"sent", "declined"}  # through a broken glass
    assert {s for s, here in guarded.cases.items() if str(identifier(here)) in seen} == own | looked
    offers = await _all(caller, "/v1/referrals?direction=out")
    of_own = {s for s, here in guarded.offers.items() if str(identifier(here)) in offers}
    assert of_own == own | looked | {"placed_elsewhere"}
    reports = await _all(caller, "/v1/signalements")
    unseen = {s for s, here in guarded.reports.items() if str(identifier(here)) not in reports}
    assert unseen == {"converted"}  # all others have no case yet
    (case_id,) = (await guarded.centre.coordinator.get(guarded.reports["converted"])).json()["case_ids"]
    assert case_id not in seen
    preview = {
        "case_id": case_id,
        "kind": "referral",
        "to_organisation_ids": [str(guarded.partner.id)],
    }
    answer = await caller.post("/v1/referrals/preview", preview)
    assert (answer.status_code, answer.json()["errors"][0]["pointer"]) == (422, "/case_id")


# --- who is barred ----------------------------------------------------------------------------------


@pytest.fixture(scope="module")
async def barred(guarded: World) -> Caller:
    """A coordinator who is barred from the case that was sent."""
    caller = await _bound(guarded, "coordinator")
    assert (await caller.get(guarded.cases["sent"])).status_code == 200
    bar = {"member_id": str(caller.member_id), "reason": "KnowsSuspect"}
    await made(guarded.centre.coordinator, f"{guarded.cases['sent']}/exclusions", bar)
    return caller


async def _children(world: World, operation: Operation) -> dict[str, UUID]:
    """The things of the case that stand in the operation's address after it."""
    found: dict[str, UUID] = {}
    for name in operation.ids[1:]:
        async with world.house.owner.connect() as connection:
            rows = await connection.execute(
                text(CHILDREN[name][1]), {"victim": world.centre.id, "stranger": uuid4()}
            )
            ours = [row[1] for row in rows if row[0] == identifier(world.cases["sent"])]
        found[name] = ours[0] if ours else uuid4()
    return found


@pytest.mark.parametrize("operation", OF_A_CASE, ids=lambda operation: operation.name)
async def test_plan_10_for_who_is_barred_the_case_does_not_exist(
    guarded: World, barred: Caller, operation: Operation
) -> None:
    children = await _children(guarded, operation)

    async def ask(case_id: UUID) -> list[tuple[int, Any, dict[str, str]]]:
        here = operation.at(case_id=case_id, **children)
        told: list[httpx.Response] = []
        for headers in ({"If-Match": "*"}, {"If-Match": '"1"', "If-None-Match": "*"}):
            body = operation.example() if operation.body is not None else None
            options = {} if operation.method == "GET" else {"json": body}
            told.append(await barred.call(operation.method, here, headers=headers, **options))
        return [essence(answer) for answer in told]

    answers, unknown = await ask(identifier(guarded.cases["sent"])), await ask(uuid4())
    assert answers == unknown
    assert {status for status, _, _ in answers} == {404}


async def _hung(world: World) -> dict[str, str]:
    """A thing of each kind that hangs on the case that was sent."""
    worker, plan = world.centre.coordinator, world.plans["under_review"]
    case_id = identifier(world.cases["sent"])
    found = {"allocation_id": world.allocations["held"], "case_plan_id": plan}
    found |= {"search_id": world.searches["searching"], "application_id": world.applications["planned"]}
    found |= {"lease_id": world.leases["draft"], "loan_id": world.loans["requested"]}
    found |= {name: world.court[name] for name in COURT}
    found |= {"appeal_id": world.appeals["filed"], "claim_id": world.claims["awarded"]}
    found |= {"hearing_id": world.hearings["scheduled"], "deadline_id": world.deadlines["open"]}
    for name, collection in (("goal_id", "goals"), ("action_id", "actions")):
        rows = (await worker.get(f"/v1/{collection}?case_id={case_id}")).json()["items"]
        found[name] = f"/v1/{collection}/{rows[0]['id']}"
    return found


async def test_plan_10_books_and_statements_tell_of_the_loans_that_can_be_read(
    guarded: World, barred: Caller
) -> None:
    span = f"from_on={day(-300)}&until_on={day()}"
    book, fund = guarded.books["EUR"], guarded.funds["open"]
    query = "SELECT DISTINCT loan_id FROM ledger_transactions WHERE organisation_id = :id"
    rows = await guarded.house.owner_execute(query, id=guarded.centre.id)
    booked = {str(row[0]) for row in rows if row[0] is not None}
    told = {}
    callers = {**guarded.centre.callers, "barred": barred, "bound": await _bound(guarded, "finance")}
    for name, caller in callers.items():
        if "books:read" not in {str(p) for p in ROLES[Role(caller.role)]}:
            continue
        readable = await _all(caller, "/v1/guarantee-loans") & booked
        for path, items in (
            (f"{book}/transactions?limit=200", "items"),
            (f"{book}/journal?{span}", "lines"),
            (f"{fund}/statement?{span}", "lines"),
        ):
            lines = (await caller.get(path)).json()[items]
            assert {line["loan_id"] for line in lines} - {None} == readable, (name, path)
        for loan_id in booked:
            found = (await caller.get(f"{book}/transactions?loan_id={loan_id}")).json()["items"]
            assert bool(found) == (loan_id in readable), name
        told[name] = len(readable)
    assert len(set(told.values())) > 1, "everybody sees the same: this proves nothing"


async def test_plan_10_a_note_of_her_lawyer_is_not_there_for_a_lawyer_who_is_barred(guarded: World) -> None:
    barred, other = guarded.centre.legal, await _bound(guarded, "legal")
    notes = await _all(other, "/v1/privileged-notes?limit=1")
    assert len(notes) == 2
    (seen,) = await _all(barred, "/v1/privileged-notes?limit=1")
    (hidden,) = notes - {seen}
    for id_, status in ((seen, 200), (hidden, 404)):
        assert (await barred.get(f"/v1/privileged-notes/{id_}")).status_code == status
    told = [await barred.get(f"/v1/privileged-notes/{id_}") for id_ in (hidden, uuid4())]
    assert essence(told[0]) == essence(told[1])
    of_case = [identifier(guarded.cases["sent"]), uuid4()]
    listed = [await barred.get(f"/v1/privileged-notes?case_id={id_}") for id_ in of_case]
    assert essence(listed[0]) == essence(listed[1])


async def test_plan_10_a_calendar_tells_nothing_of_a_case_from_which_its_member_is_barred(
    guarded: World,
) -> None:
    """The lawyer goes to each hearing of the case that was sent, and was barred from it afterwards."""
    going = {"case_id": str(identifier(guarded.cases["active"])), "type": "Trial", "starts_at": at(48)}
    lawyer = guarded.centre.legal
    body = {**going, "member_ids": [str(lawyer.member_id)]}
    hearing_ = await made(guarded.centre.coordinator, "/v1/hearings", body)
    _, address = await subscribed(lawyer)
    stream = (await guarded.house.http.get(address)).text
    assert stream.count("BEGIN:VEVENT") == 1
    bar = {"member_id": str(lawyer.member_id), "reason": "KnowsPerson"}
    here = f"{guarded.cases['active']}/exclusions"
    bar_ = await made(guarded.centre.coordinator, here, bar)
    assert "BEGIN:VEVENT" not in (await guarded.house.http.get(address)).text
    await command(guarded.centre.coordinator, bar_, "lift")
    await command(guarded.centre.coordinator, hearing_, "cancel", {"reason": "Settled"})


_COMMANDS = {"/withdraw": {"code": "NoLongerNeeded"}, "/decline": {"by": "centre", "code": "NoCapacity"}}


async def test_plan_10_nor_does_anything_that_hangs_on_it(guarded: World, barred: Caller) -> None:
    case_id, partner = str(identifier(guarded.cases["sent"])), str(guarded.second.id)
    offer, bed = str(identifier(guarded.offers["sent"])), str(identifier(guarded.housing["bed_id"]))
    assert case_id not in await _all(barred, "/v1/cases?limit=3")
    assert offer not in await _all(barred, "/v1/referrals?direction=out&limit=3")
    looks = (await barred.get("/v1/break-glass?limit=200")).json()["items"]
    assert case_id not in {item["case_id"] for item in looks}
    bodies: dict[str, Callable[[str], dict[str, Any]]] = {
        "/v1/break-glass": lambda id_: {"case_id": id_, "reason": "She is at the door just now."},
        "/v1/referrals": lambda id_: {
            "case_id": id_,
            "kind": "referral",
            "to_organisation_id": partner,
            "respond_by_on": "2031-01-01",
        },
        "/v1/referrals/preview": lambda id_: {
            "case_id": id_,
            "kind": "referral",
            "to_organisation_ids": [partner],
        },
        "/v1/allocations": lambda id_: {"bed_id": bed, "case_id": id_, "from_on": "2031-01-01"},
        "/v1/waiting-list": lambda id_: {"case_id": id_, "urgency": "Planned"},
        "/v1/assessments": lambda id_: {
            "case_id": id_,
            "kind": "Review",
            "assessed_on": day(),
            "factors": [FACTOR],
        },
        "/v1/case-plans": lambda id_: {"case_id": id_, "content": {"objectives": "To rest."}},
        "/v1/visits": lambda id_: {"case_id": id_, "due_on": day(3)},
        "/v1/services": lambda id_: {"case_id": id_, "type": "Coaching", "delivered_on": day()},
        "/v1/housing-searches": lambda id_: search(guarded, f"/{id_}"),
        "/v1/housing-applications": lambda id_: {"search_id": id_},
        "/v1/leases": lambda id_: lease(guarded, f"/{id_}"),
        "/v1/guarantee-loans": lambda id_: loan(
            guarded, f"/{id_}", guarded.leases["signed"], guarded.funds["open"]
        ),
        "/v1/court-files": lambda id_: court_file(guarded, f"/{id_}"),
        "/v1/proceedings": lambda id_: proceeding(guarded, f"/{id_}"),
        "/v1/judgments": lambda id_: judgment(guarded, f"/{id_}"),
        "/v1/court-appeals": lambda id_: appeal(f"/{id_}", guarded.court["party_id"]),
        "/v1/compensation-claims": lambda id_: claim(guarded, f"/{id_}"),
        "/v1/hearings": hearing,
        "/v1/deadlines": lambda id_: deadline(guarded, f"/{id_}"),
        "/v1/residence-tracks": lambda id_: {"case_id": id_, "country": "BE", "holder": "adult"},
        "/v1/residence-papers": lambda id_: paper(guarded, f"/{id_}"),
    }
    named = {
        "/v1/housing-applications": str(identifier(guarded.searches["searching"])),
        "/v1/proceedings": str(identifier(guarded.court["court_file_id"])),
        **dict.fromkeys(
            ("/v1/judgments", "/v1/court-appeals"), str(identifier(guarded.court["proceeding_id"]))
        ),
    }
    for path, body in bodies.items():
        told = [await barred.post(path, body(id_)) for id_ in (named.get(path, case_id), str(uuid4()))]
        own, random = told
        assert essence(own) == essence(random), path
        assert own.status_code == 422
    hung = {name: str(identifier(here)) for name, here in (await _hung(guarded)).items()}
    for name, where in (
        ("", "referrals?direction=out"),
        ("allocation_id", "allocations?"),
        ("case_plan_id", "case-plans?"),
        ("goal_id", "goals?"),
        ("action_id", "actions?"),
        ("search_id", "housing-searches?"),
        ("application_id", "housing-applications?"),
        ("lease_id", "leases?"),
        ("loan_id", "guarantee-loans?"),
        *(("", f"{collection}?") for collection in ("assessments", "visits", "services", "work-list")),
        ("court_file_id", "court-files?"),
        *((f"{name}_id", f"{name}s?") for name in ("proceeding", "judgment", "hearing", "deadline")),
        *(("appeal_id", "court-appeals?"), ("claim_id", "compensation-claims?")),
        *(("track_id", "residence-tracks?"), ("paper_id", "residence-papers?")),
    ):
        assert hung.get(name) not in await _all(barred, f"/v1/{where}&limit=3")
        listed = [await barred.get(f"/v1/{where}&case_id={id_}") for id_ in (case_id, uuid4())]
        assert essence(listed[0]) == essence(listed[1]), where
    for operation in OF_WHAT_HANGS_ON_IT:
        sent = {} if operation.body is None else {"json": operation.example()}
        (name, *below) = operation.ids
        told = [
            await barred.call(
                operation.method,
                operation.at(**{name: id_}, **{child: uuid4() for child in below}),
                headers={"If-Match": "*"} | operation.needed_headers,
                **sent,
            )
            for id_ in (hung[name], uuid4())
        ]
        assert essence(told[0]) == essence(told[1]), operation.name
        assert told[0].status_code == 404, operation.name
    for tail in ("", "/send", "/withdraw", "/void", "/accept", "/decline"):
        method = "POST" if tail else "GET"
        options = {"json": _COMMANDS.get(tail, {})} if tail else {}
        told = [
            await barred.call(method, f"/v1/referrals/{id_}{tail}", headers={"If-Match": "*"}, **options)
            for id_ in (offer, uuid4())
        ]
        assert essence(told[0]) == essence(told[1]), tail
        assert told[0].status_code == 404, tail
