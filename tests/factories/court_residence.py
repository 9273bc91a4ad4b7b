"""A network's residence tracks in both states, with what was asked for and the papers that were given."""

from typing import Any

from tests.factories.shelters import day
from tests.factories.world import World, command, identifier, made

TRACKS, PAPERS = "/v1/residence-tracks", "/v1/residence-papers"
#: What each command of a track takes.
CONDITION = {"code": "left_milieu", "is_fulfilled": True, "on": day(-20)}
ANSWER = {"goes_on": True, "on": day(-10)}
GRANT: dict[str, Any] = {"phase": "reflection_45d", "on": day(-20), "paper": {"type": "BE_ANNEX15"}}
END = {"reason": "ChoseReturn"}
CORRECT = {"reason": "wrong_day"}
ASK = {"phase": "doc_3m", "asked_on": day(-5)}
ANSWERED = {"answer": "Granted"}


def track(case_id: str, **more: Any) -> dict[str, Any]:
    """The body of a track."""
    return {"case_id": case_id, "country": "BE", "holder": "adult", **more}


def paper(case_id: str, **more: Any) -> dict[str, Any]:
    """The body of a paper."""
    return {
        "case_id": case_id,
        "type": "VISA",
        "valid_from": day(-100),
        "valid_to": day(60),
        "number": "B 123456 78",
        **more,
    }


async def residence(world: World) -> dict[str, str]:
    """A track that is open, with papers and requests, and one that has ended; their addresses by name."""
    staff, case = world.centre.coordinator, str(identifier(world.cases["sent"]))
    ended = await made(staff, TRACKS, track(case))
    await command(staff, ended, "end", END)
    here = await made(staff, TRACKS, track(case))
    await command(staff, here, "condition", CONDITION)
    await command(staff, here, "grant", {**GRANT, "paper": {"type": "BE_ANNEX15", "number": world.secret()}})
    await command(staff, here, "answer", ANSWER)
    asked = await made(staff, f"{here}/requests", ASK)
    given = await made(staff, PAPERS, paper(case, track_id=str(identifier(here)), number=world.secret()))
    return {"open": here, "ended": ended, "request": asked, "paper": given}
