"""The named ways in which members say no."""

from typing import ClassVar

from trafficking_api.kit.errors import Conflict, Extension, names


class LastWorker(Conflict):
    code = "last_worker"
    title = "A case would be left without a worker"
    explanation = (
        "`cases` lists them: those that are open, and sealed ones, which nobody would see any more. Assign "
        "another member to each first, or unseal what is closed."
    )
    extension: ClassVar[Extension] = {
        "cases": names("the cases that have no other worker", "0190a1b2-0000-7000-8000-000000000001")
    }

    def __init__(self, cases: list[str]) -> None:
        super().__init__(cases=cases)


class NoMailServer(Conflict):
    code = "no_mail_server"
    title = "This server sends no mail"
    explanation = (
        "Nothing can be turned on before whoever runs it has named a mail server. Follow the feed of events, "
        "or have a webhook told of them."
    )
