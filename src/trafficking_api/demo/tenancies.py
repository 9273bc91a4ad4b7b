"""How the demo's centres help people to a home: they search for it with them, and lend for the deposit."""

from collections.abc import Iterator
from datetime import datetime
from random import Random

from trafficking_api.demo.funds import Fund
from trafficking_api.demo.lending import lendings
from trafficking_api.demo.moves import SEARCHING, moves
from trafficking_api.demo.past import Step
from trafficking_api.demo.people import Partner
from trafficking_api.demo.supports import Support


def tenancies(rng: Random, centre: Partner, supports: list[Support], now: datetime) -> Iterator[list[Step]]:
    """The searches of a centre with what came of them, then its fund and its loans."""
    if centre.plan.slug not in SEARCHING:
        return
    begun = [move for move in moves(rng, centre, supports, now) if move.begins_at < now]
    yield [step for move in begun for step in move.steps(now)]
    fund = Fund(centre, now)
    steps = [*fund.steps(), *(step for lent in lendings(rng, fund, begun) for step in lent.steps())]
    yield [step for step in steps if step.at <= now]
