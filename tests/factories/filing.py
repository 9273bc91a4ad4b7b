"""Files a document as a caller does: a form with a file in it."""

from typing import Any

from tests.factories.house import Caller

PDF = b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"


def as_form(body: dict[str, Any], content: bytes = PDF) -> dict[str, Any]:
    """The options of a request that sends this body as a form; its member `file` is the name of the file."""
    said = {name: str(value) for name, value in body.items() if name != "file"}
    return {"data": said, "files": {"file": (body.get("file", "scan.pdf"), content)}}


async def filed(caller: Caller, content: bytes = PDF, name: str = "scan.pdf", **about: str) -> str:
    """File it, and insist that it was kept; returns its address."""
    sent = as_form({"file": name, "kind": "Other", **about}, content)
    answer = await caller.call("POST", "/v1/documents", **sent)
    assert answer.status_code == 201, answer.text
    return str(answer.headers["Location"])
