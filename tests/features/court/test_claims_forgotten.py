"""With somebody forgotten the note goes and the sums stay; when a case's time is over, all goes (G-16)."""

from datetime import UTC, datetime
from uuid import UUID

from tests.factories.court_claims import CLAIMS
from tests.factories.house import House
from tests.features.case_plans.plans import CLOSE, LOOK, Desk, desk, state_of
from tests.features.case_plans.test_forgetting import erased, whose, without_words
from tests.features.case_plans.test_out_of_sight import BAR, hidden
from tests.features.court.compensated import BODIES, Claim, claimed, hold_the_fold
from tests.features.retention.keeping import purged_with_her
from tests.features.stories import Clock, colleague, faults, now_done, refused, replayed

LATER = datetime(2060, 1, 1, 12, tzinfo=UTC)


async def furnished(there: Desk) -> Claim:
    """A claim with a note, of which a payment was taken back."""
    claim = await claimed(there, "partly_paid", note="She wants to study with it.")
    await claim.back(1)
    return claim


async def test_g_16_of_somebody_forgotten_the_note_goes_and_the_sums_stay(house: House) -> None:
    there = await desk(house)
    claim, kept = await furnished(there), await furnished(await desk(house, there.centre))
    her = await whose(there)
    assert await state_of(there, "compensation_claims", "sealed_for") == [(UUID(her),)]
    await now_done(there.author, f"/v1/cases/{there.case}", "close", CLOSE)
    before, entries, other = await claim.read(), await claim.entries(), await kept.read()
    await erased(there, her)
    after = await claim.read()
    assert after["details"] is None
    assert without_words(after) == without_words(before)
    assert await claim.entries() == entries
    assert await kept.read() == other
    assert await replayed(house, there.centre) > 0


async def test_g_16_with_a_purged_case_its_claims_and_their_entries_go(house: House, clock: Clock) -> None:
    await clock.stop(datetime(2031, 5, 5, 12, tzinfo=UTC))
    there = await desk(house)
    claim, kept = await furnished(there), await furnished(await desk(house, there.centre))
    await now_done(there.author, f"/v1/cases/{there.case}", "close", CLOSE)
    await clock.stop(LATER)
    assert await purged_with_her(house, there.centre) == 2
    for table in ("compensation_claims", "compensation_entries"):
        assert await state_of(there, table, "id") == [], table
        assert await state_of(kept.there, table, "id") != [], table
    await refused(claim.legal.get(claim.here), 404, "not_found")
    assert await hold_the_fold(house, there.centre.id) == 1
    assert await replayed(house, there.centre) > 0


async def test_plan_11_who_does_not_see_the_case_learns_nothing_of_its_claims(house: House) -> None:
    centre = await house.party()
    sealed, barred, own = [
        await hidden(house, centre, who)
        for who in (centre.coordinator, centre.coordinator, centre.caseworker)
    ]
    claims = [await furnished(there) for there in (sealed, barred, own)]
    await now_done(centre.coordinator, f"/v1/cases/{sealed.case}", "seal")
    bar = {**BAR, "member_id": str(centre.coordinator_2.member_id)}
    await centre.coordinator.made(f"/v1/cases/{barred.case}/exclusions", bar)
    stranger = await house.party()
    for caller, seen in (
        (centre.coordinator, {0, 1, 2}),
        (centre.coordinator_2, {2}),
        (centre.legal, {1, 2}),
        (centre.caseworker, {2}),
        (await colleague(house, centre, "caseworker"), set()),
        (stranger.legal, set()),
    ):
        listed = {row["id"] for row in (await caller.get(f"{CLAIMS}?limit=200")).json()["items"]}
        assert listed == {str(claims[n].id) for n in seen}
        for n, claim in enumerate(claims):
            wanted = 200 if n in seen else 404
            for path in (claim.here, f"{claim.here}/entries"):
                assert (await caller.get(path)).status_code == wanted, (n, caller.role)
    for command in ("award", "pay", "enforce"):
        answer = centre.coordinator_2.post(
            f"{claims[1].here}/{command}", BODIES.get(command, {}), etag="*", key=f"{command}-{claims[1].id}"
        )
        await refused(answer, 404, "not_found")
    body = {**await _body(claims[1]), "case_id": barred.case}
    problem = await refused(centre.coordinator_2.post(CLAIMS, body), 422, "invalid")
    assert faults(problem) == [("/case_id", "unknown_reference")]


async def test_plan_9_through_a_broken_glass_a_claim_is_read_and_nothing_changed(house: House) -> None:
    centre = await house.party()
    there = await hidden(house, centre, centre.coordinator)
    claim, looker = await furnished(there), centre.caseworker
    await looker.made("/v1/break-glass", {**LOOK, "case_id": there.case})
    assert (await looker.get(claim.here)).status_code == 200
    entry = (await claim.entries())[0]["id"]
    await refused(looker.patch(claim.here, {}, etag="*"), 403, "read_only")
    await refused(looker.post(f"{claim.here}/enforce", {}, etag="*"), 403, "read_only")
    wrong = looker.post(f"{claim.here}/entries/{entry}/correct", {"reason": "Other"})
    await refused(wrong, 403, "read_only")


async def _body(claim: Claim) -> dict[str, object]:
    found = await claim.read()
    return {name: found[name] for name in ("source", "claimed", "claimed_on")}
