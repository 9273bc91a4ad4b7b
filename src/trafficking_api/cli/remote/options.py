"""What several commands for scripts take."""

from collections.abc import Callable
from typing import Annotated

import typer

from trafficking_api.cli.remote.copying import Came
from trafficking_api.cli.remote.mirror import Entry

Profile = Annotated[
    str, typer.Option(help="who calls which server; see login", envvar="TRAFFICKING_API_PROFILE")
]
Tell = Callable[[Entry, Came], None]
