"""Every command: those with which a deployment is run, and those for scripts, which only call its API."""

import sys

import typer

from trafficking_api.cli import remote


def main() -> None:
    """Run a command; what must be put right first is said in one line.

    A script calls its commands again and again, so they do not wait until the server is loaded.
    """
    try:
        if sys.argv[1:2] and sys.argv[1] in remote.names():
            remote.app()
        else:
            from trafficking_api.cli import server

            server.run()
    except remote.Ended as end:
        _end(str(end), end.code)
    except OSError as error:
        _end(" ".join(str(error).split()) or type(error).__name__, 1)
    except KeyboardInterrupt:
        sys.exit(130)


def _end(why: str, code: int) -> None:
    typer.echo(f"trafficking-api: {why}", err=True)
    sys.exit(code)
