"""The OpenAPI document says what the code does, all of it, and in a way that clients can be made from."""

import asyncio
import json
import re
import threading
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import jsonschema_rs
import pytest
from fastapi import FastAPI

from tests.contract.operations import (
    IN_BULK,
    MOVES_MONEY,
    Operation,
    behind_the_door,
    document,
    followed,
    members,
    operations,
)
from tests.factories.house import House
from trafficking_api import system
from trafficking_api.features.agreements.states import MACHINE as AGREEMENTS
from trafficking_api.features.cases.states import EXCLUSION, LINK, RECORD, SENSITIVITY, WORKER
from trafficking_api.features.cases.states import MACHINE as CASES
from trafficking_api.features.consents.states import MACHINE as CONSENTS
from trafficking_api.features.court.states import APPEAL, CLAIM, DEADLINE, HEARING, REQUEST, TRACK
from trafficking_api.features.documents.states import MACHINE as DOCUMENTS
from trafficking_api.features.exchange.states import EXPORT, IMPORT, PEER
from trafficking_api.features.housing.states import APPLICATION, LEASE, SEARCH
from trafficking_api.features.loans.states import FUND, LOAN
from trafficking_api.features.members.states import MACHINE as MEMBERS
from trafficking_api.features.referrals.states import MACHINE as REFERRALS
from trafficking_api.features.retention.states import HOLDS
from trafficking_api.features.retention.states import MACHINE as ERASURES
from trafficking_api.features.shelters.states import EXCLUSION as PLACEMENT_EXCLUSION
from trafficking_api.features.shelters.states import MACHINE as ALLOCATIONS
from trafficking_api.features.shelters.states import SHELTERS, WAITING
from trafficking_api.features.signalements.states import MACHINE as SIGNALEMENTS
from trafficking_api.kit.errors import PROBLEM_JSON, Problem
from trafficking_api.kit.states import SYSTEM, Machine

ROOT = Path(__file__).parents[2]
MACHINES = {
    "/v1/agreements": [AGREEMENTS],
    "/v1/allocations": [ALLOCATIONS],
    "/v1/cases": [CASES, SENSITIVITY],
    "/v1/cases/{case_id}/determinations": [RECORD],
    "/v1/cases/{case_id}/exclusions": [EXCLUSION],
    "/v1/cases/{case_id}/household": [LINK],
    "/v1/cases/{case_id}/placement-exclusions": [PLACEMENT_EXCLUSION],
    "/v1/cases/{case_id}/trafficking-events": [RECORD],
    "/v1/cases/{case_id}/workers": [WORKER],
    "/v1/compensation-claims": [CLAIM],
    "/v1/consents": [CONSENTS],
    "/v1/court-appeals": [APPEAL],
    "/v1/deadlines": [DEADLINE],
    "/v1/documents": [DOCUMENTS],
    "/v1/erasures": [ERASURES],
    "/v1/guarantee-funds": [FUND],
    "/v1/guarantee-loans": [LOAN],
    "/v1/hearings": [HEARING],
    "/v1/housing-applications": [APPLICATION],
    "/v1/exports": [EXPORT],
    "/v1/imports": [IMPORT],
    "/v1/housing-searches": [SEARCH],
    "/v1/leases": [LEASE],
    "/v1/members": [MEMBERS],
    "/v1/peers": [PEER],
    "/v1/referrals": [REFERRALS],
    "/v1/residence-tracks": [TRACK],
    "/v1/residence-tracks/{track_id}/requests": [REQUEST],
    "/v1/shelters": [SHELTERS],
    "/v1/signalements": [SIGNALEMENTS],
    "/v1/waiting-list": [WAITING],
}
#: A command that leaves the thing as it is, and makes another one beside it.
MAKES_ANOTHER = {"block_bed"}
#: What was booked never changes: to take it back is to book its mirror.
BOOKS_A_MIRROR = {"reverse_fund_contribution", "reverse_loan_entry", "correct_compensation_entry"}
#: A step is added to those of a proceeding, and leads it on.
LEADS_ON = {"take_proceeding_step"}
#: What is always given whole, as it is data of the code, or worked out.
WHOLE = {"code_lists", "court_procedures", "deadline_rules"}
#: A command that is given where what it is about stands, below what it changes.
BELOW = {"/v1/residence-tracks": "correct_residence_event"}
#: What is asked in a body, and changes nothing.
SEARCHES = {"preview_referral", "search_people", "search_centres"}
#: Never the answer of one operation: 405 belongs to addresses; these two are said in OAuth's own words.
UNDOCUMENTED = {"method_not_allowed", "invalid_client", "invalid_scope"}
each_operation = pytest.mark.parametrize("operation", operations(), ids=lambda operation: operation.name)


def nodes(node: Any, at: str = "#") -> Iterator[tuple[str, dict[str, Any]]]:
    """Every object of the document with its place, examples left out: they hold data, not schemas."""
    if isinstance(node, dict):
        yield at, node
        for name, inner in node.items():
            if name not in {"example", "examples", "default", "enum", "const"} or at.endswith("/components"):
                yield from nodes(inner, f"{at}/{name}")
    elif isinstance(node, list):
        for index, inner in enumerate(node):
            yield from nodes(inner, f"{at}/{index}")


def schemas() -> dict[str, dict[str, Any]]:
    found: dict[str, dict[str, Any]] = document()["components"]["schemas"]
    return found


def fits(schema: Mapping[str, Any], value: Any) -> bool:
    """True when the value fits the schema, its formats too."""
    whole = {**schema, "components": document()["components"]}
    return jsonschema_rs.Draft202012Validator(whole, validate_formats=True).is_valid(value)


def responses(operation: Operation) -> dict[str, Mapping[str, Any]]:
    return {status: followed(found) for status, found in operation.document["responses"].items()}


def codes(response: Mapping[str, Any]) -> set[str]:
    """The codes that a refusal may carry."""
    return set(response.get("content", {}).get(PROBLEM_JSON, {}).get("examples", {}))


def headers(response: Mapping[str, Any]) -> set[str]:
    return set(response["headers"])


def answer_schema(response: Mapping[str, Any]) -> tuple[str, Mapping[str, Any]]:
    """The name of what an answer carries, and its schema."""
    schema = response.get("content", {}).get("application/json", {}).get("schema", {})
    return schema.get("$ref", "").rpartition("/")[2], followed(schema)


def is_resource(response: Mapping[str, Any]) -> bool:
    """True for one thing with an id, whichever side sees it."""
    _, schema = answer_schema(response)
    return any("id" in followed(s).get("properties", {}) for s in (schema, *schema.get("oneOf", [])))


# --- the file ---------------------------------------------------------------------------------------


def test_the_committed_document_is_what_the_code_says() -> None:
    committed = json.loads((ROOT / "openapi" / "openapi.json").read_text())
    assert committed == document(), "run `make openapi` and commit openapi/openapi.json"


def test_it_is_written_in_the_order_of_the_code() -> None:
    # A document that is equal but shuffled would make every later change unreadable.
    committed = (ROOT / "openapi" / "openapi.json").read_text()
    assert committed == json.dumps(document(), indent=2, ensure_ascii=False) + "\n"


def test_it_is_openapi_3_1_0() -> None:
    assert document()["openapi"] == "3.1.0"


def test_every_reference_leads_somewhere_and_every_component_is_used() -> None:
    used = {node["$ref"] for _, node in nodes(document()) if "$ref" in node}
    # The mapping of a discriminator names schemas without a $ref, all of which stand in its oneOf.
    used |= {ref for _, node in nodes(document()) for ref in node.get("mapping", {}).values()}
    # Examples of refusals are references inside `examples`, which the walk leaves out.
    used |= {
        f"#/components/examples/{code}"
        for o in operations()
        for r in responses(o).values()
        for code in codes(r)
    }
    there = {
        f"#/components/{kind}/{name}"
        for kind, components in document()["components"].items()
        if kind != "securitySchemes"
        for name in components
    }
    assert used == there


# --- operations -------------------------------------------------------------------------------------


def test_operation_ids_read_as_client_methods() -> None:
    names = [operation.name for operation in operations()]
    assert len(set(names)) == len(names)
    for operation in operations():
        assert re.fullmatch(r"[a-z]+(_[a-z]+)+", operation.name), operation.name
        verb, _, thing = operation.name.partition("_")
        if operation.method == "GET":
            whole = operation.is_list or thing in WHOLE
            assert verb == ("list" if whole else "read"), operation.name
        else:
            assert verb not in {"list", "read", "get", "post", "patch"}, operation.name


def test_a_command_is_named_after_the_last_word_of_its_address() -> None:
    for operation in operations():
        collection, _, command = operation.path.rpartition("}/")
        leads_on = operation.name in LEADS_ON
        if operation.method == "POST" and collection and operation.is_conditional and not leads_on:
            thing = collection.split("/")[-2].removesuffix("s").replace("-", "_")
            thing = {
                "household": "household_case",
                "worker": "case_worker",
                "exclusion": "case_exclusion",
                "people": "person",
                "waiting_list": "waiting_entry",
                "housing_searche": "housing_search",
                "step": "proceeding_step",
                "event": "residence_event",
                "request": "residence_request",
                "webhook_deliverie": "webhook_delivery",
                "mail_deliverie": "mail_delivery",
            }.get(thing, thing)
            said = command.replace("-", "_").split("_")
            assert operation.name in {f"{'_'.join(said)}_{thing}", "_".join([said[0], thing, *said[1:]])}


@each_operation
def test_every_operation_says_in_words_what_it_does(operation: Operation) -> None:
    assert operation.document["summary"]
    assert operation.document["description"].endswith(".")
    assert len(operation.document["tags"]) == 1
    assert set(operation.document["tags"]) <= {tag["name"] for tag in document()["tags"]}


@each_operation
def test_parameters_and_fields_of_forms_are_never_null(operation: Operation) -> None:
    assert "null" not in json.dumps([p["schema"] for p in operation.parameters])
    assert "null" not in json.dumps(operation.form or {})


# --- refusals ---------------------------------------------------------------------------------------


@each_operation
def test_every_refusal_is_a_problem_whose_codes_exist(operation: Operation) -> None:
    for status, response in responses(operation).items():
        if int(status) < 400:
            continue
        oauth = operation.name == "issue_token" and status in {"400", "401"}
        assert set(response["content"]) <= {PROBLEM_JSON} | ({"application/json"} if oauth else set())
        assert codes(response) or oauth, status
        for code in codes(response):
            assert Problem.registry[code].status == int(status), code
            assert f"`{code}`: {Problem.registry[code].title}" in response["description"]


def test_every_problem_is_documented_somewhere() -> None:
    said = {code for o in operations() for response in responses(o).values() for code in codes(response)}
    assert said == set(Problem.registry) - UNDOCUMENTED


@each_operation
def test_every_operation_documents_what_any_request_may_meet(operation: Operation) -> None:
    said = {code for response in responses(operation).values() for code in codes(response)}
    expected = {"internal_error", "unavailable"}
    if operation.name == "issue_token":
        assert said == expected  # the rest is said in the words of RFC 6749
        return
    expected |= {"malformed", "unknown_parameter", "not_acceptable", "too_large"}
    if operation in behind_the_door():
        expected |= {"unauthenticated", "forbidden", "not_found"}
    if operation.document.get("requestBody"):
        expected |= {"unsupported_media_type", "invalid"}
    if any(p["in"] in {"query", "header"} and p["name"] != "If-None-Match" for p in operation.parameters):
        expected |= {"invalid"}
    for met, codes_ in (
        (operation.is_conditional, {"stale", "if_match_required"}),
        (operation.takes_key, {"idempotency_key_reused", "request_in_progress"}),
        (operation.name in MOVES_MONEY | IN_BULK, {"idempotency_key_required"}),
    ):
        expected |= codes_ if met else set()
    if operation.is_list:
        expected |= {"bad_cursor"}
    assert expected <= said


def test_the_problem_document_is_closed_and_knows_every_code_and_member() -> None:
    problem = schemas()["Problem"]
    assert problem["additionalProperties"] is False
    assert set(problem["properties"]["code"]["enum"]) == set(Problem.registry)
    for kind in Problem.registry.values():
        for member in kind.extension:
            assert member in problem["properties"]


# --- headers ----------------------------------------------------------------------------------------


@each_operation
def test_every_answer_documents_its_headers(operation: Operation) -> None:
    found = responses(operation)
    for status, response in found.items():
        here = headers(response)
        assert "Request-Id" in here
        assert ("Location" in here) == (status in {"201", "202"})
        assert ("WWW-Authenticate" in here) == (status == "401")
        waits = {"unavailable", "request_in_progress", "budget_spent"}
        assert ("Retry-After" in here) == bool(codes(response) & waits)
        assert ("Idempotent-Replayed" in here) == (operation.takes_key and status in {"200", "201", "202"})
        assert ("Link" in here) == (status == "200" and operation.is_list)
        # The code lists have no id, but a tag; the content of a document has that of the document.
        bare = operation.path.startswith("/v1/code-lists") or operation.path.endswith("/content")
        tagged = is_resource(response) or (status in {"200", "304"} and bare)
        assert ("ETag" in here) == (tagged or status == "304")


@each_operation
def test_a_read_of_one_thing_takes_if_none_match_and_documents_304(operation: Operation) -> None:
    answer = responses(operation).get("200", {"headers": {}})
    conditional = operation.method == "GET" and "ETag" in headers(answer)
    assert ("304" in responses(operation)) == conditional
    assert any(p["name"] == "If-None-Match" for p in operation.parameters) == conditional


@each_operation
def test_required_headers_are_documented(operation: Operation) -> None:
    required = {p["name"] for p in operation.parameters if p["in"] == "header" and p.get("required")}
    changes = operation.method in {"PATCH", "PUT", "DELETE"}
    collections = {other.path for other in operations() if other.is_list}
    below = operation.method == "POST" and re.search(r"}/[a-z_-]+$", operation.path)
    command = below and operation.path not in collections
    command = command and operation.name not in MAKES_ANOTHER | BOOKS_A_MIRROR
    command = command or operation.name in LEADS_ON
    assert operation.name not in MAKES_ANOTHER or "201" in operation.document["responses"]
    keyed = {"Idempotency-Key"} if operation.name in MOVES_MONEY | IN_BULK else set()
    assert required == keyed | ({"If-Match"} if changes or command else set())
    assert ("idempotency_key_required" in codes(responses(operation).get("400", {}))) == bool(keyed)
    posts = operation.method == "POST" and operation in behind_the_door()
    assert operation.takes_key == (posts and operation.name not in SEARCHES)


# --- schemas ----------------------------------------------------------------------------------------


def test_every_string_array_and_number_has_its_bounds() -> None:
    loose = []
    for at, node in nodes(document()):
        kind = node.get("type") if isinstance(node.get("type"), str) else None  # a member can be called type
        if kind == "string" and not {"maxLength", "enum", "const"} & set(node):
            loose.append(f"{at}: no maxLength")
        if kind == "array" and "maxItems" not in node:
            loose.append(f"{at}: no maxItems")
        if kind in {"integer", "number"} and not {"minimum", "maximum"} <= set(node):
            loose.append(f"{at}: no bounds")
    assert not loose


def test_loan_10_an_amount_that_moves_is_at_least_one() -> None:
    moved = {
        *("book_fund_contribution", "book_loan_entry", "request_guarantee_loan", "change_guarantee_loan"),
        *("approve_guarantee_loan", "award_compensation_claim", "pay_compensation_claim"),
    }
    found = {
        operation.name: schema["minimum"]
        for operation in operations()
        if operation.body is not None
        for pointer, schema in members(operation.body)
        if pointer == "/amount/amount_minor"
    }
    assert found == dict.fromkeys(moved, 1)


#: What a court awards to her bears interest, which whoever exploited her owes.
OWED_TO_HER = re.compile(r"#/components/schemas/\w*(Claim|Interest)\w*\b")


def test_loan_7_no_name_in_the_document_speaks_of_interest_fees_or_penalties() -> None:
    names = {
        name
        for at, node in nodes(document())
        if not OWED_TO_HER.match(at)
        for name in node.get("properties", {})
    }
    names |= {p["name"] for operation in operations() for p in operation.parameters}
    words = {word for name in names for word in re.split(r"[_-]", name.lower())}
    assert not words & {"interest", "fee", "fees", "penalty", "penalties", "fine"}


def test_no_schema_is_named_after_its_place_in_the_code() -> None:
    """Two schemas of one name would be told apart by their modules, in every client that is made from it."""
    assert [name for name in document()["components"]["schemas"] if not name.isalnum()] == []


def test_every_object_is_closed() -> None:
    # RFC 6749, 3.2: what a token request has besides must be ignored.
    open_ones = {at for at, node in nodes(document()) if node.get("type") == "object"} - {
        "#/components/schemas/TokenForm"
    }
    objects = dict(nodes(document()))
    maps = {"#/components/schemas/FaultDocument/properties/params"}
    assert {at for at in open_ones if objects[at].get("additionalProperties") is not False} == maps
    rules = objects[next(iter(maps))]
    assert set(rules["propertyNames"]["enum"]) == {
        *("ge", "gt", "le", "lt", "min_length", "max_length", "pattern", "multiple_of", "code_list", "days"),
        "line",
    }


def test_everything_that_has_a_type_has_only_one() -> None:
    # Generators of clients know `type: [string, null]` no better than readers do.
    assert not [at for at, node in nodes(document()) if isinstance(node.get("type"), list)]


def test_what_two_sides_see_is_one_of_two_closed_schemas_told_apart_by_view() -> None:
    viewed = {name for name, schema in schemas().items() if "view" in schema.get("properties", {})}
    assert viewed
    told_apart = set()
    for schema in schemas().values():
        sides = [side["$ref"].rpartition("/")[2] for side in schema.get("oneOf", [])]
        if not sides:
            continue
        assert schema["discriminator"]["propertyName"] == "view"
        assert {ref.rpartition("/")[2] for ref in schema["discriminator"]["mapping"].values()} == set(sides)
        for word, ref in schema["discriminator"]["mapping"].items():
            side = schemas()[ref.rpartition("/")[2]]
            assert side["properties"]["view"]["const"] == word
            assert "view" in side["required"]
            assert side["additionalProperties"] is False
        told_apart |= set(sides)
    assert told_apart == viewed


@pytest.mark.parametrize(
    ("name", "machine", "sides"),
    [
        ("AgreementPublic", AGREEMENTS, {"proposer", "other"}),
        ("CasePublic", CASES, {"centre"}),
        ("ErasurePublic", ERASURES, {"centre"}),
        ("RetentionPublic", HOLDS, {"centre"}),
        ("DeterminationPublic", RECORD, {"centre"}),
        ("TraffickingEventPublic", RECORD, {"centre"}),
        ("HouseholdCasePublic", LINK, {"centre"}),
        ("ReferralSent", REFERRALS, {"sender"}),
        ("ReferralReceived", REFERRALS, {"receiver"}),
        ("SignalementReported", SIGNALEMENTS, {"reporter"}),
        ("SignalementHandled", SIGNALEMENTS, {"centre"}),
        ("ShelterPublic", SHELTERS, {"centre"}),
        ("AllocationPublic", ALLOCATIONS, {"centre"}),
        ("StayDetail", ALLOCATIONS, {"centre"}),
        ("PlacementExclusionPublic", PLACEMENT_EXCLUSION, {"centre"}),
        ("WaitingEntryPublic", WAITING, {"centre"}),
        ("HousingSearchPublic", SEARCH, {"centre"}),
        ("HousingApplicationPublic", APPLICATION, {"centre"}),
        ("LeasePublic", LEASE, {"centre"}),
        ("GuaranteeFundPublic", FUND, {"centre"}),
        ("GuaranteeLoanPublic", LOAN, {"centre", "lender"}),
        ("CourtAppealPublic", APPEAL, {"centre"}),
        ("CompensationClaimPublic", CLAIM, {"centre"}),
        ("HearingPublic", HEARING, {"centre"}),
        ("DeadlinePublic", DEADLINE, {"centre"}),
        ("ResidenceTrackPublic", TRACK, {"centre"}),
        ("ResidenceRequestPublic", REQUEST, {"centre"}),
    ],
)
def test_allowed_commands_are_those_of_the_machine(name: str, machine: Machine, sides: set[str]) -> None:
    listed = schemas()[name]["properties"]["allowed_commands"]["items"]["enum"]
    assert set(listed) == {step.command for step in machine if step.side in sides}


# --- transitions ------------------------------------------------------------------------------------


def test_ref_1_every_command_has_its_operation_and_its_arrows_in_words() -> None:
    for collection, machines in MACHINES.items():
        steps = [step for machine in machines for step in machine]
        commands = {step.command for step in steps if step.side != SYSTEM}
        described = {
            operation.path.rpartition("/")[2]: operation
            for operation in operations()
            if "x-transitions" in operation.document
            and (operation.path.rpartition("/{")[0] == collection or operation.name == BELOW.get(collection))
        }
        assert set(described) == commands
        for command, operation in described.items():
            words = operation.document["x-transitions"]
            assert responses(operation)["200"]["description"] == words
            assert "wrong_state" in codes(responses(operation)["409"])
            assert "wrong_side" in codes(responses(operation)["403"])
            for step in steps:
                arrow = f"`{step.source}` → `{step.target}` by the {step.side}"
                assert (arrow in words) == any(
                    arrow == f"`{own.source}` → `{own.target}` by the {own.side}"
                    for own in steps
                    if own.command == command
                )
                if step.command == command and step.guard:
                    assert f"{arrow}, if {step.guard}" in words


# --- examples ---------------------------------------------------------------------------------------


@each_operation
def test_every_body_has_an_example_that_fits(operation: Operation) -> None:
    for content in operation.document.get("requestBody", {}).get("content", {}).values():
        schema = content["schema"]
        examples = followed(schema)["examples"]
        assert examples
        assert [example for example in examples if not fits(schema, example)] == []


def test_every_example_of_a_parameter_or_a_header_fits() -> None:
    parts = [p for operation in operations() for p in operation.parameters]
    parts += document()["components"]["headers"].values()
    examples = [(part["schema"], example) for part in parts for example in part["schema"].get("examples", [])]
    assert examples
    assert [example for schema, example in examples if not fits(schema, example)] == []


@pytest.mark.parametrize("code", sorted(set(Problem.registry) - UNDOCUMENTED))
def test_every_problem_has_an_example_that_fits(code: str) -> None:
    example = document()["components"]["examples"][code]["value"]
    assert example["code"] == code
    assert fits({"$ref": "#/components/schemas/Problem"}, example)
    for member in Problem.registry[code].extension:
        assert member in example


async def test_nobody_waits_while_the_document_is_put_together(
    house: House, app: FastAPI, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It takes seconds, and anybody may ask for it first."""
    asked, may_end = [], threading.Event()

    def written(_: FastAPI) -> bytes:
        asked.append("once")
        may_end.wait(20)
        return b"{}"

    monkeypatch.setattr(system, "_written", written)
    monkeypatch.setattr(app.state, "document", None)
    both = [asyncio.create_task(house.http.get("/openapi.json")) for _ in range(2)]
    for _ in range(3):
        assert (await house.http.get("/healthz")).status_code == 200
    assert not any(task.done() for task in both)
    may_end.set()
    assert [(await task).content for task in both] == [b"{}", b"{}"]
    assert asked == ["once"]
