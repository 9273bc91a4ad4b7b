"""Page links are opaque, bound to organisation, address and filters, and tell no value."""

import base64
import json
import secrets
from typing import Any
from urllib.parse import parse_qsl, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trafficking_api.kit.errors import BadCursor
from trafficking_api.kit.paging import PageParams, PageRequest

KEY = secrets.token_bytes(32)
LAST = ["2026-11-22T09:00:00+00:00", "0190a7c0-0000-7000-8000-000000000001"]
Filters = tuple[tuple[str, str], ...]


def asked(
    cursor: str | None = None,
    *,
    key: bytes = KEY,
    tenant: str = "one",
    path: str = "/v1/cases",
    filters: Filters = (("status", "intake"),),
    limit: int = 50,
) -> PageRequest:
    sent = [*filters, ("limit", str(limit)), *([("cursor", cursor)] if cursor is not None else [])]
    return PageRequest.open(key, tenant, path, sent, PageParams(limit=limit, cursor=cursor))


def cursor_in(link: str) -> str:
    return dict(parse_qsl(urlsplit(link).query))["cursor"]


def test_a_link_leads_on_with_its_filters_and_limit() -> None:
    filters = (("status", "intake"), ("status", "closed"), ("updated_since", "2026-01-01T00:00:00+01:00"))
    link = asked(filters=filters, limit=7).next_link(LAST)
    parts = urlsplit(link)
    sent = parse_qsl(parts.query, strict_parsing=True)
    assert (parts.scheme, parts.netloc, parts.path) == ("", "", "/v1/cases")
    assert sorted(pair for pair in sent if pair[0] not in {"cursor", "limit"}) == sorted(filters)
    assert ("limit", "7") in sent
    assert asked(cursor_in(link), filters=filters).after == LAST


def test_filters_in_another_order_and_another_limit_are_the_same_list() -> None:
    filters = (("status", "intake"), ("updated_since", "x"))
    cursor = cursor_in(asked(filters=filters).next_link(LAST))
    assert asked(cursor, filters=filters[::-1], limit=3).after == LAST


@pytest.mark.parametrize(
    "elsewhere",
    [
        {"tenant": "two"},
        {"path": "/v1/referrals"},
        {"filters": ()},
        {"filters": (("status", "closed"),)},
        {"filters": (("status", "intake"), ("status", "intake"))},
        {"filters": (("status", "intake"), ("country", "BE"))},
        {"key": secrets.token_bytes(32)},
    ],
    ids=lambda elsewhere: next(iter(elsewhere)),
)
def test_a_cursor_is_good_for_its_own_list_only(elsewhere: dict[str, Any]) -> None:
    cursor = cursor_in(asked().next_link(LAST))
    assert asked(cursor).after == LAST
    with pytest.raises(BadCursor):
        asked(cursor, **elsewhere)


def test_every_changed_byte_of_a_cursor_is_refused() -> None:
    raw = base64.urlsafe_b64decode(cursor_in(asked().next_link(LAST)) + "==")
    for index in range(len(raw)):
        changed = bytearray(raw)
        changed[index] ^= 1
        with pytest.raises(BadCursor):
            asked(base64.urlsafe_b64encode(changed).decode())
    for length in range(len(raw)):
        with pytest.raises(BadCursor):
            asked(base64.urlsafe_b64encode(raw[:length]).decode())


@given(st.text(max_size=1000))
def test_no_made_up_cursor_crashes_or_opens(cursor: str) -> None:
    with pytest.raises(BadCursor):
        asked(cursor)


def test_a_cursor_tells_no_value_and_is_another_each_time() -> None:
    canary = "canary-4711"
    links = {asked().next_link([canary, LAST[1]]) for _ in range(3)}
    assert len(links) == 3
    for link in links:
        raw = base64.urlsafe_b64decode(cursor_in(link) + "==")
        for told in (canary, LAST[1], LAST[1].replace("-", ""), json.dumps(canary)):
            assert told not in link
            assert told.encode() not in raw
