"""Who looks after partners on other servers is told by mail that a line to one of them gave up."""

from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest

from tests.factories.exchange_messages import Correspondent, unheard
from tests.factories.house import House
from tests.factories.world import command
from tests.features.exchange.post import Post, post
from tests.features.exchange.test_peer_door import agreed
from tests.features.stories import Clock, colleague

__all__ = ["post"]

LONG_AGO = "UPDATE peer_lines SET failing_since = failing_since - interval '73 hours' WHERE id = :id"


async def given_up(house: House) -> Correspondent:
    """A partner that has not answered for three days: the line to it gave up."""
    partner = await Correspondent.of(house, await house.party())
    await agreed(partner)
    await unheard(house, partner.centre.id, partner.peer)
    await house.owner_execute(LONG_AGO, id=UUID(partner.peer.rsplit("/", 1)[-1]))
    return partner


async def test_xch_8_that_a_line_gave_up_comes_by_mail_once_to_who_can_revive_it(post: Post) -> None:
    partner = await given_up(post.house)
    centre = partner.centre
    await post.wants(await colleague(post.house, centre, "admin"), "partners", language="fr")
    await post.wants(centre.coordinator)
    for _ in range(2):
        await unheard(post.house, centre.id, partner.peer)
        await post.round(centre)
    # Whose work it is not to look after partners is told nothing, whatever it chose.
    assert post.box.to == ["admin@example.org"]
    (letter,) = post.box.mails
    assert letter["Subject"] == "Quelque chose vous attend"
    assert letter.get_content().startswith("Une liaison ne fonctionne plus.\r\n\r\n")
    assert [(mail["kind"], mail["status"]) for mail in await post.found(centre)] == [("partners", "sent")]


@pytest.mark.parametrize("ways", [("stop",), ("stop", "resume")])
async def test_xch_8_nobody_is_called_for_a_line_that_somebody_has_looked_at(
    post: Post, clock: Clock, ways: tuple[str, ...]
) -> None:
    partner = await given_up(post.house)
    centre = partner.centre
    await post.wants(await colleague(post.house, centre, "admin"), "partners")
    await unheard(post.house, centre.id, partner.peer)
    await post.fails(centre)
    assert [mail["status"] for mail in await post.found(centre)] == ["pending"]
    for name in ways:
        await command(centre.admin, partner.peer, name)
    await clock.stop(datetime.now(UTC) + timedelta(hours=1))
    assert await post.round(centre) == []
    assert [mail["status"] for mail in await post.found(centre)] == ["dropped"]
