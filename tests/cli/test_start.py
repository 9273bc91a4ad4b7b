"""A script's command starts at once: it does not load the server. A command of the deployment does."""

import subprocess
import sys

import pytest

from tests import servers
from trafficking_api.cli import remote

_PROGRAM = """
import sys
from trafficking_api.cli import main
try:
    main()
finally:
    print("loaded" if "trafficking_api.app" in sys.modules else "light")
"""


def _said(*arguments: str) -> str:
    command = [sys.executable, "-c", _PROGRAM, *arguments]
    done = subprocess.run(
        command, capture_output=True, text=True, check=False, env=servers.plain_environment()
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.mark.parametrize("name", sorted(remote.names()))
def test_a_command_for_scripts_does_not_load_the_server(name: str) -> None:
    assert _said(name, "--help").endswith("light\n")


def test_all_commands_are_listed_together() -> None:
    said = _said("--help")
    assert said.endswith("loaded\n")
    assert all(f" {name} " in said for name in {*remote.names(), "serve", "migrate"})
