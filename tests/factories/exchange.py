"""What a network exchanges with other systems: something in each table and state of it."""

from tests.factories.exchange_exports import exporting
from tests.factories.exchange_feed import fed
from tests.factories.exchange_hooks import hooks
from tests.factories.exchange_mail import mails
from tests.factories.exchange_messages import messages
from tests.factories.exchange_peers import peers
from tests.factories.world import World


async def exchange(world: World) -> None:
    """One line for each subject, so that they can be added beside each other."""
    await exporting(world)
    await fed(world)
    await peers(world)
    await messages(world)
    await hooks(world)
    await mails(world)
