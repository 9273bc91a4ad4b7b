"""What a newcomer reads when the demo starts: where it is, who can call it, and three calls that work."""

import json
import shlex
from pathlib import Path

from rich.console import Console

from trafficking_api.demo.people import Credentials

_PRINT_TOKEN = 'import json, sys; print(json.load(sys.stdin)["access_token"])'  # noqa: S105 - a program


def greet(base: str, credentials: Credentials, file: Path) -> None:
    """Print it all; lines are never broken, so that they can be copied."""
    console = Console(highlight=False, markup=False, soft_wrap=True)
    console.print(
        "\ntrafficking-api, demo: every organisation and every person in it is invented.\n", style="bold"
    )
    console.print(f"  docs      {base}/docs")
    console.print(f"  clients   {file} (with their secrets; readable by you alone)\n")
    for organisation, clients in credentials.items():
        console.print(organisation, style="bold")
        for role, client in clients.items():
            console.print(f"  {role:<14}{client['client_id']}")
    console.print("\nThree calls, for a second terminal:\n", style="bold")
    for line in calls(base, credentials, file):
        console.print(line + "\n")
    console.print("Stop with Ctrl-C; the data stay. `make demo-reset` starts anew.\n")


def calls(base: str, credentials: Credentials, file: Path) -> list[str]:
    """A token, a list, and a signalement that the Belgian centre writes down, as lines for a shell."""
    # Double quotes inside, so that the line needs single ones outside and none escaped.
    read = (
        f'import json; c = json.load(open({json.dumps(str(file))}))["belgian_centre"]["coordinator"]; '
        'print(c["client_id"] + ":" + c["client_secret"])'
    )
    centre = credentials["belgian_centre"]["coordinator"]["client_id"].partition(".")[0]
    report = (
        f'{{"to_organisation_id": "{centre}", "channel": "Phone", "source": "SocialService", '
        '"urgency": "Within7d", "persons_count": 1, "country": "BE", '
        '"summary": "One person, lodged where she works."}'
    )
    sign_in = (
        f'curl -s -u "$(python3 -c {shlex.quote(read)})" -d grant_type=client_credentials {base}/oauth/token'
    )
    curl = 'curl -s -H "Authorization: Bearer $TOKEN"'
    typed = "-H 'Content-Type: application/json'"
    return [
        f"TOKEN=$({sign_in} | python3 -c {shlex.quote(_PRINT_TOKEN)})",
        f"{curl} '{base}/v1/referrals?direction=in&status=sent' | python3 -m json.tool",
        f"{curl} {typed} -d {shlex.quote(report)} {base}/v1/signalements | python3 -m json.tool",
    ]
