"""The statistics of a year tell no count below ten, and none from which such a count would follow."""

import csv
import io
import itertools
from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from typing import Any

import pytest

from tests.factories.exchange_imports import case, counts, lines, person, report, taken_in
from tests.factories.house import Caller, House
from tests.factories.world import made
from tests.features.stories import colleague, faults, refused
from trafficking_api.features.statistics import rules
from trafficking_api.features.statistics.rules import DIMENSIONS, Dimension, complement, told

STATISTICS = "/v1/statistics"
Cells = tuple[int, ...]
Told = tuple[int | None, ...]


def tables(cells: int, total: int) -> Iterator[Cells]:
    """All tables of so many cells with this total."""
    if cells == 1:
        yield (total,)
        return
    for first in range(total + 1):
        yield from ((first, *rest) for rest in tables(cells - 1, total - first))


def possible(cells: Cells, smallest: int) -> set[Told]:
    """What may be told of a table, whatever the secrets are."""
    codes = [str(x) for x in range(len(cells))]
    counted = dict(zip(codes, cells, strict=True))
    below = {code for code, count in counted.items() if count < smallest}
    found = set()
    for order in itertools.permutations(codes):
        for more in range(smallest, 2 * smallest):
            gone = below | complement(counted, below, more, order)
            found.add(tuple(None if code in gone else counted[code] for code in codes))
    return found


@pytest.mark.parametrize(
    ("cells", "smallest", "most"), [(2, 3, 18), (3, 3, 15), (4, 3, 13), (3, 4, 16), (2, 10, 50)]
)
def test_xch_9_whoever_knows_the_total_and_the_rule_works_out_no_cell(
    cells: int, smallest: int, most: int
) -> None:
    """Every table there can be is tried: what is told of one is told of another that differs in each cell."""
    for total in range(smallest, most + 1):
        behind: defaultdict[Told, list[Cells]] = defaultdict(list)
        for table in tables(cells, total):
            for shown in possible(table, smallest):
                behind[shown].append(table)
        for shown, candidates in behind.items():
            for x, count in enumerate(shown):
                if count is None:
                    assert len({table[x] for table in candidates}) > 1, (total, shown, candidates)
                else:
                    assert count >= smallest


#: People of a small world: one of three kinds, and none, one or both of two values.
_KIND = Dimension("kind", "kind", ["a", "b", "c"], str)
_OTHER = Dimension("other", "other", ["x", "y"], str)
_MANY = Dimension("many", "many", ["p", "q"])
_WORLD = (_KIND, _OTHER, _MANY)
PEOPLE = [
    {"kind": kind, "other": other, "many": many}
    for kind in "abc"
    for other in "xy"
    for many in ([], ["p"], ["q"], ["p", "q"])
]


def files(people: Sequence[dict[str, Any]]) -> tuple[set[tuple[Any, ...]], Cells]:
    """Everything that may be told of these people, and all that must be kept."""
    cells = [dimension.count(people) for dimension in _WORLD]
    ways = [
        {tuple(sorted(told(dimension, found, len(people), secret).items())) for secret in _secrets(dimension)}
        for dimension, found in zip(_WORLD, cells, strict=True)
    ]
    everything = tuple(count for found in cells for count in found.values())
    return {(len(people), *way) for way in itertools.product(*ways)}, everything


def _secrets(dimension: Dimension) -> Iterator[Any]:
    """Secrets that make every amount and every order of equals come about."""
    for order in itertools.permutations(dimension.codes):
        for more in range(rules.K):
            places = {f"{dimension.name} {code}": x for x, code in enumerate(order)}
            yield lambda text, places=places, more=more: places.get(text, more)


def test_xch_9_no_population_has_a_file_that_gives_a_withheld_count_away(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Every small population is tried, with all dimensions of its file at once."""
    monkeypatch.setattr(rules, "K", 2)
    behind: defaultdict[tuple[Any, ...], list[Cells]] = defaultdict(list)
    for size in range(2, 5):
        for people in itertools.combinations_with_replacement(PEOPLE, size):
            shown, everything = files(people)
            for file in shown:
                behind[file].append(everything)
    codes = [(d, code) for d, dimension in enumerate(_WORLD) for code in dimension.codes]
    for (_, *told_of), candidates in behind.items():
        for x, (dimension, code) in enumerate(codes):
            if code not in dict(told_of[dimension]):
                assert len({cells[x] for cells in candidates}) > 1, (told_of, candidates[:3])


def test_xch_9_no_population_has_a_file_that_tells_how_few_do_not_have_a_value(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """What is told leaves nobody, or enough; of what is withheld, how many do not have it is not known."""
    monkeypatch.setattr(rules, "K", 3)
    behind: defaultdict[tuple[Any, ...], set[int]] = defaultdict(set)
    for size in range(3, 11):
        for people in itertools.combinations_with_replacement([[], ["p"], ["q"], ["p", "q"]], size):
            counted = _MANY.count([{"many": values} for values in people])
            shown = told(_MANY, counted, size, lambda _: 0)
            for code, count in counted.items():
                assert code not in shown or size - count not in range(1, 3), (counted, shown)
                behind[size, code, *sorted(shown.items())].add(size - count)
    for (_, code, *shown_of), left in behind.items():
        assert len(left) > 1 or code in dict(shown_of), (code, shown_of, left)


def test_without_a_complement_a_cell_would_follow_from_the_total() -> None:
    """The one that is missing is what the others leave."""
    cells = {"a": 30, "b": 12, "c": 3}
    dimension = Dimension("any", "any", list(cells), str)
    shown = told(dimension, cells, 45, lambda _: 0)
    assert shown == {"a": 30}


@pytest.mark.parametrize(
    ("age", "band"),
    [
        (0, "0-8"),
        (8, "0-8"),
        (9, "9-17"),
        (17, "9-17"),
        (18, "18-20"),
        (47, "39-47"),
        (48, "48+"),
        (120, "48+"),
        (None, "unknown"),
    ],
)
def test_ages_are_told_in_the_bands_of_ctdc(age: int | None, band: str) -> None:
    (ages,) = [dimension for dimension in DIMENSIONS if dimension.name == "age_band_when_trafficked"]
    assert ages.count([{"age_when_trafficked": age}])[band] == 1


async def read(caller: Caller, year: int = 2025) -> dict[str, Any]:
    answer = await caller.get(f"{STATISTICS}?year={year}")
    assert answer.status_code == 200, answer.text
    found: dict[str, Any] = answer.json()
    return found


def cells(found: dict[str, Any], dimension: str) -> dict[str, int]:
    """What is told of a dimension."""
    (its,) = [each for each in found["dimensions"] if each["name"] == dimension]
    return {cell["code"]: cell["people"] for cell in its["cells"] if cell["people"] is not None}


async def opened(house: House, caller: Caller, many: int, **facts: Any) -> None:
    """Cases of so many people, opened in one year."""
    rows = [
        row
        for x in range(many)
        for row in (
            person(f"{sorted(facts.items())}-{x}"),
            case(
                f"{sorted(facts.items())}-{x}",
                f"{sorted(facts.items())}-{x}",
                **{"opened_on": "2025-03-04", **facts},
            ),
        )
    ]
    found = await taken_in(house, caller, lines(rows))
    assert counts(found) == {"stored": 2 * many}, await report(caller, found, "&outcome=refused")


async def test_xch_9_counts_of_a_year(house: House) -> None:
    centre, other = await house.party(), await house.party()
    worker = centre.coordinator
    await opened(
        house, worker, 31, gender="Feminine", origin_country="LA", exploitation_types=["ForcedLabour"]
    )
    await opened(house, worker, 24, gender="Masculine", origin_country="LA", control_methods=["DebtBondage"])
    await opened(house, worker, 3, gender="NonConforming", origin_country="VN")
    await opened(house, worker, 12, gender="Feminine", opened_on="2024-12-31")
    await opened(house, other.coordinator, 12, gender="Feminine", origin_country="LA")
    found = await read(worker)
    assert (found["people"], found["smallest"]) == (58, 10)
    assert cells(found, "exploitation_types") == {"ForcedLabour": 31}
    assert cells(found, "control_methods") == {"DebtBondage": 24}
    # Three are withheld; so are the smallest others, or they would follow from the total.
    assert cells(found, "gender") in ({"Feminine": 31}, {})
    assert "VN" not in str(found)
    assert (await read(worker, 2024))["people"] == 12
    assert (await read(worker)) == found
    few = await read(centre.coordinator, 2023)
    assert few["people"] is None
    assert all(cell["people"] is None for its in few["dimensions"] for cell in its["cells"])


async def test_the_table_says_the_same_with_names(house: House) -> None:
    worker = (await house.party()).coordinator
    await opened(house, worker, 11, gender="Feminine", exploitation_types=["ForcedLabour"])
    answer = await worker.get(
        f"{STATISTICS}?year=2025", headers={"Accept": "text/csv", "Accept-Language": "fr"}
    )
    assert (answer.headers["Content-Type"], answer.headers["Content-Language"]) == (
        "text/csv; charset=utf-8",
        "fr",
    )
    rows = list(csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig"))))
    assert rows[0] == {"year": "2025", "dimension": "total", "code": "", "label": "", "people": "11"}
    told_of = {(row["dimension"], row["code"]): row for row in rows}
    assert told_of["exploitation_types", "ForcedLabour"]["people"] == "11"
    assert told_of["exploitation_types", "ForcedLabour"]["label"] == "Travail forcé"
    assert told_of["exploitation_types", "ForcedBegging"]["people"] == ""


async def test_a_person_counts_once_and_who_is_no_victim_does_not(house: House) -> None:
    worker = (await house.party()).coordinator
    await opened(house, worker, 11, gender="Feminine")
    (first, second, *_) = (await worker.get("/v1/cases?limit=50")).json()["items"]
    decision = {
        "decision_body": "Police",
        "decided_on": "2025-06-01",
        "trafficking_status": "NotAVictimOfTrafficking",
    }
    await made(worker, f"/v1/cases/{first['id']}/determinations", decision)
    assert (await read(worker))["people"] == 10
    answer = await worker.post(f"/v1/cases/{second['id']}/close", {"reason": "Autonomy"}, etag="*")
    assert answer.status_code == 200, answer.text
    await made(worker, "/v1/cases", {"person_id": second["person_id"], "opened_on": "2025-09-01"})
    assert (await read(worker))["people"] == 10


async def test_the_file_is_the_same_for_who_is_barred_from_a_case(house: House) -> None:
    centre = await house.party()
    await opened(house, centre.coordinator, 11, gender="Feminine")
    (hidden, *_) = (await centre.coordinator.get("/v1/cases")).json()["items"]
    other = await colleague(house, centre)
    bar = {"member_id": str(other.member_id), "reason": "Other"}
    await made(centre.coordinator, f"/v1/cases/{hidden['id']}/exclusions", bar)
    assert await read(other) == await read(centre.coordinator)


async def test_a_year_is_told_when_it_is_over(house: House) -> None:
    centre = await house.party()
    year = datetime.now(UTC).year
    for early in (year, year + 1):
        asked = centre.coordinator.get(f"{STATISTICS}?year={early}")
        assert faults(await refused(asked, 422, "invalid")) == [("?year", "year_not_over")]
    await refused(centre.caseworker.get(f"{STATISTICS}?year=2025"), 403, "forbidden")
