"""Two administrators get to know each other's keys, and nothing is believed before they have."""

import pytest
from sqlalchemy import select, text
from sqlmodel import col

from tests.factories.exchange_peers import elsewhere, met, new_key, seat
from tests.factories.house import House, Party
from tests.factories.world import command, made
from tests.features.stories import at_once, code, faults, refused, statuses
from trafficking_api.access.mandate import system_mandate
from trafficking_api.features.exchange.models import Peer
from trafficking_api.features.exchange.rules import message
from trafficking_api.features.exchange.service.peer import bytes_of


@pytest.fixture
async def centre(house: House) -> Party:
    return await house.party()


async def test_a_key_counts_once_its_fingerprint_was_read_out(house: House, centre: Party) -> None:
    admin = centre.admin
    here = await made(admin, "/v1/peers", {"partner_id": await seat(house)})
    fresh = (await admin.get(here)).json()
    assert (fresh["status"], fresh["their_fingerprint"]) == ("awaiting_key", None)
    assert fresh["own_fingerprint"] == message.fingerprint(bytes_of(fresh["own_public_key"]))
    theirs = new_key()
    known = await command(admin, here, "present", {"public_key": theirs})
    assert (known["status"], known["confirmed_at"]) == ("unconfirmed", None)
    assert known["their_fingerprint"] == message.fingerprint(bytes_of(theirs))
    wrong = {"fingerprint": message.fingerprint(bytes_of(new_key()))}
    etag = (await admin.get(here)).headers["ETag"]
    await refused(admin.post(f"{here}/confirm", wrong, etag=etag), 409, "fingerprint_differs")
    assert (await admin.get(here)).json()["status"] == "unconfirmed"
    done = await command(admin, here, "confirm", {"fingerprint": known["their_fingerprint"]})
    assert (done["status"], done["allowed_commands"]) == ("active", ["stop"])


async def test_another_key_is_confirmed_anew(house: House, centre: Party) -> None:
    admin = centre.admin
    here = await met(admin, await seat(house), "unconfirmed")
    before = (await admin.get(here)).json()
    after = await command(admin, here, "present", {"public_key": new_key()})
    etag = (await admin.get(here)).headers["ETag"]
    old = {"fingerprint": before["their_fingerprint"]}
    await refused(admin.post(f"{here}/confirm", old, etag=etag), 409, "fingerprint_differs")
    assert after["own_public_key"] == before["own_public_key"]


async def test_renewed_keys_are_other_keys_and_nothing_is_believed(house: House, centre: Party) -> None:
    admin = centre.admin
    here = await met(admin, await seat(house), "stopped")
    before = (await admin.get(here)).json()
    after = await command(admin, here, "renew")
    assert after["own_public_key"] != before["own_public_key"]
    assert {after[name] for name in ("their_public_key", "their_fingerprint", "confirmed_at")} == {None}
    assert after["status"] == "awaiting_key"


@pytest.mark.parametrize("key", ["A" * 42 + "B", "A" * 42 + "_"])
async def test_a_text_that_is_no_key_is_refused(house: House, centre: Party, key: str) -> None:
    admin = centre.admin
    here = await met(admin, await seat(house), "awaiting_key")
    etag = (await admin.get(here)).headers["ETag"]
    problem = await refused(admin.post(f"{here}/present", {"public_key": key}, etag=etag), 422, "invalid")
    assert faults(problem) == [("/public_key", "public_key")]


async def test_ones_own_key_is_not_the_partners(house: House, centre: Party) -> None:
    admin = centre.admin
    here = await met(admin, await seat(house), "awaiting_key")
    own = await admin.get(here)
    body = {"public_key": own.json()["own_public_key"]}
    await refused(admin.post(f"{here}/present", body, etag=own.headers["ETag"]), 422, "invalid")


async def test_each_pair_has_keys_of_its_own_and_the_private_one_lies_sealed(house: House) -> None:
    one, two, partner = await house.party(), await house.party(), await seat(house)
    heres = [await met(party.admin, partner) for party in (one, two)]
    keys = {
        (await p.admin.get(here)).json()["own_public_key"] for p, here in zip((one, two), heres, strict=True)
    }
    assert len(keys) == 2
    rows = await house.owner_execute("SELECT private_key FROM peers WHERE organisation_id = :one", one=one.id)
    (sealed,) = rows.scalars()
    async with system_mandate(house.office, one.id, "test") as mandate:
        peer_id = (await mandate.session.scalars(select(col(Peer.id)))).one()
        opened = (await mandate.keys()).open("peers.private_key", peer_id, sealed)
    assert len(bytes_of(opened)) == 32
    assert bytes_of(opened) not in sealed


@pytest.mark.race
async def test_there_is_one_peer_for_a_partner_however_many_are_made_at_once(
    house: House, centre: Party
) -> None:
    body = {"partner_id": await seat(house)}
    answers = await at_once([centre.admin.post("/v1/peers", body) for _ in range(10)])
    assert statuses(answers) == {201: 1, 409: 9}
    assert {code(answer) for answer in answers if answer.status_code == 409} == {"peer_exists"}


async def test_only_who_works_elsewhere_is_a_partner(house: House, centre: Party) -> None:
    other = await house.party()
    unknown = "6f1c8a52-3c1e-4c3e-9d66-0d6a3b1f2c99"
    for partner in (str(other.id), str(centre.id), unknown):
        problem = await refused(centre.admin.post("/v1/peers", {"partner_id": partner}), 422, "invalid")
        assert faults(problem) == [("/partner_id", "unknown_reference")]


async def test_nobody_signs_in_to_a_seat(house: House) -> None:
    partner = await seat(house)
    rows = await house.owner_execute(
        "SELECT (SELECT count(*) FROM clients WHERE organisation_id = :id),"
        " (SELECT count(*) FROM organisation_keys WHERE organisation_id = :id)",
        id=partner,
    )
    assert tuple(rows.one()) == (0, 1)


async def test_a_report_is_not_sent_to_a_seat(house: House) -> None:
    police = await house.party("authority")
    report = {
        "to_organisation_id": await seat(house),
        "official_reference": "R-1",
        "channel": "PartnerApi",
        "source": "FederalPolice",
        "urgency": "Within24h",
        "persons_count": 1,
        "country": "BE",
        "summary": "x",
    }
    problem = await refused(police.liaison.post("/v1/signalements", report), 422, "invalid")
    assert faults(problem) == [("/to_organisation_id", "unknown_reference")]


@pytest.mark.parametrize(
    "url",
    [
        *("http://partner.example", "https://partner.example/api", "ftp://partner.example", "https://"),
        *("https://user@partner.example", "http://127.0.0.1.evil.example", "https://a b"),
        *("http://127.0.0.1:8000", "http://localhost:8000", "https://127.0.0.1", "https://10.0.0.1"),
        *("https://169.254.169.254", "https://192.168.1.1:8443", "https://partner.example:99999"),
    ],
)
async def test_a_server_is_reached_encrypted_or_on_this_machine(house: House, url: str) -> None:
    body = elsewhere()
    body["elsewhere"]["home_url"] = url
    problem = await refused(house.operator.operator.post("/v1/organisations", body), 422, "invalid")
    assert [pointer for pointer, _ in faults(problem)] == ["/elsewhere/home_url"]


async def test_what_a_peer_is_made_of_stands_in_no_event(house: House, centre: Party) -> None:
    await met(centre.admin, await seat(house), "stopped")
    async with house.owner.connect() as connection:
        rows = await connection.execute(
            text(
                "SELECT to_jsonb(e)::text FROM events e WHERE organisation_id = :id AND object_kind = 'peer'"
            ),
            {"id": centre.id},
        )
        told = [row[0] for row in rows]
    assert len(told) == 4
    peer = (await centre.admin.get("/v1/peers")).json()["items"][0]
    secrets = [peer[name] for name in ("own_public_key", "their_public_key", "their_fingerprint")]
    assert not [secret for secret in secrets if any(secret in line for line in told)]
