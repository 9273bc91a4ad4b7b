"""The texts of the papers, and how amounts and days are written in each language."""

import copy
import json
import re
from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal
from functools import cache
from importlib import resources
from types import MappingProxyType
from typing import Final

from babel import Locale
from babel.dates import format_date, format_time

#: The languages of the code list `paper_language`, as they are written where the papers are read.
LOCALES: Final = MappingProxyType(
    {"en": Locale("en", "GB"), "fr": Locale("fr", "BE"), "nl": Locale("nl", "BE")}
)

#: A code of letters needs a space before the number, or after it: CLDR's rule for symbols of letters.
_TOUCHING: Final = re.compile(r"(?<=[^\W\d_])(?=\d)|(?<=\d)(?=[^\W\d_])")


def data(name: str) -> str:
    """The text of a file that lies beside this one."""
    return resources.files("trafficking_api.features.loans.papers").joinpath(name).read_text(encoding="utf-8")


@cache
def texts() -> Mapping[str, Mapping[str, str]]:
    """Every text, by its key and its language."""
    found: dict[str, dict[str, str]] = json.loads(data("texts.json"))["texts"]
    return MappingProxyType({key: MappingProxyType(versions) for key, versions in found.items()})


class Words:
    """What a paper says in one language."""

    def __init__(self, language: str) -> None:
        self.language = language
        self.locale = LOCALES[language]

    def __call__(self, key: str, **values: str) -> str:
        return texts()[key][self.language].format(**values)

    def day(self, day: date) -> str:
        """A day, with the month as a word: nobody takes 3/4 for the third of April, or for March."""
        return format_date(day, "long", locale=self.locale).replace(" ", "\N{NO-BREAK SPACE}")

    def instant(self, instant: datetime) -> str:
        """A day and a time, in the zone that the instant came with."""
        time = format_time(instant, "short", tzinfo=instant.tzinfo, locale=self.locale)
        return f"{self.day(instant.date())}, {time}"

    def money(self, amount_minor: int, currency: str, exponent: int) -> str:
        """An amount with all the decimals that ISO 4217 gives its currency, also where CLDR writes none."""
        pattern = copy.copy(self.locale.currency_formats["standard"])
        pattern.frac_prec = (exponent, exponent)
        value = Decimal(amount_minor).scaleb(-exponent)
        written = pattern.apply(value, self.locale, currency=currency, currency_digits=False)
        return _TOUCHING.sub("\N{NO-BREAK SPACE}", written)
