"""What was asked for before an upgrade is done after it, with the rights that there still are."""

from types import SimpleNamespace
from uuid import uuid4

from trafficking_api.access.later import asked_by
from trafficking_api.access.permissions import Permission


def test_a_right_that_there_is_no_more_is_nobodys() -> None:
    row = SimpleNamespace(
        organisation_id=uuid4(),
        client_id=uuid4(),
        epoch=1,
        on_behalf_of=None,
        role="coordinator",
        permissions=["cases:read", "ghosts:read"],
    )
    assert asked_by(row).permissions == {Permission.CASES_READ}
