"""What the demo tells of courts has come to pass, whenever the demo is made."""

from datetime import UTC, datetime, timedelta
from random import Random
from zoneinfo import ZoneInfo

import pytest

from trafficking_api.demo import permits, trials
from trafficking_api.demo.courts import STORIES, Act, Plot, plots

NOW = datetime(2026, 11, 28, 11, tzinfo=UTC)
ZONES = {
    "belgian_centre": ZoneInfo("Europe/Brussels"),
    "lao_centre": ZoneInfo("Asia/Vientiane"),
    "congolese_coordination": ZoneInfo("Africa/Kinshasa"),
}


def _all(slug: str, seed: int) -> list[Plot]:
    return [plot for kind in ("courts", "stays") for plot in plots(Random(seed), STORIES[slug][kind])]


@pytest.mark.parametrize("slug", ZONES)
@pytest.mark.parametrize("hour", range(0, 24 * 7, 5))
def test_a_story_has_come_to_pass_whatever_the_hour(slug: str, hour: int) -> None:
    now = NOW + timedelta(hours=hour)
    for plot in _all(slug, hour):
        acts = list(plot.acts(Random(hour), ZONES[slug], now))
        times = [act.at for act in acts]
        assert times == sorted(set(times)), plot
        assert times[-1] < now - timedelta(hours=12), plot
        _refuse_impossible_hearings(acts, now)


def _refuse_impossible_hearings(acts: list[Act], now: datetime) -> None:
    """A hearing is held after it began, and called off before; one that is still set is to come."""
    starts: dict[str, datetime] = {}
    for act in acts:
        name = act.said.get("name", "")
        begins = starts.pop(name, None)
        if act.verb in {"hold", "miss"}:
            assert begins is not None
            assert act.at > begins
        elif begins is not None:
            assert act.at < begins
        if "starts_at" in act.said:
            assert act.at < act.said["starts_at"]
            starts[name] = act.said["starts_at"]
    assert all(now + timedelta(days=1) < begins < now + timedelta(days=40) for begins in starts.values())


def test_a_story_is_told_alike_by_the_same_seed() -> None:
    for slug, zone in ZONES.items():
        told = [[list(plot.acts(Random(7), zone, NOW)) for plot in _all(slug, 3)] for _ in range(2)]
        assert told[0] == told[1]


def test_whatever_stands_in_a_story_is_done_by_somebody() -> None:
    verbs = {verb for chapter in STORIES["chapters"].values() for _, verb, _ in chapter}
    assert verbs <= trials.COMMANDS.keys() | trials.DEEDS.keys() | permits.DEEDS.keys()
    assert all(hasattr(trials.Trial, verb) for verb in trials.DEEDS)
    assert all(hasattr(permits.Permit, verb) for verb in permits.DEEDS)
    told = {name for slug in ZONES for plot in _all(slug, 1) for name in plot.chapters}
    assert told == STORIES["chapters"].keys()
