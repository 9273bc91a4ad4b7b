"""The commands that look after the books."""

from typing import Annotated

import typer

from trafficking_api import serving
from trafficking_api.access.mandate import Office, system_mandate
from trafficking_api.cli.office import looked_after, these
from trafficking_api.features.ledger.service.verifying import Verdict, unanchored, verify
from trafficking_api.features.loans.service.control import stale
from trafficking_api.settings import Settings

app = typer.Typer(no_args_is_help=True, help="Look after the books.")


@app.callback()
def books() -> None:
    """Look after the books."""


@app.command(name="verify")
def verify_(
    organisation: Annotated[str, typer.Option(help="the slug of one organisation; all, if none")] = "",
) -> None:
    """Compare every book with its seals, and the seals with SEAL_LEDGER, and loans with their entries.

    What does not fit is named.
    """
    settings = Settings()

    async def verified(office: Office) -> None:
        _, broken = office.seals.read()
        complaints = [f"line {line} is torn, or not of this server" for line in broken]
        for line in complaints:
            typer.echo(f"{settings.seal_file}: {line}", err=True)
        for slug, id_ in (await these(office, organisation or None)).items():
            before, _ = office.seals.read()
            async with system_mandate(office, id_, "verify_ledger") as mandate:
                verdict = await verify(mandate, before)
                verdict.findings += await stale(mandate)
                after, _ = office.seals.read()
                verdict.findings += unanchored(mandate, verdict, after)
            _tell(slug, verdict)
            complaints += verdict.findings
        if complaints:
            serving.die(f"findings: {len(complaints)}, in the books or in {settings.seal_file}")
        typer.echo("the books are what was sealed")

    looked_after(settings, verified)


def _tell(slug: str, verdict: Verdict) -> None:
    if not (verdict.currencies or verdict.blocks or verdict.findings):
        return
    said = f"{verdict.blocks} blocks with {verdict.sealed} transactions, {verdict.waiting} not sealed yet"
    typer.echo(f"{slug}: {said}; {', '.join(verdict.currencies)}")
    for finding in verdict.findings:
        typer.echo(f"{slug}: {finding}", err=True)
