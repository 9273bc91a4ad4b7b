"""What README and CONTRIBUTING say is true: their calls work, their files, commands and settings exist."""

import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest
from typer.main import get_group

from tests import servers
from trafficking_api.cli.server import app as cli
from trafficking_api.settings import Settings

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
#: What guides a reader through the code; a decision may name what is not built yet.
GUIDES = ["README.md", "CONTRIBUTING.md", "docs/glossary.md", "docs/threat-model.md"]
PAGES = sorted([*GUIDES, *(str(page.relative_to(ROOT)) for page in (ROOT / "docs/decisions").glob("*.md"))])

FENCED = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
SPAN = re.compile(r"`([^`\n]+)`")
LINK = re.compile(r"\]\((?!https?:)([^)#\s]+)")
FILE = re.compile(r"[\w.-]*(?:/[\w.-]+)+/?|[\w-]+\.(?:py|md|json|toml|po|lock|yaml|sh)")
#: Made when it runs, so not in the repository.
MADE = {".demo/credentials.json", "keys.json"}

API_LINE = "API=http://127.0.0.1:8000\n"
CREDENTIALS_LINE = "CREDENTIALS=.demo/credentials.json\n"
READY_SECONDS = 180


def text_of(page: str) -> str:
    return (ROOT / page).read_text(encoding="utf-8")


def section(title: str) -> str:
    """One section of the README, from its title to the next."""
    return README.split(f"\n## {title}\n", 1)[1].split("\n## ", 1)[0]


def blocks(text: str, language: str) -> list[str]:
    return [body for kind, body in FENCED.findall(text) if kind == language]


def code(page: str) -> list[str]:
    """All that a page shows as code: spans in sentences, and lines of blocks."""
    text = text_of(page)
    lines = [line for _, body in FENCED.findall(text) for line in body.splitlines()]
    return SPAN.findall(FENCED.sub("", text)) + lines


def first_calls(api: str, credentials: Path) -> str:
    """The calls of the README as one script, against another server."""
    script = "".join(blocks(section("First calls"), "bash"))
    for line, mine in ((API_LINE, f"API={api}\n"), (CREDENTIALS_LINE, f"CREDENTIALS={credentials}\n")):
        assert script.count(line) == 1
        script = script.replace(line, mine)
    return script


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def is_ready(api: str) -> bool:
    try:
        return httpx.get(f"{api}/readyz", timeout=5, trust_env=False).status_code == 200
    except httpx.TransportError:
        return False


@contextmanager
def demo(folder: Path) -> Iterator[str]:
    """A demo server as `make demo` starts it, in a folder of its own; gives its address."""
    port = free_port()
    program = Path(sys.executable).with_name("trafficking-api")
    command = [str(program), "demo", "--port", str(port), "--data-dir", str(folder)]
    said = folder.with_name("said.txt")
    with (
        said.open("w") as output,
        subprocess.Popen(command, env=servers.plain_environment(), stdout=output, stderr=output) as server,
    ):
        try:
            deadline = time.monotonic() + READY_SECONDS
            while not is_ready(f"http://127.0.0.1:{port}"):
                assert server.poll() is None, said.read_text()
                assert time.monotonic() < deadline, said.read_text()
                time.sleep(0.2)
            yield f"http://127.0.0.1:{port}"
        finally:
            server.send_signal(signal.SIGTERM)
            server.wait(60)


@pytest.mark.slow
@pytest.mark.timeout(600)
def test_the_first_calls_work_as_they_stand() -> None:
    folder = servers.fresh_folder("readme") / "demo"
    with demo(folder) as api:
        script = first_calls(api, folder / "credentials.json")
        for _ in range(2):  # a reader may paste it all again
            done = subprocess.run(
                ["bash", "-euo", "pipefail", "-c", script],
                check=False,
                capture_output=True,
                text=True,
                timeout=250,
                env={"PATH": os.environ["PATH"], "no_proxy": "127.0.0.1"},
            )
            assert done.returncode == 0, done.stderr + done.stdout
            said = done.stdout.splitlines()
            assert said[0] == "received"
            assert said[1].startswith("One person found")
            assert said[2] == "converted"
            assert int(said[3]) >= 5
            assert '"card": {' in done.stdout
            # The card is all there is until it is accepted, and she herself only as far as she agreed.
            steps = [line for line in said[4:] if re.fullmatch(r"[a-z_]+|\d+", line)]
            assert steps == [
                *("404", "accepted", "active", "released", "in_progress", "completed"),
                *("sent", "accepted", "released", "200", "withdrawn", "404"),
                *("held", "confirmed", "occupied", "404", "departed"),
                *("active", "in_approval", "active", "done"),
                *("refused", "signed", "obtained", "approved", "active"),
                *("complaint_filed", "investigation", "referred", "trial", "judgment"),
                *("active", "stopped"),
            ]
            assert '"first_name": "Phet"' in done.stdout
            assert "XX0000000" not in done.stdout
            assert said.count("['ConsentEnded']") == 2
            # Where the house is, the stay tells those who give beds; partners see no more than a band.
            assert "Rue Inventée des Tilleuls" in done.stdout
            assert '"band": "' in done.stdout
            assert "total," in done.stdout
            # What was sent twice moved once; the landlord reads of the dwelling, and not of her.
            booked = [line for line in said if "left:" in line]
            assert [line.split()[1:] for line in booked] == [
                ["Disbursement", "140000", "left:", "140000"],
                ["Repayment", "10000", "left:", "130000"],
            ]
            (letter,) = [line for line in said if "Rue Inventée 2" in line]
            assert "Linden non-profit" in letter
            assert "Noy" not in letter
            assert said.count("True") == 1
            # When the day of the judgment moves, another deadline comes; a calendar tells when, and no more.
            deadlines = [line.split()[0] for line in said if re.fullmatch(r"(open|superseded) \S+", line)]
            assert deadlines == ["open", "superseded"]
            assert said.count("SUMMARY:Rendez-vous") == 1
            assert "Place Inventée" not in done.stdout
            assert any(line.startswith("reflection_45d until ") for line in said)
            due = {line.split()[1] for line in said if re.fullmatch(r"\d{4}-\d\d-\d\d [a-z_]+", line)}
            assert due == {"deadline", "hearing", "residence_paper", "residence_request"}
            # A program is told what happened, and the lists are there for people and in files.
            assert any(re.fullmatch(r"\d+ referral\.[a-z_]+ version \d+", line) for line in said)
            headings = [set(line[1:].split(",")) for line in said if line.startswith("\ufeff")]
            assert any({"id", "gender", "gender_label"} <= heading for heading in headings)
            assert any(re.fullmatch(r"visits \d+ rows, \d+ bytes", line) for line in said)


def test_the_first_calls_need_only_curl_and_python() -> None:
    script = "".join(blocks(section("First calls"), "bash"))
    assert API_LINE in script
    assert CREDENTIALS_LINE in script
    assert not re.search(r"\b(jq|http|wget|node)\b ", script)


def targets() -> set[str]:
    return set(re.findall(r"^([a-z][a-z0-9-]*):", text_of("Makefile"), re.MULTILINE))


def test_the_two_commands_are_run_and_test() -> None:
    (block,) = blocks(section("Run it, test it"), "")
    assert block.splitlines() == ["make demo", "make test"]
    assert {"demo", "test"} <= targets()


@pytest.mark.parametrize("page", PAGES)
def test_every_make_target_that_is_named_exists(page: str) -> None:
    named = {name for text in code(page) for name in re.findall(r"^make ([a-z][a-z0-9-]*)", text)}
    assert named <= targets()


@pytest.mark.parametrize("page", PAGES)
def test_every_command_that_is_named_exists(page: str) -> None:
    named = {name for text in code(page) for name in re.findall(r"^trafficking-api ([a-z-]+)", text)}
    assert named <= set(get_group(cli).commands)


@pytest.mark.parametrize("page", PAGES)
def test_every_link_leads_somewhere(page: str) -> None:
    links = LINK.findall(text_of(page))
    assert [link for link in links if not ((ROOT / page).parent / link).exists()] == []


def exists(name: str) -> bool:
    if "/" in name:
        return (ROOT / name).exists()
    return (
        any(next((ROOT / folder).rglob(name), None) for folder in ("src", "tests", "migrations", "scripts"))
        or (ROOT / name).exists()
    )


@pytest.mark.parametrize("page", GUIDES)
def test_every_file_that_is_named_exists(page: str) -> None:
    spans = SPAN.findall(FENCED.sub("", text_of(page)))
    named = {span for span in spans if FILE.fullmatch(span) and not span.startswith("/")} - MADE
    assert named
    assert sorted(name for name in named if not exists(name)) == []


def test_the_tree_is_the_one_that_is_there() -> None:
    (tree,) = [block for block in blocks(README, "") if block.startswith("src/")]
    above = ROOT
    for line in tree.splitlines():
        entry = line.split()[0]
        if not line.startswith(" "):
            above = ROOT / entry
            assert above.exists(), entry
        elif line.startswith("  ") and not line.startswith("   "):
            assert (above / entry).exists(), entry


def test_the_settings_are_all_there_and_no_other() -> None:
    rows = [line for line in section("Deploy it").splitlines() if line.startswith("| `")]
    named = [name for row in rows for name in SPAN.findall(row.split("|")[1])]
    assert sorted(named) == sorted(name.upper() for name in Settings.model_fields)
