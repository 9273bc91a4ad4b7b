"""Work that the server does later: wait until it has ended, and show how far it is."""

import time
from collections.abc import Callable
from typing import Any

from rich.console import Console
from rich.progress import Progress

from trafficking_api.cli.remote.session import Session

Job = dict[str, Any]

#: Seconds between two looks, from the first to the last.
FIRST, LAST = 0.2, 5.0


def ended(session: Session, path: str, done: Callable[[Job], float]) -> Job:
    """The job at this address, once it has ended. `done` says which part of it is done. Raises Ended."""
    pause = FIRST
    with Progress(console=Console(stderr=True), transient=True) as bar:
        row = bar.add_task("the server works", total=1)
        while True:
            job: Job = session.get(path).json()
            if job["ended_at"] is not None:
                return job
            bar.update(row, completed=done(job))
            time.sleep(pause)
            pause = min(pause * 1.5, LAST)
