"""What travels about guarantee funds: what they are, and how much is in them."""

from datetime import datetime
from typing import Annotated
from uuid import UUID

from pydantic import AfterValidator, ConfigDict, Field
from pydantic.config import JsonDict
from pydantic_core import PydanticCustomError

from trafficking_api.features.loans.papers.neutral import betraying
from trafficking_api.features.loans.states import CENTRE, FUND, FundStatus
from trafficking_api.kit.paging import PageParams
from trafficking_api.kit.wire import MOST, In, Instant, Line, Money, MoneyPublic, Out, Patch, TotalPublic
from trafficking_api.vocabulary.types import CountryCode, HousingRegion

#: A currency (ISO 4217).
Currency = Annotated[str, Field(min_length=3, max_length=3, pattern="^[A-Z]{3}$")]
_ALONE = (
    "up to this amount, who approved a loan may pay it out too; above it another member does (LOAN-11). "
    "Zero: always another one. Nobody uses it who said it last"
)
_PAYER = (
    "who pays, on letters and transfers to landlords: a name that tells nothing about the person (LOAN-16). "
    "Some words are refused"
)
_ACCOUNT = "the account of the centre that is paid from; it stands on the contract"


def _refuse_telling(name: str) -> str:
    if betraying(name):
        raise PydanticCustomError("telling_name", "a name without a word that tells who is helped, or why")
    return name


PayerName = Annotated[Line, AfterValidator(_refuse_telling), Field(description=_PAYER)]
Sum = Annotated[int, Field(ge=-MOST, le=MOST)]
_SIGNED: JsonDict = {"examples": [{"amount_minor": -12000, "currency": "EUR"}]}


class SumPublic(Out):
    """An amount in the minor units of its currency (ISO 4217) that may be below zero."""

    model_config = ConfigDict(json_schema_extra=_SIGNED)

    amount_minor: Sum
    currency: Currency


class NewGuaranteeFund(In):
    """Money that is lent for rental deposits. Its currency and country stay as they are."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {
                    "name": "Guarantee fund Brussels",
                    "currency": "EUR",
                    "country": "BE",
                    "region": "Brussels",
                    "disburse_alone": {"amount_minor": 50000, "currency": "EUR"},
                    "payer_name": "Linden non-profit",
                    "payer_account": "BE68 5390 0754 7034",
                }
            ]
        }
    )

    name: Line
    currency: Currency
    country: CountryCode = Field(description="whose limits hold for its loans")
    region: HousingRegion | None = Field(default=None, description="the region whose limits hold, if not one")
    disburse_alone: Money | None = Field(default=None, description=f"{_ALONE}, as by default")
    payer_name: PayerName
    payer_account: Line | None = Field(default=None, description=_ACCOUNT)


class GuaranteeFundPatch(Patch):
    """What can change of a fund."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"payer_name": "Linden non-profit"}]})

    name: Line = ""
    region: HousingRegion | None = None
    disburse_alone: Money = Field(default=Money(amount_minor=0, currency="EUR"), description=_ALONE)
    payer_name: PayerName = ""
    payer_account: Line | None = Field(default=None, description=_ACCOUNT)


class GuaranteeFundPublic(Out):
    """A fund that lends for rental deposits. How much is in it is its `balance`."""

    id: UUID
    version: int = Field(ge=1, le=2_147_483_647)
    status: FundStatus
    name: str = Field(max_length=200)
    currency: Currency
    book_id: UUID = Field(description="the book of the centre in this currency")
    country: CountryCode
    region: HousingRegion | None
    disburse_alone: MoneyPublic = Field(description=_ALONE)
    payer_name: str = Field(max_length=200, description=_PAYER)
    payer_account: str | None = Field(max_length=200, description=_ACCOUNT)
    created_at: datetime
    updated_at: datetime
    allowed_commands: list[str] = Field(max_length=5, json_schema_extra=FUND.commands_schema(CENTRE))


class GuaranteeFundFilter(PageParams):
    """Which funds."""

    status: list[FundStatus] = Field(default=[], max_length=2)
    currency: list[Currency] = Field(default=[], max_length=20)
    updated_since: Instant | None = None


class FundBalance(Out):
    """How much is in a fund now, and how much of that can still be lent.

    Each but `committed` can be below zero: a payment that bounces is booked though its money was lent again.
    """

    fund_id: UUID
    as_of: datetime = Field(
        description="nothing later counts; what was being booked at that moment may not count yet"
    )
    balance: SumPublic = Field(description="what came in, less what was paid out")
    committed: TotalPublic = Field(description="approved, and not paid out yet")
    owed_to_borrowers: SumPublic = Field(description="what borrowers paid too much, and get back")
    available: SumPublic = Field(
        description="the balance, less what is committed and what is owed: no more can be approved"
    )
