import time

from sqlalchemy import text

from tests.contract.rows import tables
from tests.factories.world import filled


async def test_fill(house):
    t = time.time()
    world = await filled(house)
    print("FILLED", time.time() - t)
    async with house.owner.connect() as c:
        for t_ in await tables(c):
            n = await c.scalar(
                text(f"SELECT count(*) FROM {t_.name} t WHERE {t_.of(':who')}"), {"who": [world.centre.id]}
            )
            if n < 1:
                print("EMPTY", t_.name)
