import time
from tests.factories.world import filled
from tests.contract.rows import tables
from sqlalchemy import text

async def test_fill(house):
    t=time.time()
    world = await filled(house)
    print("FILLED", time.time()-t)
    async with house.owner.connect() as c:
        for t_ in await tables(c):
            n = await c.scalar(text(f"SELECT count(*) FROM {t_.name} t WHERE {t_.of(':who')}"), {"who":[world.centre.id]})
            if n<1: print("EMPTY", t_.name)
