import random
import pytest
from tests.features.case_plans.plans import *
from tests.features.stories import replayed
GOALC=["accept","start","hold","resume","achieve","partly_achieve","not_achieve","cancel"]
@pytest.mark.parametrize("seed", range(100,112))
async def test_fuzz(house, seed):
    r=random.Random(seed)
    there=await desk(house)
    cs=[there.centre.coordinator,there.centre.coordinator_2,there.centre.caseworker]
    seen=[]  # goals
    codes=set()
    def rgoal():
        g=r.choice(seen) if seen and r.random()<.6 else goal("g%d"%r.randrange(99), due_on=None) if False else (r.choice(seen) if seen and r.random()<.6 else goal("g%d"%r.randrange(99)))
        g={**g,"actions":[a for a in g["actions"] if r.random()<.7]+([action()] if r.random()<.4 else [])}
        if "id" in g and r.random()<.1: g={k:v for k,v in g.items() if k!="id"}
        return g
    for step in range(110):
        plans=await there.rows("case-plans")
        for p in plans:
            if p["status"] in("draft","in_approval","active","under_review"):
                for g in (await there.read(f"/v1/case-plans/{p['id']}"))["content"]["goals"] if (await there.read(f"/v1/case-plans/{p['id']}"))["content"] else []:
                    seen=[s for s in seen if s.get("id")!=g["id"]]+[g]
        c=r.choice(cs)
        op=r.choice(["draft","patch","patch","consult","consult","submit","submit","return","approve","approve","approve","review","review","review","complete","goal","goal","goal","action","action","visit"]+(["discard","discontinue"] if step%9==0 else []))
        if op=="draft":
            a=await c.post("/v1/case-plans",{"case_id":there.case,"content":{"goals":[goal("a"),goal("b")]},"follow_up":monthly(r.randrange(1,3))})
        elif op=="patch" and plans:
            uniq={}
            for g in [rgoal() for _ in range(r.randrange(0,4))]: uniq[g.get("id",id(g))]=g
            b={"content":{"goals":list(uniq.values())}}
            if r.random()<.3: b["follow_up"]=r.choice([None,monthly(r.randrange(1,3))])
            a=await c.patch(f"/v1/case-plans/{plans[0]['id']}",b,etag="*")
        elif op in("goal","action","visit"):
            rows=await there.rows(op+"s")
            rows=[x for x in rows if x["allowed_commands"]]
            if not rows: continue
            x=r.choice(rows); cmd=r.choice(x["allowed_commands"])
            b={"skip":{"reason":"NotNeeded"},"missed":{"reason":"PersonAbsent"},"reschedule":{"due_on":day(50)}}.get(cmd,{})
            if op=="visit" and cmd=="cancel": b={"reason":"NotNeeded"}
            a=await c.post(f"/v1/{op}s/{x['id']}/{cmd}",b,etag="*")
            assert a.status_code==200,a.text
        elif plans:
            p=r.choice(plans[:3])
            if op in("discontinue","complete") and r.random()<.6: continue
            if op=="complete": await there.cancelled()
            b={"consult":r.choice([AGREES,DECLINES]),"discontinue":DISCONTINUE}.get(op,{})
            if op=="approve":
                p=plans[0]
                await c.post(f"/v1/case-plans/{p['id']}/consult",b or r.choice([AGREES,DECLINES]),etag="*")
                await c.post(f"/v1/case-plans/{p['id']}/submit",{},etag="*")
                for c in r.sample(cs,3):
                    a=await c.post(f"/v1/case-plans/{p['id']}/{op}",{},etag="*")
                    if a.status_code==200: break
            else: a=await c.post(f"/v1/case-plans/{p['id']}/{op}",b,etag="*")
        else: continue
        codes.add((op,a.status_code,a.json().get("code")))
        assert a.status_code<500 and a.json().get("code")!="conflict",(op,a.text)
        plans=await there.rows("case-plans")
        inf=[p for p in plans if p["status"] in("active","under_review")]
        wr=[p for p in plans if p["status"] in("draft","in_approval")]
        assert len(inf)<=1 and len(wr)<=1
        og=[g for g in await there.rows("goals") if g["ended_at"] is None]
        oa=[x for x in await there.rows("actions") if x["ended_at"] is None]
        assert {g["case_plan_id"] for g in og}<={p["id"] for p in inf}
        if not inf: assert not og and not oa
        if op=="approve" and a.status_code==200:
            doc=a.json()["content"]["goals"]
            ids={g["id"] for g in doc}
            assert {g["id"] for g in og}<=ids
            acts={x["id"] for g in doc for x in g["actions"]}
            assert {x["id"] for x in oa}<=acts
            allg={g["id"] for g in await there.rows("goals")}
            assert ids<=allg
            v=[x for x in await there.rows("visits") if x["status"]=="scheduled"]
    await replayed(house,there.centre)
    print('N',[p['edition'] for p in plans])
