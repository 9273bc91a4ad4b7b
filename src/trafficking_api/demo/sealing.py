"""Seals words about the demo's people, each under her own key, which is looked up once."""

from typing import Any

from trafficking_api.demo.past import Past
from trafficking_api.demo.supports import Support
from trafficking_api.features.cases import service as cases


async def seal(mandate: Past, support: Support, row: Any, column: str, words: dict[str, Any]) -> None:
    """Seal words in a column of a row about this person; where nothing is told, nothing is sealed."""
    if not any(words.values()):
        return
    sealer: cases.Sealer | None = support.rows.get("sealer")
    if sealer is None:
        sealer = support.rows["sealer"] = await cases.sealer(mandate, support.case)
    sealed, row.sealed_for = sealer(f"{row.__tablename__}.{column}", row.id, words)
    setattr(row, column, sealed)
