"""A sheet of paper: one HTML document that needs nothing else, runs nothing, and prints on A4."""

import base64
import hashlib
from html import escape
from typing import Final

from trafficking_api.features.loans.papers.words import Words, data

_CSS: Final = data("paper.css")
_HASH: Final = base64.b64encode(hashlib.sha256(_CSS.encode()).digest()).decode()

#: What the paper may load: its own style, and nothing else. To be sent as a header with it, too.
CONTENT_SECURITY_POLICY: Final = (
    f"default-src 'none'; style-src 'sha256-{_HASH}'; base-uri 'none'; form-action 'none'"
)


class Markup(str):
    """Text that is HTML already; any other text is escaped when it is put into an element."""

    __slots__ = ()


def _inside(child: str) -> str:
    return child if isinstance(child, Markup) else escape(child)


def el(name: str, *children: str, kind: str = "", **attributes: str) -> Markup:
    """An element: `kind` is its class; children that are not markup are escaped."""
    named = {"class": kind, **attributes} if kind else attributes
    written = "".join(f' {key}="{escape(value)}"' for key, value in named.items())
    return Markup(f"<{name}{written}>{''.join(map(_inside, children))}</{name}>")


def joined(*parts: str) -> Markup:
    """Parts one after the other."""
    return Markup("".join(map(_inside, parts)))


def lines(text: str) -> Markup:
    """A text of several lines, such as an address."""
    return Markup("<br>".join(escape(line) for line in text.strip().splitlines()))


def row(*cells: str, money: int = 0, head: bool = False) -> Markup:
    """A row of a table; so many of its last cells are amounts."""
    first_amount = len(cells) - money
    return el(
        "tr",
        *(
            el(
                "th" if head else "td",
                cell,
                kind="money" if place >= first_amount else "",
                **({"scope": "col"} if head else {}),
            )
            for place, cell in enumerate(cells)
        ),
    )


def facts(*pairs: tuple[str, str]) -> Markup:
    """A table of names and what they are."""
    return el(
        "table",
        el("tbody", *(el("tr", el("th", name, scope="row"), el("td", value)) for name, value in pairs)),
        kind="facts",
    )


def sheet(words: Words, title: str, header: str, *parts: str) -> str:
    """The whole document. Its title is the paper's, so a saved file has no other name in it."""
    return "<!DOCTYPE html>\n" + el(
        "html",
        el(
            "head",
            Markup('<meta charset="utf-8">'),
            Markup(
                f'<meta http-equiv="Content-Security-Policy" content="{escape(CONTENT_SECURITY_POLICY)}">'
            ),
            Markup('<meta name="referrer" content="no-referrer"><meta name="robots" content="noindex">'),
            Markup('<meta name="viewport" content="width=device-width, initial-scale=1">'),
            el("title", title),
            el("style", Markup(_CSS)),
        ),
        el("body", header, el("main", *parts)),
        lang=words.language,
    )


def letterhead(words: Words, payer_name: str, day: str) -> Markup:
    """Whose paper it is, and of which day."""
    return el(
        "header",
        el("div", payer_name, kind="from"),
        el("div", words("date", day=day), kind="day"),
    )
