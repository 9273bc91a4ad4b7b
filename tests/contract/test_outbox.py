"""The journal is what notifications will be made of: no person, place, purpose or word is in it (G-14)."""

import re

import pytest

from tests.contract.rows import tables
from tests.factories.exchange_mail import SETTINGS, at, told
from tests.factories.house import House
from tests.factories.world import World, identifier
from tests.postbox import Postbox, serving
from trafficking_api.features.exchange.rules.mail import words
from trafficking_api.features.exchange.service import postman
from trafficking_api.features.members.rules import MailLanguage, NoticeKind
from trafficking_api.vocabulary import CODE_LISTS

OUTBOX = ("events", "audit_events", "feed_entries")
_NAME = re.compile(r"[a-z][a-z0-9_]*")


async def test_g_14_no_canary_of_any_field_is_in_the_outbox(house: House, world: World) -> None:
    assert len(world.canaries) > 100
    for table in OUTBOX:
        rows = await house.owner_execute(
            f"SELECT t::text FROM {table} t WHERE organisation_id = ANY(:ids)",  # noqa: S608 - names of this file
            ids=[party.id for party in world.parties],
        )
        told = "\n".join(rows.scalars())
        assert told.count("\n") > 100
        assert [canary for canary in world.canaries if canary in told] == []


async def test_g_14_the_outbox_has_names_of_fields_codes_and_ids_only(house: House, world: World) -> None:
    async with house.owner.connect() as connection:
        columns = {column for table in await tables(connection) for column in table.columns}
    codes = {value.code for code_list in CODE_LISTS.values() for value in code_list.values}
    rows = await house.owner_execute("SELECT type, object_kind, from_state, to_state, fields FROM events")
    for type_, kind, before, after, fields in rows.all():
        assert re.fullmatch(r"[a-z_]+\.[a-z_]+", type_)
        assert all(_NAME.fullmatch(word) for word in (kind, before, after) if word is not None)
        assert set(fields) <= columns
    reasons = await house.owner_execute("SELECT DISTINCT reason FROM audit_events WHERE reason IS NOT NULL")
    assert set(reasons.scalars()) <= codes


#: Somebody at the organisation wants to be told of everything, from the beginning on, in this language.
_WANTS = """
    UPDATE members SET mail_since = created_at, mail_language = :language, mail_kinds = CAST(:kinds AS text[])
    WHERE status = 'active' AND email IS NOT NULL AND organisation_id = ANY(:ids)"""
#: What waits already, waits on.
_LATER = "UPDATE mail_deliveries SET next_at = next_at + interval '1 year' WHERE status = 'pending'"
_NOW = "UPDATE mail_deliveries SET next_at = next_at - interval '1 year' WHERE status = 'pending'"
_FORGET = (
    "DELETE FROM mail_deliveries WHERE id <> ALL(CAST(:mails AS uuid[]))",
    "DELETE FROM feed_cursors WHERE reader = 'mail'",
    "UPDATE members SET mail_since = NULL, mail_kinds = '{}', email = NULL WHERE id = ANY(:members)",
)


@pytest.mark.parametrize("language", list(MailLanguage))
async def test_g_14_no_canary_of_any_field_is_in_a_mail(
    house: House, world: World, language: MailLanguage, monkeypatch: pytest.MonkeyPatch
) -> None:
    """All that ever happened in the network is mailed to all who may know it, and what arrives is read."""
    box = Postbox()
    monkeypatch.setattr(postman, "TURNS", 10_000)  # everything, and not what one round brings
    await house.owner_execute(_LATER)
    before = [identifier(here) for here in world.mails.values()]
    staff = [caller for party in world.parties for caller in party.callers.values()]
    new = [each for each in staff if each.member_id and each is not world.centre.coordinator]
    for caller in new:
        await told(house, caller, email=f"{caller.client_id}@example.invalid", kinds=["books"])
    kinds, ids = [str(kind) for kind in NoticeKind], [party.id for party in world.parties]
    await house.owner_execute(_WANTS, language=str(language), kinds=kinds, ids=ids)
    try:
        with serving(box):
            for party in world.parties:
                await postman.Postman(house.office, at(box)).serve(party.id)
        rows = await house.owner_execute("SELECT DISTINCT kind FROM mail_deliveries WHERE status = 'sent'")
        sent = set(rows.scalars())
    finally:
        for forget in (_NOW, *_FORGET):
            named = {"mails": before, "members": [caller.member_id for caller in new]}
            await house.owner_execute(forget, **{key: named[key] for key in named if f":{key}" in forget})
    assert sent >= {"hearings", "deadlines", "referrals", "break_glass"}
    own = (await world.centre.coordinator.get(SETTINGS)).json()["email"].partition("@")[0]
    texts = [mail.get_content() for mail in box.mails]
    assert set(texts) <= {words(kind, language)[1].replace("\n", "\r\n") for kind in NoticeKind}
    secrets = [*world.canaries, *(str(party.id) for party in world.parties), *(p.slug for p in world.parties)]
    for raw in box.raw:
        told_ = raw.decode().replace(own, "")
        assert [secret for secret in secrets if secret in told_ and secret != own] == []


def test_g_14_no_word_of_a_mail_says_what_the_house_is_for() -> None:
    tells = re.compile(
        r"victim|traffic|traite|tribunal|court|audience|hearing|centre|shelter|case|dossier|police|loan|prêt",
        re.IGNORECASE,
    )
    for language in MailLanguage:
        for kind in NoticeKind:
            assert tells.search(" ".join(words(kind, language))) is None
