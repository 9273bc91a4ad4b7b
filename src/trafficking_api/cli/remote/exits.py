"""How a command for scripts ends: a number that a script may rely on, and one line for whoever reads it."""

from enum import IntEnum
from typing import NoReturn


class Exit(IntEnum):
    """The numbers. They are a contract: none is renamed, and none changes its meaning."""

    DONE = 0
    HERE = 1  # something on this machine: a file, a profile, a setting
    USAGE = 2  # the command was called wrongly
    SILENT = 3  # the server is not there, or busy: the same command later may do
    NOT_LET_IN = 4  # the id, the secret or the token is not good
    REFUSED = 5  # the server understood, and said no
    DIFFERENT = 6  # what is here and what is there are not the same
    INTERRUPTED = 130


#: What the server says to a place that it does not know: another server wrote it, or this one before it was
#: restored from a backup. The same question gets the same answer.
LOST = "bad_cursor"


class Ended(Exception):
    """The command cannot go on; where the server refused it, with the code of the refusal."""

    def __init__(self, code: Exit, said: str, problem: str = "") -> None:
        super().__init__(said)
        self.code, self.problem = code, problem


def stop(code: Exit, said: str) -> NoReturn:
    """End the command. Raises Ended."""
    raise Ended(code, said)
