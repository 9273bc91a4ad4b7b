import time
from sqlalchemy import text
from tests.factories.house import House
from tests.factories.world import filled
async def test_world(house: House) -> None:
    t=time.time()
    w = await filled(house)
    print("first", time.time()-t); t=time.time()
    await filled(house)
    print("second", time.time()-t)
    async with house.owner.connect() as c:
        for (t,) in (await c.execute(text("select relname from pg_class where relkind='r' and relnamespace='public'::regnamespace"))).all():
            print(t, await c.scalar(text(f"select count(*) from {t}")))
        print((await c.execute(text("select status, count(*) from referrals group by 1"))).all())
        print((await c.execute(text("select status, count(*) from signalement_handlings group by 1"))).all())
        print((await c.execute(text("select status, count(*) from agreements group by 1"))).all())
        print((await c.execute(text("select polname, polrelid::regclass from pg_policy"))).all())
