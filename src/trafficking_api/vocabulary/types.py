"""The codes as they travel: a form that takes a code takes only the codes of its list."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Annotated

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, core_schema
from typing_extensions import TypeAliasType

from trafficking_api.countries import COUNTRIES
from trafficking_api.vocabulary import code_list


@dataclass(frozen=True)
class OneOf:
    """Lets a string through if it is a code of the named list, and shows the list in the API document."""

    name: str

    def codes(self) -> Sequence[str]:
        """Give the codes in the order of the list."""
        return [value.code for value in code_list(self.name).values]

    def __get_pydantic_core_schema__(self, source: object, handler: GetCoreSchemaHandler) -> CoreSchema:
        """Check that it is a string, then that it is a code (both in pydantic's compiled part)."""
        code = core_schema.custom_error_schema(
            core_schema.literal_schema(list(self.codes())),
            custom_error_type="unknown_code",
            # Neither message nor context repeats what was sent: it may be a name, typed in the wrong field.
            custom_error_message="Input should be a code of the list {code_list}",
            custom_error_context={"code_list": self.name},
        )
        return core_schema.chain_schema(
            [core_schema.str_schema(strict=True), code],
            # A code that left its list later is still written as it was stored.
            serialization=core_schema.to_string_ser_schema(),
        )

    def __get_pydantic_json_schema__(
        self, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        """Write the closed list into the API document."""
        return {
            "type": "string",
            "enum": list(self.codes()),
            "description": f"A code of the list `{self.name}`.",
        }


class OneOfOrUnknown(OneOf):
    """Lets a code of the list through, or `unknown` where a card does not tell it."""

    def codes(self) -> Sequence[str]:
        """Give the codes of the list, then `unknown`."""
        return [*super().codes(), "unknown"]


class OneOfCountries(OneOf):
    """Lets a string through if it is the ISO 3166-1 alpha-2 code of a country."""

    def codes(self) -> Sequence[str]:
        """Give the codes of all countries in alphabetical order."""
        return sorted(COUNTRIES)


# A type has the name of its list in CamelCase. TypeAliasType makes it a named component of the API document,
# so that a client gets one enumeration per list and not one per field.
ExploitationType = TypeAliasType("ExploitationType", Annotated[str, OneOf("exploitation_type")])
ControlMethod = TypeAliasType("ControlMethod", Annotated[str, OneOf("control_method")])
ExploitationBroad = TypeAliasType("ExploitationBroad", Annotated[str, OneOf("exploitation_broad")])
Gender = TypeAliasType("Gender", Annotated[str, OneOf("gender")])
RecruiterRelation = TypeAliasType("RecruiterRelation", Annotated[str, OneOf("recruiter_relation")])
Industry = TypeAliasType("Industry", Annotated[str, OneOf("industry")])
SexExploitationType = TypeAliasType("SexExploitationType", Annotated[str, OneOf("sex_exploitation_type")])
RecruitmentMethod = TypeAliasType("RecruitmentMethod", Annotated[str, OneOf("recruitment_method")])
WebsitesApps = TypeAliasType("WebsitesApps", Annotated[str, OneOf("websites_apps")])
PalermoAct = TypeAliasType("PalermoAct", Annotated[str, OneOf("palermo_act")])
PalermoMeans = TypeAliasType("PalermoMeans", Annotated[str, OneOf("palermo_means")])
IloIndicator = TypeAliasType("IloIndicator", Annotated[str, OneOf("ilo_indicator")])
OrganisationType = TypeAliasType("OrganisationType", Annotated[str, OneOf("organisation_type")])
OrganisationKind = TypeAliasType("OrganisationKind", Annotated[str, OneOf("organisation_kind")])
Role = TypeAliasType("Role", Annotated[str, OneOf("role")])
ReportSource = TypeAliasType("ReportSource", Annotated[str, OneOf("report_source")])
ReportChannel = TypeAliasType("ReportChannel", Annotated[str, OneOf("report_channel")])
ReportContext = TypeAliasType("ReportContext", Annotated[str, OneOf("report_context")])
ReportOutcome = TypeAliasType("ReportOutcome", Annotated[str, OneOf("report_outcome")])
Urgency = TypeAliasType("Urgency", Annotated[str, OneOf("urgency")])
SupportDomain = TypeAliasType("SupportDomain", Annotated[str, OneOf("support_domain")])
MigrationStatus = TypeAliasType("MigrationStatus", Annotated[str, OneOf("migration_status")])
ClosureReason = TypeAliasType("ClosureReason", Annotated[str, OneOf("closure_reason")])
AssessmentResult = TypeAliasType("AssessmentResult", Annotated[str, OneOf("assessment_result")])
ReferralDeclineReason = TypeAliasType(
    "ReferralDeclineReason", Annotated[str, OneOf("referral_decline_reason")]
)
ReferralWithdrawCode = TypeAliasType("ReferralWithdrawCode", Annotated[str, OneOf("referral_withdraw_code")])
DeclinedBy = TypeAliasType("DeclinedBy", Annotated[str, OneOf("declined_by")])
ReopenReason = TypeAliasType("ReopenReason", Annotated[str, OneOf("reopen_reason")])
AccessReason = TypeAliasType("AccessReason", Annotated[str, OneOf("access_reason")])
CaseSensitivity = TypeAliasType("CaseSensitivity", Annotated[str, OneOf("case_sensitivity")])
ExclusionReason = TypeAliasType("ExclusionReason", Annotated[str, OneOf("exclusion_reason")])
HouseholdRelation = TypeAliasType("HouseholdRelation", Annotated[str, OneOf("household_relation")])
ContactKind = TypeAliasType("ContactKind", Annotated[str, OneOf("contact_kind")])
IdentityDocumentKind = TypeAliasType("IdentityDocumentKind", Annotated[str, OneOf("identity_document_kind")])
GuardianKind = TypeAliasType("GuardianKind", Annotated[str, OneOf("guardian_kind")])
ConsentPurpose = TypeAliasType("ConsentPurpose", Annotated[str, OneOf("consent_purpose")])
ConsentGivenBy = TypeAliasType("ConsentGivenBy", Annotated[str, OneOf("consent_given_by")])
ConsentForm = TypeAliasType("ConsentForm", Annotated[str, OneOf("consent_form")])
WithholdReason = TypeAliasType("WithholdReason", Annotated[str, OneOf("withhold_reason")])
DatePrecision = TypeAliasType("DatePrecision", Annotated[str, OneOf("date_precision")])
TraffickingStatus = TypeAliasType("TraffickingStatus", Annotated[str, OneOf("trafficking_status")])
StatusDecisionBody = TypeAliasType("StatusDecisionBody", Annotated[str, OneOf("status_decision_body")])
TraffickingEventType = TypeAliasType("TraffickingEventType", Annotated[str, OneOf("trafficking_event_type")])
MaritalStatus = TypeAliasType("MaritalStatus", Annotated[str, OneOf("marital_status")])
EducationLevel = TypeAliasType("EducationLevel", Annotated[str, OneOf("education_level")])
LegalHoldReason = TypeAliasType("LegalHoldReason", Annotated[str, OneOf("legal_hold_reason")])
ErasureReason = TypeAliasType("ErasureReason", Annotated[str, OneOf("erasure_reason")])
TombstoneReason = TypeAliasType("TombstoneReason", Annotated[str, OneOf("tombstone_reason")])
SuspensionReason = TypeAliasType("SuspensionReason", Annotated[str, OneOf("suspension_reason")])
FollowUpReason = TypeAliasType("FollowUpReason", Annotated[str, OneOf("follow_up_reason")])
DeterminationBasis = TypeAliasType("DeterminationBasis", Annotated[str, OneOf("determination_basis")])
ContactNote = TypeAliasType("ContactNote", Annotated[str, OneOf("contact_note")])
Weekday = TypeAliasType("Weekday", Annotated[str, OneOf("weekday")])
ConsentWithdrawalReason = TypeAliasType(
    "ConsentWithdrawalReason", Annotated[str, OneOf("consent_withdrawal_reason")]
)
DocumentKind = TypeAliasType("DocumentKind", Annotated[str, OneOf("document_kind")])
LawfulBasis = TypeAliasType("LawfulBasis", Annotated[str, OneOf("lawful_basis")])
ReferralOutcome = TypeAliasType("ReferralOutcome", Annotated[str, OneOf("referral_outcome")])
ReferralReturnReason = TypeAliasType("ReferralReturnReason", Annotated[str, OneOf("referral_return_reason")])
AskedField = TypeAliasType("AskedField", Annotated[str, OneOf("asked_field")])
ErasureAnswer = TypeAliasType("ErasureAnswer", Annotated[str, OneOf("erasure_answer")])
KeepingBasis = TypeAliasType("KeepingBasis", Annotated[str, OneOf("keeping_basis")])
AgreementKind = TypeAliasType("AgreementKind", Annotated[str, OneOf("agreement_kind")])
ExchangeKind = TypeAliasType("ExchangeKind", Annotated[str, OneOf("exchange_kind")])
DisclosureEnd = TypeAliasType("DisclosureEnd", Annotated[str, OneOf("disclosure_end")])
ShelterKind = TypeAliasType("ShelterKind", Annotated[str, OneOf("shelter_kind")])
ShelterStaffing = TypeAliasType("ShelterStaffing", Annotated[str, OneOf("shelter_staffing")])
UnitKind = TypeAliasType("UnitKind", Annotated[str, OneOf("unit_kind")])
UnitLetAs = TypeAliasType("UnitLetAs", Annotated[str, OneOf("unit_let_as")])
BedBlockReason = TypeAliasType("BedBlockReason", Annotated[str, OneOf("bed_block_reason")])
BedOverflowReason = TypeAliasType("BedOverflowReason", Annotated[str, OneOf("bed_overflow_reason")])
PlacementOverrideReason = TypeAliasType(
    "PlacementOverrideReason", Annotated[str, OneOf("placement_override_reason")]
)
PlacementExclusionReason = TypeAliasType(
    "PlacementExclusionReason", Annotated[str, OneOf("placement_exclusion_reason")]
)
PlacementRule = TypeAliasType("PlacementRule", Annotated[str, OneOf("placement_rule")])
AbsenceReason = TypeAliasType("AbsenceReason", Annotated[str, OneOf("absence_reason")])
TurnAwayReason = TypeAliasType("TurnAwayReason", Annotated[str, OneOf("turn_away_reason")])
WaitingWithdrawReason = TypeAliasType(
    "WaitingWithdrawReason", Annotated[str, OneOf("waiting_withdraw_reason")]
)
AvailabilityBand = TypeAliasType("AvailabilityBand", Annotated[str, OneOf("availability_band")])
BedSuitability = TypeAliasType("BedSuitability", Annotated[str, OneOf("bed_suitability")])
StayExitReason = TypeAliasType("StayExitReason", Annotated[str, OneOf("stay_exit_reason")])
AssessmentDomain = TypeAliasType("AssessmentDomain", Annotated[str, OneOf("assessment_domain")])
PlanRequirement = TypeAliasType("PlanRequirement", Annotated[str, OneOf("plan_requirement")])
PlanNotAgreedReason = TypeAliasType("PlanNotAgreedReason", Annotated[str, OneOf("plan_not_agreed_reason")])
PlanDiscontinueReason = TypeAliasType(
    "PlanDiscontinueReason", Annotated[str, OneOf("plan_discontinue_reason")]
)
ActionSkipReason = TypeAliasType("ActionSkipReason", Annotated[str, OneOf("action_skip_reason")])
VisitMissedReason = TypeAliasType("VisitMissedReason", Annotated[str, OneOf("visit_missed_reason")])
VisitCancelReason = TypeAliasType("VisitCancelReason", Annotated[str, OneOf("visit_cancel_reason")])
MedicalCheckKind = TypeAliasType("MedicalCheckKind", Annotated[str, OneOf("medical_check_kind")])
FundedProjectKind = TypeAliasType("FundedProjectKind", Annotated[str, OneOf("funded_project_kind")])
HousingRegion = TypeAliasType("HousingRegion", Annotated[str, OneOf("housing_region")])
HousingSearchEndReason = TypeAliasType(
    "HousingSearchEndReason", Annotated[str, OneOf("housing_search_end_reason")]
)
ApplicationRefusalReason = TypeAliasType(
    "ApplicationRefusalReason", Annotated[str, OneOf("application_refusal_reason")]
)
ApplicationWithdrawReason = TypeAliasType(
    "ApplicationWithdrawReason", Annotated[str, OneOf("application_withdraw_reason")]
)
LeaseCheck = TypeAliasType("LeaseCheck", Annotated[str, OneOf("lease_check")])
DepositPayee = TypeAliasType("DepositPayee", Annotated[str, OneOf("deposit_payee")])
LeaseEndReason = TypeAliasType("LeaseEndReason", Annotated[str, OneOf("lease_end_reason")])
SchemeResult = TypeAliasType("SchemeResult", Annotated[str, OneOf("scheme_result")])
LoanRejectReason = TypeAliasType("LoanRejectReason", Annotated[str, OneOf("loan_reject_reason")])
LoanCancelReason = TypeAliasType("LoanCancelReason", Annotated[str, OneOf("loan_cancel_reason")])
LoanPauseReason = TypeAliasType("LoanPauseReason", Annotated[str, OneOf("loan_pause_reason")])
LoanEntryType = TypeAliasType("LoanEntryType", Annotated[str, OneOf("loan_entry_type")])
LoanReliefReason = TypeAliasType("LoanReliefReason", Annotated[str, OneOf("loan_relief_reason")])
LedgerReversalReason = TypeAliasType("LedgerReversalReason", Annotated[str, OneOf("ledger_reversal_reason")])
LedgerAccount = TypeAliasType("LedgerAccount", Annotated[str, OneOf("ledger_account")])
LedgerKind = TypeAliasType("LedgerKind", Annotated[str, OneOf("ledger_kind")])
PaperLanguage = TypeAliasType("PaperLanguage", Annotated[str, OneOf("paper_language")])
HousingType = TypeAliasType("HousingType", Annotated[str, OneOf("housing_type")])
GuaranteeScheme = TypeAliasType("GuaranteeScheme", Annotated[str, OneOf("guarantee_scheme")])
ComplaintType = TypeAliasType("ComplaintType", Annotated[str, OneOf("complaint_type")])
LeadAuthority = TypeAliasType("LeadAuthority", Annotated[str, OneOf("lead_authority")])
HearingType = TypeAliasType("HearingType", Annotated[str, OneOf("hearing_type")])
JudgmentOutcome = TypeAliasType("JudgmentOutcome", Annotated[str, OneOf("judgment_outcome")])
CompensationSource = TypeAliasType("CompensationSource", Annotated[str, OneOf("compensation_source")])
ResidenceDocument = TypeAliasType("ResidenceDocument", Annotated[str, OneOf("residence_document")])
VictimTrackEndReason = TypeAliasType("VictimTrackEndReason", Annotated[str, OneOf("victim_track_end_reason")])
CourtAct = TypeAliasType("CourtAct", Annotated[str, OneOf("court_act")])
CourtPartyRole = TypeAliasType("CourtPartyRole", Annotated[str, OneOf("court_party_role")])
CourtBaseEvent = TypeAliasType("CourtBaseEvent", Annotated[str, OneOf("court_base_event")])
CourtProcedure = TypeAliasType("CourtProcedure", Annotated[str, OneOf("court_procedure")])
CourtLevel = TypeAliasType("CourtLevel", Annotated[str, OneOf("court_level")])
SafetyMeasure = TypeAliasType("SafetyMeasure", Annotated[str, OneOf("safety_measure")])
Offence = TypeAliasType("Offence", Annotated[str, OneOf("offence")])
HearingCancelReason = TypeAliasType("HearingCancelReason", Annotated[str, OneOf("hearing_cancel_reason")])
DeadlineWaiveReason = TypeAliasType("DeadlineWaiveReason", Annotated[str, OneOf("deadline_waive_reason")])
CompensationEndReason = TypeAliasType(
    "CompensationEndReason", Annotated[str, OneOf("compensation_end_reason")]
)
PartyStanding = TypeAliasType("PartyStanding", Annotated[str, OneOf("party_standing")])
ResidenceAnswer = TypeAliasType("ResidenceAnswer", Annotated[str, OneOf("residence_answer")])
AssessmentKind = TypeAliasType("AssessmentKind", Annotated[str, OneOf("assessment_kind")])
AssessmentLevel = TypeAliasType("AssessmentLevel", Annotated[str, OneOf("assessment_level")])
FactorDirection = TypeAliasType("FactorDirection", Annotated[str, OneOf("factor_direction")])
Severity = TypeAliasType("Severity", Annotated[str, OneOf("severity")])
NeedDomain = TypeAliasType("NeedDomain", Annotated[str, OneOf("need_domain")])
ServiceType = TypeAliasType("ServiceType", Annotated[str, OneOf("service_type")])
FollowUpMode = TypeAliasType("FollowUpMode", Annotated[str, OneOf("follow_up_mode")])
YesNoUnknown = TypeAliasType("YesNoUnknown", Annotated[str, OneOf("yes_no_unknown")])
CardSex = TypeAliasType("CardSex", Annotated[str, OneOf("card_sex")])
CardExploitation = TypeAliasType("CardExploitation", Annotated[str, OneOf("card_exploitation")])
CardRegion = TypeAliasType("CardRegion", Annotated[str, OneOf("card_region")])
CardHousehold = TypeAliasType("CardHousehold", Annotated[str, OneOf("card_household")])
CardNeed = TypeAliasType("CardNeed", Annotated[str, OneOfOrUnknown("support_domain")])
CardUrgency = TypeAliasType("CardUrgency", Annotated[str, OneOfOrUnknown("urgency")])
CountryCode = TypeAliasType("CountryCode", Annotated[str, OneOfCountries("country")])
AgeBandCtdc = TypeAliasType("AgeBandCtdc", Annotated[str, OneOf("age_band_ctdc")])
ChildrenBand = TypeAliasType("ChildrenBand", Annotated[str, OneOf("children_band")])
DirectoryFieldName = TypeAliasType("DirectoryFieldName", Annotated[str, OneOf("directory_field_name")])
DirectoryGrade = TypeAliasType("DirectoryGrade", Annotated[str, OneOf("directory_grade")])
AvailabilityGranularity = TypeAliasType(
    "AvailabilityGranularity", Annotated[str, OneOf("availability_granularity")]
)
