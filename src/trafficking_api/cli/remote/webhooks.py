"""The commands for whoever builds a receiver of webhooks: try it, and have something sent again."""

import json
import time
from datetime import UTC, datetime
from typing import Annotated, Any
from urllib.parse import urlencode
from uuid import UUID

import httpx
import typer
from standardwebhooks import Webhook

from trafficking_api.cli.remote import options
from trafficking_api.cli.remote.events import WAIT
from trafficking_api.cli.remote.exits import Exit, stop
from trafficking_api.cli.remote.profiles import load
from trafficking_api.cli.remote.session import Session, own, session

DELIVERIES = "/v1/webhook-deliveries"
#: Between two looks at what became of a delivery, in seconds.
PAUSE = 0.5
Seconds = Annotated[int, typer.Option(min=1, max=600, help="how long to wait for the answer")]

app = typer.Typer(no_args_is_help=True, help="Try webhooks, and have them sent again.")

#: Signs what is passed on to a receiver that is being built; it protects nothing.
TRIAL_SECRET = "whsec_dHJhZmZpY2tpbmctYXBpLXRyaWFsLXNlY3JldC0wMQ=="  # noqa: S105 (known to everybody)


@app.command()
def listen(
    forward_to: Annotated[str, typer.Argument(help="your receiver, such as http://127.0.0.1:3000/hooks")],
    profile: options.Profile = "default",
    after: Annotated[int | None, typer.Option(help="from this position on; from now on, if none")] = None,
) -> None:
    """Pass each event on to a receiver on this machine, signed as a webhook is, until stopped.

    Nothing is registered, and no server need reach yours. Its secret is said at the beginning.
    """
    signer = Webhook(TRIAL_SECRET)
    typer.echo(f"secret: {TRIAL_SECRET}")
    with session(load(profile)) as opened, httpx.Client(timeout=30, trust_env=False) as receiver:
        start = "end" if after is None else after
        link = f"/v1/events?{urlencode({'after': start, 'limit': 200, 'wait': WAIT})}"
        if after is None:
            link = opened.get(link).json()["next"]
        typer.echo("listening from now on" if after is None else f"listening after event {after}")
        while True:
            page = opened.get(own(link)).json()
            for event in page["items"]:
                said = _passed_on(receiver, forward_to, signer, event)
                typer.echo(f"{event['position']} {event['type']}: {said}")
            link = page["next"]


def _passed_on(receiver: httpx.Client, address: str, signer: Webhook, event: dict[str, Any]) -> str:
    body, now = json.dumps(event), datetime.now(UTC)
    headers = {
        "Content-Type": "application/json",
        "webhook-id": event["id"],
        "webhook-timestamp": str(int(now.timestamp())),
        "webhook-signature": signer.sign(event["id"], now, body),
    }
    try:
        return str(receiver.post(address, content=body, headers=headers).status_code)
    except (httpx.RequestError, httpx.InvalidURL) as error:
        return type(error).__name__


@app.command()
def trigger(
    endpoint_id: Annotated[UUID, typer.Argument(help="one of your endpoints")],
    profile: options.Profile = "default",
    seconds: Seconds = 30,
) -> None:
    """Have a test event sent to an endpoint, and say what it answered. Ends with 6 if it did not arrive."""
    with session(load(profile)) as opened:
        sent = opened.change("POST", DELIVERIES, {"endpoint_id": str(endpoint_id)}).json()
        _tell(opened, f"{DELIVERIES}/{UUID(sent['id'])}", seconds)


@app.command()
def resend(
    delivery_id: Annotated[UUID, typer.Argument(help="a delivery that arrived or was given up")],
    profile: options.Profile = "default",
    seconds: Seconds = 30,
) -> None:
    """Have an event sent once more, with the same webhook-id. Ends with 6 if it did not arrive."""
    with session(load(profile)) as opened:
        path = f"{DELIVERIES}/{delivery_id}"
        version = opened.get(path).json()["version"]
        opened.change("POST", f"{path}/resend", headers={"If-Match": f'"{version}"'})
        _tell(opened, path, seconds)


def _tell(opened: Session, path: str, seconds: int) -> None:
    """Wait for the first attempt, and say how it went. Raises Ended."""
    deadline = time.monotonic() + seconds
    while True:
        now = opened.get(path).json()
        if now["status"] == "delivered":
            typer.echo(f"{now['id']}: {now['last_status']} after {now['last_milliseconds']} ms")
            return
        if now["attempts"] or time.monotonic() > deadline:
            why = now["last_failure"] or "nobody has tried yet"
            stop(Exit.DIFFERENT, f"{now['id']} has not arrived: {why}")
        time.sleep(PAUSE)
