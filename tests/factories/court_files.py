"""Court files, and proceedings in the stages that tests need."""

from typing import Any

from tests.factories.house import Caller
from tests.factories.world import World, identifier, made

FILES, PROCEEDINGS = "/v1/court-files", "/v1/proceedings"
FILE_WORDS = ("lawyer_name", "lawyer_contact", "note")
PROCEEDING_WORDS = ("file_number", "court", "note")
#: The way of a criminal proceeding in Belgium from its beginning to each stage.
CRIMINAL: dict[str, list[str]] = {
    "considering": [],
    "no_complaint": ["decline"],
    "complaint_filed": ["file_complaint"],
    "investigation": ["file_complaint", "investigate"],
    "dismissed": ["file_complaint", "investigate", "dismiss"],
    "referred": ["file_complaint", "investigate", "refer"],
    "trial": ["file_complaint", "investigate", "refer", "open_trial"],
    "judgment": ["file_complaint", "investigate", "refer", "open_trial", "judge"],
}


def court_file(world: World, case: str, **more: Any) -> dict[str, Any]:
    """The body of a court file for the case at this address."""
    words = {name: world.secret() for name in FILE_WORDS}
    return {"case_id": str(identifier(case)), "country": "BE", "legal_aid": "yes", **words, **more}


def proceeding(world: World, file: str, **more: Any) -> dict[str, Any]:
    """The body of a criminal proceeding in the file at this address."""
    words = {name: world.secret() for name in PROCEEDING_WORDS}
    codes = {"procedure": "Criminal", "lead_authority": "PublicProsecutor"}
    return {"court_file_id": str(identifier(file)), **codes, **words, **more}


def party(world: World, **more: Any) -> dict[str, Any]:
    """The body of a party who is not she."""
    return {"role": "Accused", "label": world.secret(), **more}


def statement(**more: Any) -> dict[str, Any]:
    """The body of a statement."""
    return {"type": "Complaint", "made_on": "2026-01-15", "interpreter_present": "yes", **more}


async def led(staff: Caller, proceeding_: str, *commands: str) -> str:
    """Lead a proceeding on by these commands; returns the address of the last step."""
    here = ""
    for name in commands:
        answer = await staff.post(f"{proceeding_}/steps", {"command": name}, etag="*")
        assert answer.status_code == 201, answer.text
        here = str(answer.headers["Location"])
    return here


async def opened(world: World, case: str, stage: str = "considering", **more: Any) -> tuple[str, str]:
    """A court file for a case without one, and a criminal proceeding of it at this stage; their addresses."""
    staff = world.centre.legal
    file = await made(staff, FILES, court_file(world, case))
    here = await made(staff, PROCEEDINGS, proceeding(world, file, **more))
    await led(staff, here, *CRIMINAL[stage])
    return file, here
