"""Contains all the data models used in inputs/outputs"""

from .absence_page import AbsencePage
from .absence_public import AbsencePublic
from .absence_reason import AbsenceReason
from .acceptance import Acceptance
from .access_page import AccessPage
from .access_public import AccessPublic
from .access_reason import AccessReason
from .account_total import AccountTotal
from .act import Act
from .action_skip_reason import ActionSkipReason
from .action_status import ActionStatus
from .admission_time import AdmissionTime
from .age_band_ctdc import AgeBandCtdc
from .agenda_conflict import AgendaConflict
from .agenda_conflicts import AgendaConflicts
from .agenda_entry import AgendaEntry
from .agreement_kind import AgreementKind
from .agreement_page import AgreementPage
from .agreement_public import AgreementPublic
from .agreement_public_allowed_commands_item import AgreementPublicAllowedCommandsItem
from .agreement_status import AgreementStatus
from .allocation_page import AllocationPage
from .allocation_public import AllocationPublic
from .allocation_public_allowed_commands_item import AllocationPublicAllowedCommandsItem
from .allocation_status import AllocationStatus
from .answer import Answer
from .answer_public import AnswerPublic
from .appeal_status import AppealStatus
from .application_refusal import ApplicationRefusal
from .application_refusal_reason import ApplicationRefusalReason
from .application_sending import ApplicationSending
from .application_status import ApplicationStatus
from .application_viewing import ApplicationViewing
from .application_withdraw_reason import ApplicationWithdrawReason
from .application_withdrawal import ApplicationWithdrawal
from .asked_field import AskedField
from .asking import Asking
from .assessment import Assessment
from .assessment_brief import AssessmentBrief
from .assessment_brief_allowed_commands_item import AssessmentBriefAllowedCommandsItem
from .assessment_brief_page import AssessmentBriefPage
from .assessment_domain import AssessmentDomain
from .assessment_kind import AssessmentKind
from .assessment_level import AssessmentLevel
from .assessment_public import AssessmentPublic
from .assessment_public_allowed_commands_item import AssessmentPublicAllowedCommandsItem
from .assessment_result import AssessmentResult
from .audit_event_page import AuditEventPage
from .audit_event_public import AuditEventPublic
from .audit_event_public_outcome import AuditEventPublicOutcome
from .availability import Availability
from .availability_band import AvailabilityBand
from .availability_granularity import AvailabilityGranularity
from .bed_block_reason import BedBlockReason
from .bed_overflow_reason import BedOverflowReason
from .bed_page import BedPage
from .bed_patch import BedPatch
from .bed_public import BedPublic
from .bed_suitability import BedSuitability
from .block import Block
from .board import Board
from .board_row import BoardRow
from .book_page import BookPage
from .book_public import BookPublic
from .booked_page import BookedPage
from .booked_public import BookedPublic
from .broken_glass_page import BrokenGlassPage
from .broken_glass_public import BrokenGlassPublic
from .by import By
from .calendar_feed_page import CalendarFeedPage
from .calendar_feed_patch import CalendarFeedPatch
from .calendar_feed_public import CalendarFeedPublic
from .calendar_feed_with_address import CalendarFeedWithAddress
from .card import Card
from .card_exploitation import CardExploitation
from .card_household import CardHousehold
from .card_kind import CardKind
from .card_level import CardLevel
from .card_need import CardNeed
from .card_region import CardRegion
from .card_sex import CardSex
from .card_urgency import CardUrgency
from .case_closing import CaseClosing
from .case_comment_page import CaseCommentPage
from .case_comment_public import CaseCommentPublic
from .case_exclusion_page import CaseExclusionPage
from .case_exclusion_public import CaseExclusionPublic
from .case_facts import CaseFacts
from .case_follow_up import CaseFollowUp
from .case_merge import CaseMerge
from .case_page import CasePage
from .case_patch import CasePatch
from .case_plan_brief import CasePlanBrief
from .case_plan_brief_allowed_commands_item import CasePlanBriefAllowedCommandsItem
from .case_plan_brief_page import CasePlanBriefPage
from .case_plan_patch import CasePlanPatch
from .case_plan_public import CasePlanPublic
from .case_plan_public_allowed_commands_item import CasePlanPublicAllowedCommandsItem
from .case_progress import CaseProgress
from .case_public import CasePublic
from .case_public_allowed_commands_item import CasePublicAllowedCommandsItem
from .case_reopening import CaseReopening
from .case_sensitivity import CaseSensitivity
from .case_status import CaseStatus
from .case_suspension import CaseSuspension
from .case_worker_page import CaseWorkerPage
from .case_worker_public import CaseWorkerPublic
from .category import Category
from .cell import Cell
from .centre_answer import CentreAnswer
from .check_out import CheckOut
from .children_band import ChildrenBand
from .claim_interest import ClaimInterest
from .claim_interest_public import ClaimInterestPublic
from .claim_status import ClaimStatus
from .client_page import ClientPage
from .client_patch import ClientPatch
from .client_public import ClientPublic
from .client_public_allowed_commands_item import ClientPublicAllowedCommandsItem
from .client_with_secret import ClientWithSecret
from .client_with_secret_allowed_commands_item import (
    ClientWithSecretAllowedCommandsItem,
)
from .close_book import CloseBook
from .closing import Closing
from .closing_page import ClosingPage
from .closing_public import ClosingPublic
from .closure_reason import ClosureReason
from .code_label import CodeLabel
from .code_list_public import CodeListPublic
from .code_lists import CodeLists
from .command import Command
from .companion import Companion
from .compensation_amount import CompensationAmount
from .compensation_claim_brief import CompensationClaimBrief
from .compensation_claim_brief_allowed_commands_item import (
    CompensationClaimBriefAllowedCommandsItem,
)
from .compensation_claim_brief_page import CompensationClaimBriefPage
from .compensation_claim_details import CompensationClaimDetails
from .compensation_claim_patch import CompensationClaimPatch
from .compensation_claim_public import CompensationClaimPublic
from .compensation_claim_public_allowed_commands_item import (
    CompensationClaimPublicAllowedCommandsItem,
)
from .compensation_correction import CompensationCorrection
from .compensation_end_reason import CompensationEndReason
from .compensation_ending import CompensationEnding
from .compensation_entry_page import CompensationEntryPage
from .compensation_entry_public import CompensationEntryPublic
from .compensation_source import CompensationSource
from .compensation_step import CompensationStep
from .complaint_type import ComplaintType
from .completion import Completion
from .consent_checks import ConsentChecks
from .consent_form import ConsentForm
from .consent_given_by import ConsentGivenBy
from .consent_page import ConsentPage
from .consent_public import ConsentPublic
from .consent_public_allowed_commands_item import ConsentPublicAllowedCommandsItem
from .consent_purpose import ConsentPurpose
from .consent_read import ConsentRead
from .consent_read_allowed_commands_item import ConsentReadAllowedCommandsItem
from .consent_status import ConsentStatus
from .consent_withdrawal import ConsentWithdrawal
from .consent_withdrawal_reason import ConsentWithdrawalReason
from .consultation import Consultation
from .contact import Contact
from .contact_entry import ContactEntry
from .contact_kind import ContactKind
from .contact_note import ContactNote
from .contact_public import ContactPublic
from .control_method import ControlMethod
from .conversion import Conversion
from .correction_reason import CorrectionReason
from .counting import Counting
from .country_code import CountryCode
from .court_act import CourtAct
from .court_appeal_page import CourtAppealPage
from .court_appeal_public import CourtAppealPublic
from .court_appeal_public_allowed_commands_item import (
    CourtAppealPublicAllowedCommandsItem,
)
from .court_appeal_public_remedy import CourtAppealPublicRemedy
from .court_arrow import CourtArrow
from .court_base_event import CourtBaseEvent
from .court_file_brief import CourtFileBrief
from .court_file_brief_page import CourtFileBriefPage
from .court_file_details import CourtFileDetails
from .court_file_patch import CourtFilePatch
from .court_file_public import CourtFilePublic
from .court_labels import CourtLabels
from .court_level import CourtLevel
from .court_party_role import CourtPartyRole
from .court_procedure import CourtProcedure
from .court_procedure_public import CourtProcedurePublic
from .court_procedures import CourtProcedures
from .court_stage import CourtStage
from .date_precision import DatePrecision
from .deadline_brief import DeadlineBrief
from .deadline_brief_allowed_commands_item import DeadlineBriefAllowedCommandsItem
from .deadline_brief_page import DeadlineBriefPage
from .deadline_details import DeadlineDetails
from .deadline_patch import DeadlinePatch
from .deadline_public import DeadlinePublic
from .deadline_public_allowed_commands_item import DeadlinePublicAllowedCommandsItem
from .deadline_rule_brief import DeadlineRuleBrief
from .deadline_rule_public import DeadlineRulePublic
from .deadline_rules import DeadlineRules
from .deadline_status import DeadlineStatus
from .deadline_waive_reason import DeadlineWaiveReason
from .deadline_waiver import DeadlineWaiver
from .decline import Decline
from .declined_by import DeclinedBy
from .delivery_status import DeliveryStatus
from .deposit_payee import DepositPayee
from .determination_basis import DeterminationBasis
from .determination_page import DeterminationPage
from .determination_public import DeterminationPublic
from .determination_public_allowed_commands_item import (
    DeterminationPublicAllowedCommandsItem,
)
from .direction import Direction
from .directory_field_name import DirectoryFieldName
from .directory_field_page import DirectoryFieldPage
from .directory_field_patch import DirectoryFieldPatch
from .directory_field_public import DirectoryFieldPublic
from .directory_grade import DirectoryGrade
from .disclosure_end import DisclosureEnd
from .disclosure_made import DisclosureMade
from .disclosure_received import DisclosureReceived
from .discontinuation import Discontinuation
from .discovery import Discovery
from .discovery_question import DiscoveryQuestion
from .document_kind import DocumentKind
from .document_page import DocumentPage
from .document_patch import DocumentPatch
from .document_public import DocumentPublic
from .document_public_allowed_commands_item import DocumentPublicAllowedCommandsItem
from .document_public_media_type import DocumentPublicMediaType
from .document_read import DocumentRead
from .document_read_allowed_commands_item import DocumentReadAllowedCommandsItem
from .document_read_media_type import DocumentReadMediaType
from .document_status import DocumentStatus
from .domain_progress import DomainProgress
from .due_page import DuePage
from .due_public import DuePublic
from .due_public_kind import DuePublicKind
from .education_level import EducationLevel
from .elsewhere import Elsewhere
from .ending import Ending
from .endpoint_status import EndpointStatus
from .entry import Entry
from .entry_public import EntryPublic
from .entry_status import EntryStatus
from .erasure_answer import ErasureAnswer
from .erasure_answering import ErasureAnswering
from .erasure_page import ErasurePage
from .erasure_public import ErasurePublic
from .erasure_public_allowed_commands_item import ErasurePublicAllowedCommandsItem
from .erasure_reason import ErasureReason
from .erasure_request_page import ErasureRequestPage
from .erasure_request_public import ErasureRequestPublic
from .erasure_request_public_allowed_commands_item import (
    ErasureRequestPublicAllowedCommandsItem,
)
from .erasure_request_status import ErasureRequestStatus
from .erasure_status import ErasureStatus
from .event_details import EventDetails
from .event_details_patch import EventDetailsPatch
from .event_details_public import EventDetailsPublic
from .event_feed import EventFeed
from .event_kind import EventKind
from .event_public import EventPublic
from .exchange_kind import ExchangeKind
from .exchange_page import ExchangePage
from .exchange_public import ExchangePublic
from .exclusion_reason import ExclusionReason
from .exclusion_status import ExclusionStatus
from .exemption_brief import ExemptionBrief
from .exemption_brief_allowed_commands_item import ExemptionBriefAllowedCommandsItem
from .exemption_brief_page import ExemptionBriefPage
from .exemption_public import ExemptionPublic
from .exemption_public_allowed_commands_item import ExemptionPublicAllowedCommandsItem
from .exemption_reason import ExemptionReason
from .exemption_status import ExemptionStatus
from .explanation import Explanation
from .exploitation_broad import ExploitationBroad
from .exploitation_type import ExploitationType
from .export_brief import ExportBrief
from .export_brief_allowed_commands_item import ExportBriefAllowedCommandsItem
from .export_brief_page import ExportBriefPage
from .export_file_public import ExportFilePublic
from .export_filter import ExportFilter
from .export_public import ExportPublic
from .export_public_allowed_commands_item import ExportPublicAllowedCommandsItem
from .export_status import ExportStatus
from .export_type import ExportType
from .export_with_passphrase import ExportWithPassphrase
from .export_with_passphrase_allowed_commands_item import (
    ExportWithPassphraseAllowedCommandsItem,
)
from .extension import Extension
from .factor import Factor
from .factor_direction import FactorDirection
from .factor_public import FactorPublic
from .failure import Failure
from .fault_document import FaultDocument
from .fault_document_params import FaultDocumentParams
from .feed_language import FeedLanguage
from .field_group import FieldGroup
from .findings import Findings
from .first_client import FirstClient
from .follow_up import FollowUp
from .follow_up_mode import FollowUpMode
from .follow_up_phase import FollowUpPhase
from .follow_up_phase_public import FollowUpPhasePublic
from .follow_up_public import FollowUpPublic
from .follow_up_reason import FollowUpReason
from .form_status import FormStatus
from .found_people import FoundPeople
from .found_person import FoundPerson
from .fund_balance import FundBalance
from .fund_contribution_page import FundContributionPage
from .fund_contribution_public import FundContributionPublic
from .fund_contribution_reversal import FundContributionReversal
from .fund_statement import FundStatement
from .fund_statement_line import FundStatementLine
from .fund_status import FundStatus
from .funded_project_kind import FundedProjectKind
from .funded_project_page import FundedProjectPage
from .funded_project_public import FundedProjectPublic
from .funded_project_public_allowed_commands_item import (
    FundedProjectPublicAllowedCommandsItem,
)
from .gender import Gender
from .goal_brief import GoalBrief
from .goal_brief_allowed_commands_item import GoalBriefAllowedCommandsItem
from .goal_brief_page import GoalBriefPage
from .goal_details import GoalDetails
from .goal_public import GoalPublic
from .goal_public_allowed_commands_item import GoalPublicAllowedCommandsItem
from .goal_status import GoalStatus
from .governed_by import GovernedBy
from .granted_paper import GrantedPaper
from .guarantee_fund_page import GuaranteeFundPage
from .guarantee_fund_patch import GuaranteeFundPatch
from .guarantee_fund_public import GuaranteeFundPublic
from .guarantee_fund_public_allowed_commands_item import (
    GuaranteeFundPublicAllowedCommandsItem,
)
from .guarantee_loan_brief import GuaranteeLoanBrief
from .guarantee_loan_brief_allowed_commands_item import (
    GuaranteeLoanBriefAllowedCommandsItem,
)
from .guarantee_loan_brief_page import GuaranteeLoanBriefPage
from .guarantee_loan_details import GuaranteeLoanDetails
from .guarantee_loan_patch import GuaranteeLoanPatch
from .guarantee_loan_public import GuaranteeLoanPublic
from .guarantee_loan_public_allowed_commands_item import (
    GuaranteeLoanPublicAllowedCommandsItem,
)
from .guarantee_scheme import GuaranteeScheme
from .guardian import Guardian
from .guardian_kind import GuardianKind
from .health import Health
from .hearing_brief import HearingBrief
from .hearing_brief_allowed_commands_item import HearingBriefAllowedCommandsItem
from .hearing_brief_page import HearingBriefPage
from .hearing_cancel_reason import HearingCancelReason
from .hearing_cancellation import HearingCancellation
from .hearing_conflict import HearingConflict
from .hearing_details import HearingDetails
from .hearing_link import HearingLink
from .hearing_patch import HearingPatch
from .hearing_postponement import HearingPostponement
from .hearing_public import HearingPublic
from .hearing_public_allowed_commands_item import HearingPublicAllowedCommandsItem
from .hearing_staff_public import HearingStaffPublic
from .hearing_staff_removal import HearingStaffRemoval
from .hearing_status import HearingStatus
from .hearing_type import HearingType
from .hearing_voiding import HearingVoiding
from .hold import Hold
from .hold_status import HoldStatus
from .holder import Holder
from .household_case_page import HouseholdCasePage
from .household_case_public import HouseholdCasePublic
from .household_case_public_allowed_commands_item import (
    HouseholdCasePublicAllowedCommandsItem,
)
from .household_link_page import HouseholdLinkPage
from .household_link_public import HouseholdLinkPublic
from .household_relation import HouseholdRelation
from .housing_application_brief import HousingApplicationBrief
from .housing_application_brief_allowed_commands_item import (
    HousingApplicationBriefAllowedCommandsItem,
)
from .housing_application_brief_page import HousingApplicationBriefPage
from .housing_application_details import HousingApplicationDetails
from .housing_application_patch import HousingApplicationPatch
from .housing_application_public import HousingApplicationPublic
from .housing_application_public_allowed_commands_item import (
    HousingApplicationPublicAllowedCommandsItem,
)
from .housing_region import HousingRegion
from .housing_search_brief import HousingSearchBrief
from .housing_search_brief_allowed_commands_item import (
    HousingSearchBriefAllowedCommandsItem,
)
from .housing_search_brief_page import HousingSearchBriefPage
from .housing_search_details import HousingSearchDetails
from .housing_search_end_reason import HousingSearchEndReason
from .housing_search_ending import HousingSearchEnding
from .housing_search_patch import HousingSearchPatch
from .housing_search_public import HousingSearchPublic
from .housing_search_public_allowed_commands_item import (
    HousingSearchPublicAllowedCommandsItem,
)
from .housing_type import HousingType
from .identified_person import IdentifiedPerson
from .identity import Identity
from .identity_document import IdentityDocument
from .identity_document_kind import IdentityDocumentKind
from .ilo_indicator import IloIndicator
from .import_format import ImportFormat
from .import_page import ImportPage
from .import_public import ImportPublic
from .import_public_allowed_commands_item import ImportPublicAllowedCommandsItem
from .import_row_page import ImportRowPage
from .import_row_public import ImportRowPublic
from .import_status import ImportStatus
from .industry import Industry
from .instalment_public import InstalmentPublic
from .interest_rate import InterestRate
from .interest_rate_public import InterestRatePublic
from .journal import Journal
from .journal_line import JournalLine
from .json_web_key import JsonWebKey
from .json_web_key_set import JsonWebKeySet
from .judgment_brief import JudgmentBrief
from .judgment_brief_page import JudgmentBriefPage
from .judgment_details import JudgmentDetails
from .judgment_outcome import JudgmentOutcome
from .judgment_patch import JudgmentPatch
from .judgment_public import JudgmentPublic
from .keeping_basis import KeepingBasis
from .key_confirmed import KeyConfirmed
from .key_presented import KeyPresented
from .languages import Languages
from .lawful_basis import LawfulBasis
from .lead_authority import LeadAuthority
from .lease_answer import LeaseAnswer
from .lease_brief import LeaseBrief
from .lease_brief_allowed_commands_item import LeaseBriefAllowedCommandsItem
from .lease_brief_page import LeaseBriefPage
from .lease_check import LeaseCheck
from .lease_details import LeaseDetails
from .lease_end_reason import LeaseEndReason
from .lease_ending import LeaseEnding
from .lease_found import LeaseFound
from .lease_patch import LeasePatch
from .lease_public import LeasePublic
from .lease_public_allowed_commands_item import LeasePublicAllowedCommandsItem
from .lease_signing import LeaseSigning
from .lease_status import LeaseStatus
from .ledger_account import LedgerAccount
from .ledger_kind import LedgerKind
from .ledger_reversal_reason import LedgerReversalReason
from .legal_hold_reason import LegalHoldReason
from .link_status import LinkStatus
from .list_audit_events_outcome_item import ListAuditEventsOutcomeItem
from .list_referrals_direction import ListReferralsDirection
from .list_signalements_view import ListSignalementsView
from .loan_approval import LoanApproval
from .loan_cancel_reason import LoanCancelReason
from .loan_cancellation import LoanCancellation
from .loan_disbursement import LoanDisbursement
from .loan_entry_page import LoanEntryPage
from .loan_entry_public import LoanEntryPublic
from .loan_entry_reversal import LoanEntryReversal
from .loan_entry_type import LoanEntryType
from .loan_pause import LoanPause
from .loan_pause_reason import LoanPauseReason
from .loan_reject_reason import LoanRejectReason
from .loan_rejection import LoanRejection
from .loan_relief_reason import LoanReliefReason
from .loan_reschedule import LoanReschedule
from .loan_schedule_public import LoanSchedulePublic
from .loan_statement import LoanStatement
from .loan_statement_line import LoanStatementLine
from .loan_statement_part import LoanStatementPart
from .loan_status import LoanStatus
from .look import Look
from .magistrate_answer import MagistrateAnswer
from .mail_delivery_page import MailDeliveryPage
from .mail_delivery_public import MailDeliveryPublic
from .mail_delivery_public_allowed_commands_item import (
    MailDeliveryPublicAllowedCommandsItem,
)
from .mail_failure import MailFailure
from .mail_language import MailLanguage
from .mail_status import MailStatus
from .mailing import Mailing
from .manual_reason import ManualReason
from .marital_status import MaritalStatus
from .me import Me
from .medical_check_kind import MedicalCheckKind
from .member_page import MemberPage
from .member_patch import MemberPatch
from .member_public import MemberPublic
from .member_public_allowed_commands_item import MemberPublicAllowedCommandsItem
from .member_status import MemberStatus
from .message_at_centre import MessageAtCentre
from .message_at_centre_written_by import MessageAtCentreWrittenBy
from .message_page import MessagePage
from .message_to_reporter import MessageToReporter
from .message_to_reporter_written_by import MessageToReporterWrittenBy
from .migration_status import MigrationStatus
from .money import Money
from .money_public import MoneyPublic
from .move import Move
from .moved_money import MovedMoney
from .need_domain import NeedDomain
from .network_availability import NetworkAvailability
from .network_availability_page import NetworkAvailabilityPage
from .new_absence import NewAbsence
from .new_agreement import NewAgreement
from .new_allocation import NewAllocation
from .new_assessment import NewAssessment
from .new_bed import NewBed
from .new_broken_glass import NewBrokenGlass
from .new_calendar_feed import NewCalendarFeed
from .new_case import NewCase
from .new_case_comment import NewCaseComment
from .new_case_exclusion import NewCaseExclusion
from .new_case_plan import NewCasePlan
from .new_case_worker import NewCaseWorker
from .new_client import NewClient
from .new_compensation_claim import NewCompensationClaim
from .new_consent import NewConsent
from .new_court_appeal import NewCourtAppeal
from .new_court_appeal_remedy import NewCourtAppealRemedy
from .new_court_file import NewCourtFile
from .new_deadline import NewDeadline
from .new_determination import NewDetermination
from .new_directory_field import NewDirectoryField
from .new_document import NewDocument
from .new_erasure import NewErasure
from .new_exemption import NewExemption
from .new_export import NewExport
from .new_fund_contribution import NewFundContribution
from .new_funded_project import NewFundedProject
from .new_guarantee_fund import NewGuaranteeFund
from .new_guarantee_loan import NewGuaranteeLoan
from .new_hearing import NewHearing
from .new_hearing_staff import NewHearingStaff
from .new_hold import NewHold
from .new_household_case import NewHouseholdCase
from .new_household_link import NewHouseholdLink
from .new_housing_application import NewHousingApplication
from .new_housing_search import NewHousingSearch
from .new_import import NewImport
from .new_judgment import NewJudgment
from .new_lease import NewLease
from .new_loan_entry import NewLoanEntry
from .new_loan_entry_type import NewLoanEntryType
from .new_member import NewMember
from .new_message import NewMessage
from .new_organisation import NewOrganisation
from .new_organisation_kind import NewOrganisationKind
from .new_party import NewParty
from .new_peer import NewPeer
from .new_person import NewPerson
from .new_placement_exclusion import NewPlacementExclusion
from .new_plan_template import NewPlanTemplate
from .new_privileged_note import NewPrivilegedNote
from .new_proceeding import NewProceeding
from .new_questionnaire import NewQuestionnaire
from .new_referral import NewReferral
from .new_referral_kind import NewReferralKind
from .new_referral_message import NewReferralMessage
from .new_residence_paper import NewResidencePaper
from .new_residence_request import NewResidenceRequest
from .new_residence_track import NewResidenceTrack
from .new_service import NewService
from .new_shelter import NewShelter
from .new_signalement import NewSignalement
from .new_statement import NewStatement
from .new_step import NewStep
from .new_test_event import NewTestEvent
from .new_trafficking_event import NewTraffickingEvent
from .new_turn_away import NewTurnAway
from .new_unit import NewUnit
from .new_visit import NewVisit
from .new_waiting_entry import NewWaitingEntry
from .new_webhook_endpoint import NewWebhookEndpoint
from .nights import Nights
from .notice_kind import NoticeKind
from .notification_settings import NotificationSettings
from .notification_settings_patch import NotificationSettingsPatch
from .o_auth_error import OAuthError
from .o_auth_error_error import OAuthErrorError
from .occupancy import Occupancy
from .offence import Offence
from .organisation_contacts import OrganisationContacts
from .organisation_created import OrganisationCreated
from .organisation_kind import OrganisationKind
from .organisation_page import OrganisationPage
from .organisation_public import OrganisationPublic
from .organisation_type import OrganisationType
from .palermo_act import PalermoAct
from .palermo_means import PalermoMeans
from .paper_language import PaperLanguage
from .party_brief import PartyBrief
from .party_brief_page import PartyBriefPage
from .party_details import PartyDetails
from .party_patch import PartyPatch
from .party_public import PartyPublic
from .party_standing import PartyStanding
from .peer_answer import PeerAnswer
from .peer_letter import PeerLetter
from .peer_message_page import PeerMessagePage
from .peer_message_public import PeerMessagePublic
from .peer_message_public_direction import PeerMessagePublicDirection
from .peer_message_public_outcome_type_0 import PeerMessagePublicOutcomeType0
from .peer_page import PeerPage
from .peer_public import PeerPublic
from .peer_public_allowed_commands_item import PeerPublicAllowedCommandsItem
from .peer_status import PeerStatus
from .permission import Permission
from .person_page import PersonPage
from .person_patch import PersonPatch
from .person_public import PersonPublic
from .person_search import PersonSearch
from .placement_exclusion_page import PlacementExclusionPage
from .placement_exclusion_public import PlacementExclusionPublic
from .placement_exclusion_public_allowed_commands_item import (
    PlacementExclusionPublicAllowedCommandsItem,
)
from .placement_exclusion_reason import PlacementExclusionReason
from .placement_exclusion_status import PlacementExclusionStatus
from .placement_override_reason import PlacementOverrideReason
from .placing import Placing
from .plan_action_brief import PlanActionBrief
from .plan_action_brief_allowed_commands_item import PlanActionBriefAllowedCommandsItem
from .plan_action_brief_page import PlanActionBriefPage
from .plan_action_patch import PlanActionPatch
from .plan_action_public import PlanActionPublic
from .plan_action_public_allowed_commands_item import (
    PlanActionPublicAllowedCommandsItem,
)
from .plan_content import PlanContent
from .plan_content_patch import PlanContentPatch
from .plan_content_public import PlanContentPublic
from .plan_discontinue_reason import PlanDiscontinueReason
from .plan_not_agreed_reason import PlanNotAgreedReason
from .plan_requirement import PlanRequirement
from .plan_requirements import PlanRequirements
from .plan_status import PlanStatus
from .plan_template_page import PlanTemplatePage
from .plan_template_public import PlanTemplatePublic
from .plan_template_public_allowed_commands_item import (
    PlanTemplatePublicAllowedCommandsItem,
)
from .planned_action import PlannedAction
from .planned_action_public import PlannedActionPublic
from .planned_goal import PlannedGoal
from .planned_goal_public import PlannedGoalPublic
from .postponement import Postponement
from .preview import Preview
from .preview_level_type_0 import PreviewLevelType0
from .preview_request import PreviewRequest
from .preview_request_kind import PreviewRequestKind
from .previews import Previews
from .privileged_note_brief import PrivilegedNoteBrief
from .privileged_note_brief_page import PrivilegedNoteBriefPage
from .privileged_note_details import PrivilegedNoteDetails
from .privileged_note_patch import PrivilegedNotePatch
from .privileged_note_public import PrivilegedNotePublic
from .problem import Problem
from .problem_code import ProblemCode
from .problem_obstacles_item import ProblemObstaclesItem
from .problem_obstacles_item_reason import ProblemObstaclesItemReason
from .problem_open_item import ProblemOpenItem
from .problem_why import ProblemWhy
from .proceeding_brief import ProceedingBrief
from .proceeding_brief_page import ProceedingBriefPage
from .proceeding_details import ProceedingDetails
from .proceeding_patch import ProceedingPatch
from .proceeding_public import ProceedingPublic
from .project_status import ProjectStatus
from .question import Question
from .question_option import QuestionOption
from .question_option_public import QuestionOptionPublic
from .questionnaire_page import QuestionnairePage
from .questionnaire_public import QuestionnairePublic
from .questionnaire_public_allowed_commands_item import (
    QuestionnairePublicAllowedCommandsItem,
)
from .questionnaire_question import QuestionnaireQuestion
from .questionnaire_question_public import QuestionnaireQuestionPublic
from .read_code_list_name import ReadCodeListName
from .record_status import RecordStatus
from .recruiter_relation import RecruiterRelation
from .recruitment_method import RecruitmentMethod
from .redirection import Redirection
from .referral_decline_reason import ReferralDeclineReason
from .referral_message_page import ReferralMessagePage
from .referral_message_public import ReferralMessagePublic
from .referral_message_public_written_by import ReferralMessagePublicWrittenBy
from .referral_outcome import ReferralOutcome
from .referral_page import ReferralPage
from .referral_patch import ReferralPatch
from .referral_received import ReferralReceived
from .referral_received_allowed_commands_item import ReferralReceivedAllowedCommandsItem
from .referral_received_kind_type_0 import ReferralReceivedKindType0
from .referral_return_reason import ReferralReturnReason
from .referral_sent import ReferralSent
from .referral_sent_allowed_commands_item import ReferralSentAllowedCommandsItem
from .referral_sent_kind import ReferralSentKind
from .referral_sent_level_type_0 import ReferralSentLevelType0
from .referral_status import ReferralStatus
from .referral_withdraw_code import ReferralWithdrawCode
from .release import Release
from .release_proposal import ReleaseProposal
from .release_request_public import ReleaseRequestPublic
from .released_determination import ReleasedDetermination
from .released_document import ReleasedDocument
from .released_profile import ReleasedProfile
from .reopen_reason import ReopenReason
from .reopening import Reopening
from .reply import Reply
from .report_channel import ReportChannel
from .report_context import ReportContext
from .report_outcome import ReportOutcome
from .report_source import ReportSource
from .reporter_state import ReporterState
from .request_status import RequestStatus
from .requirement_standing import RequirementStanding
from .residence_answer import ResidenceAnswer
from .residence_condition import ResidenceCondition
from .residence_correction import ResidenceCorrection
from .residence_document import ResidenceDocument
from .residence_ending import ResidenceEnding
from .residence_event_page import ResidenceEventPage
from .residence_event_public import ResidenceEventPublic
from .residence_event_public_kind import ResidenceEventPublicKind
from .residence_fulfilled import ResidenceFulfilled
from .residence_grant import ResidenceGrant
from .residence_labels import ResidenceLabels
from .residence_paper_brief import ResidencePaperBrief
from .residence_paper_brief_page import ResidencePaperBriefPage
from .residence_paper_details import ResidencePaperDetails
from .residence_paper_patch import ResidencePaperPatch
from .residence_paper_public import ResidencePaperPublic
from .residence_phase import ResidencePhase
from .residence_request_answer import ResidenceRequestAnswer
from .residence_request_page import ResidenceRequestPage
from .residence_request_public import ResidenceRequestPublic
from .residence_request_public_allowed_commands_item import (
    ResidenceRequestPublicAllowedCommandsItem,
)
from .residence_step import ResidenceStep
from .residence_term import ResidenceTerm
from .residence_track_brief import ResidenceTrackBrief
from .residence_track_brief_allowed_commands_item import (
    ResidenceTrackBriefAllowedCommandsItem,
)
from .residence_track_brief_page import ResidenceTrackBriefPage
from .residence_track_patch import ResidenceTrackPatch
from .residence_track_public import ResidenceTrackPublic
from .residence_track_public_allowed_commands_item import (
    ResidenceTrackPublicAllowedCommandsItem,
)
from .retention_public import RetentionPublic
from .retention_public_allowed_commands_item import RetentionPublicAllowedCommandsItem
from .retention_public_kind import RetentionPublicKind
from .return_ import Return
from .role import Role
from .roll_over import RollOver
from .row_fault import RowFault
from .row_outcome import RowOutcome
from .row_type import RowType
from .safe_time import SafeTime
from .safety_measure import SafetyMeasure
from .scheme_result import SchemeResult
from .score_public import ScorePublic
from .search_status import SearchStatus
from .secret_rotation import SecretRotation
from .sentences import Sentences
from .sentences_public import SentencesPublic
from .service_brief import ServiceBrief
from .service_brief_allowed_commands_item import ServiceBriefAllowedCommandsItem
from .service_brief_page import ServiceBriefPage
from .service_count import ServiceCount
from .service_counts import ServiceCounts
from .service_details import ServiceDetails
from .service_offer import ServiceOffer
from .service_offer_public import ServiceOfferPublic
from .service_public import ServicePublic
from .service_public_allowed_commands_item import ServicePublicAllowedCommandsItem
from .service_totals import ServiceTotals
from .service_type import ServiceType
from .settings_patch import SettingsPatch
from .settings_public import SettingsPublic
from .severity import Severity
from .sex_exploitation_type import SexExploitationType
from .shelter_availability import ShelterAvailability
from .shelter_kind import ShelterKind
from .shelter_page import ShelterPage
from .shelter_patch import ShelterPatch
from .shelter_public import ShelterPublic
from .shelter_public_allowed_commands_item import ShelterPublicAllowedCommandsItem
from .shelter_staffing import ShelterStaffing
from .shelter_status import ShelterStatus
from .signalement_handled import SignalementHandled
from .signalement_handled_allowed_commands_item import (
    SignalementHandledAllowedCommandsItem,
)
from .signalement_page import SignalementPage
from .signalement_reported import SignalementReported
from .signalement_reported_allowed_commands_item import (
    SignalementReportedAllowedCommandsItem,
)
from .signalement_status import SignalementStatus
from .skipping import Skipping
from .stage_standing import StageStanding
from .standing import Standing
from .statement_page import StatementPage
from .statement_patch import StatementPatch
from .statement_public import StatementPublic
from .statistics_cell import StatisticsCell
from .statistics_dimension import StatisticsDimension
from .status_decision_body import StatusDecisionBody
from .stay_correction_reason import StayCorrectionReason
from .stay_detail import StayDetail
from .stay_detail_allowed_commands_item import StayDetailAllowedCommandsItem
from .stay_exit_reason import StayExitReason
from .step_correction import StepCorrection
from .step_page import StepPage
from .step_public import StepPublic
from .sum_public import SumPublic
from .support_domain import SupportDomain
from .suspension_reason import SuspensionReason
from .template_action import TemplateAction
from .template_action_public import TemplateActionPublic
from .template_follow_up import TemplateFollowUp
from .template_follow_up_public import TemplateFollowUpPublic
from .template_goal import TemplateGoal
from .template_goal_public import TemplateGoalPublic
from .timeline_entry import TimelineEntry
from .timeline_entry_page import TimelineEntryPage
from .token_answer import TokenAnswer
from .token_form import TokenForm
from .token_form_grant_type import TokenFormGrantType
from .tombstone_page import TombstonePage
from .tombstone_public import TombstonePublic
from .tombstone_public_kind import TombstonePublicKind
from .tombstone_reason import TombstoneReason
from .total_public import TotalPublic
from .track_status import TrackStatus
from .trafficking_event_page import TraffickingEventPage
from .trafficking_event_patch import TraffickingEventPatch
from .trafficking_event_public import TraffickingEventPublic
from .trafficking_event_public_allowed_commands_item import (
    TraffickingEventPublicAllowedCommandsItem,
)
from .trafficking_event_type import TraffickingEventType
from .trafficking_status import TraffickingStatus
from .transfer_asking import TransferAsking
from .trial_balance import TrialBalance
from .tried_scheme import TriedScheme
from .tried_scheme_public import TriedSchemePublic
from .turn_away_page import TurnAwayPage
from .turn_away_public import TurnAwayPublic
from .turn_away_reason import TurnAwayReason
from .turn_away_total import TurnAwayTotal
from .turn_away_total_page import TurnAwayTotalPage
from .unit import Unit
from .unit_kind import UnitKind
from .unit_let_as import UnitLetAs
from .unit_page import UnitPage
from .unit_patch import UnitPatch
from .unit_public import UnitPublic
from .urgency import Urgency
from .victim_track_end_reason import VictimTrackEndReason
from .visit_brief import VisitBrief
from .visit_brief_allowed_commands_item import VisitBriefAllowedCommandsItem
from .visit_brief_page import VisitBriefPage
from .visit_cancel_reason import VisitCancelReason
from .visit_cancellation import VisitCancellation
from .visit_details import VisitDetails
from .visit_done import VisitDone
from .visit_missed import VisitMissed
from .visit_missed_reason import VisitMissedReason
from .visit_patch import VisitPatch
from .visit_public import VisitPublic
from .visit_public_allowed_commands_item import VisitPublicAllowedCommandsItem
from .visit_reschedule import VisitReschedule
from .visit_status import VisitStatus
from .waiting_entry_page import WaitingEntryPage
from .waiting_entry_public import WaitingEntryPublic
from .waiting_entry_public_allowed_commands_item import (
    WaitingEntryPublicAllowedCommandsItem,
)
from .waiting_status import WaitingStatus
from .waiting_withdraw_reason import WaitingWithdrawReason
from .waiting_withdrawal import WaitingWithdrawal
from .webhook_delivery_page import WebhookDeliveryPage
from .webhook_delivery_public import WebhookDeliveryPublic
from .webhook_delivery_public_allowed_commands_item import (
    WebhookDeliveryPublicAllowedCommandsItem,
)
from .webhook_endpoint_page import WebhookEndpointPage
from .webhook_endpoint_patch import WebhookEndpointPatch
from .webhook_endpoint_public import WebhookEndpointPublic
from .webhook_endpoint_public_allowed_commands_item import (
    WebhookEndpointPublicAllowedCommandsItem,
)
from .webhook_endpoint_public_disabled_reason_type_0 import (
    WebhookEndpointPublicDisabledReasonType0,
)
from .webhook_endpoint_with_secret import WebhookEndpointWithSecret
from .webhook_endpoint_with_secret_allowed_commands_item import (
    WebhookEndpointWithSecretAllowedCommandsItem,
)
from .webhook_endpoint_with_secret_disabled_reason_type_0 import (
    WebhookEndpointWithSecretDisabledReasonType0,
)
from .websites_apps import WebsitesApps
from .weekday import Weekday
from .withdrawal import Withdrawal
from .withhold_reason import WithholdReason
from .work_item import WorkItem
from .work_item_page import WorkItemPage
from .work_kind import WorkKind
from .worker_status import WorkerStatus
from .yearly_statistics import YearlyStatistics
from .yes_no_unknown import YesNoUnknown

__all__ = (
    "AbsencePage",
    "AbsencePublic",
    "AbsenceReason",
    "Acceptance",
    "AccessPage",
    "AccessPublic",
    "AccessReason",
    "AccountTotal",
    "Act",
    "ActionSkipReason",
    "ActionStatus",
    "AdmissionTime",
    "AgeBandCtdc",
    "AgendaConflict",
    "AgendaConflicts",
    "AgendaEntry",
    "AgreementKind",
    "AgreementPage",
    "AgreementPublic",
    "AgreementPublicAllowedCommandsItem",
    "AgreementStatus",
    "AllocationPage",
    "AllocationPublic",
    "AllocationPublicAllowedCommandsItem",
    "AllocationStatus",
    "Answer",
    "AnswerPublic",
    "AppealStatus",
    "ApplicationRefusal",
    "ApplicationRefusalReason",
    "ApplicationSending",
    "ApplicationStatus",
    "ApplicationViewing",
    "ApplicationWithdrawal",
    "ApplicationWithdrawReason",
    "AskedField",
    "Asking",
    "Assessment",
    "AssessmentBrief",
    "AssessmentBriefAllowedCommandsItem",
    "AssessmentBriefPage",
    "AssessmentDomain",
    "AssessmentKind",
    "AssessmentLevel",
    "AssessmentPublic",
    "AssessmentPublicAllowedCommandsItem",
    "AssessmentResult",
    "AuditEventPage",
    "AuditEventPublic",
    "AuditEventPublicOutcome",
    "Availability",
    "AvailabilityBand",
    "AvailabilityGranularity",
    "BedBlockReason",
    "BedOverflowReason",
    "BedPage",
    "BedPatch",
    "BedPublic",
    "BedSuitability",
    "Block",
    "Board",
    "BoardRow",
    "BookedPage",
    "BookedPublic",
    "BookPage",
    "BookPublic",
    "BrokenGlassPage",
    "BrokenGlassPublic",
    "By",
    "CalendarFeedPage",
    "CalendarFeedPatch",
    "CalendarFeedPublic",
    "CalendarFeedWithAddress",
    "Card",
    "CardExploitation",
    "CardHousehold",
    "CardKind",
    "CardLevel",
    "CardNeed",
    "CardRegion",
    "CardSex",
    "CardUrgency",
    "CaseClosing",
    "CaseCommentPage",
    "CaseCommentPublic",
    "CaseExclusionPage",
    "CaseExclusionPublic",
    "CaseFacts",
    "CaseFollowUp",
    "CaseMerge",
    "CasePage",
    "CasePatch",
    "CasePlanBrief",
    "CasePlanBriefAllowedCommandsItem",
    "CasePlanBriefPage",
    "CasePlanPatch",
    "CasePlanPublic",
    "CasePlanPublicAllowedCommandsItem",
    "CaseProgress",
    "CasePublic",
    "CasePublicAllowedCommandsItem",
    "CaseReopening",
    "CaseSensitivity",
    "CaseStatus",
    "CaseSuspension",
    "CaseWorkerPage",
    "CaseWorkerPublic",
    "Category",
    "Cell",
    "CentreAnswer",
    "CheckOut",
    "ChildrenBand",
    "ClaimInterest",
    "ClaimInterestPublic",
    "ClaimStatus",
    "ClientPage",
    "ClientPatch",
    "ClientPublic",
    "ClientPublicAllowedCommandsItem",
    "ClientWithSecret",
    "ClientWithSecretAllowedCommandsItem",
    "CloseBook",
    "Closing",
    "ClosingPage",
    "ClosingPublic",
    "ClosureReason",
    "CodeLabel",
    "CodeListPublic",
    "CodeLists",
    "Command",
    "Companion",
    "CompensationAmount",
    "CompensationClaimBrief",
    "CompensationClaimBriefAllowedCommandsItem",
    "CompensationClaimBriefPage",
    "CompensationClaimDetails",
    "CompensationClaimPatch",
    "CompensationClaimPublic",
    "CompensationClaimPublicAllowedCommandsItem",
    "CompensationCorrection",
    "CompensationEnding",
    "CompensationEndReason",
    "CompensationEntryPage",
    "CompensationEntryPublic",
    "CompensationSource",
    "CompensationStep",
    "ComplaintType",
    "Completion",
    "ConsentChecks",
    "ConsentForm",
    "ConsentGivenBy",
    "ConsentPage",
    "ConsentPublic",
    "ConsentPublicAllowedCommandsItem",
    "ConsentPurpose",
    "ConsentRead",
    "ConsentReadAllowedCommandsItem",
    "ConsentStatus",
    "ConsentWithdrawal",
    "ConsentWithdrawalReason",
    "Consultation",
    "Contact",
    "ContactEntry",
    "ContactKind",
    "ContactNote",
    "ContactPublic",
    "ControlMethod",
    "Conversion",
    "CorrectionReason",
    "Counting",
    "CountryCode",
    "CourtAct",
    "CourtAppealPage",
    "CourtAppealPublic",
    "CourtAppealPublicAllowedCommandsItem",
    "CourtAppealPublicRemedy",
    "CourtArrow",
    "CourtBaseEvent",
    "CourtFileBrief",
    "CourtFileBriefPage",
    "CourtFileDetails",
    "CourtFilePatch",
    "CourtFilePublic",
    "CourtLabels",
    "CourtLevel",
    "CourtPartyRole",
    "CourtProcedure",
    "CourtProcedurePublic",
    "CourtProcedures",
    "CourtStage",
    "DatePrecision",
    "DeadlineBrief",
    "DeadlineBriefAllowedCommandsItem",
    "DeadlineBriefPage",
    "DeadlineDetails",
    "DeadlinePatch",
    "DeadlinePublic",
    "DeadlinePublicAllowedCommandsItem",
    "DeadlineRuleBrief",
    "DeadlineRulePublic",
    "DeadlineRules",
    "DeadlineStatus",
    "DeadlineWaiver",
    "DeadlineWaiveReason",
    "Decline",
    "DeclinedBy",
    "DeliveryStatus",
    "DepositPayee",
    "DeterminationBasis",
    "DeterminationPage",
    "DeterminationPublic",
    "DeterminationPublicAllowedCommandsItem",
    "Direction",
    "DirectoryFieldName",
    "DirectoryFieldPage",
    "DirectoryFieldPatch",
    "DirectoryFieldPublic",
    "DirectoryGrade",
    "DisclosureEnd",
    "DisclosureMade",
    "DisclosureReceived",
    "Discontinuation",
    "Discovery",
    "DiscoveryQuestion",
    "DocumentKind",
    "DocumentPage",
    "DocumentPatch",
    "DocumentPublic",
    "DocumentPublicAllowedCommandsItem",
    "DocumentPublicMediaType",
    "DocumentRead",
    "DocumentReadAllowedCommandsItem",
    "DocumentReadMediaType",
    "DocumentStatus",
    "DomainProgress",
    "DuePage",
    "DuePublic",
    "DuePublicKind",
    "EducationLevel",
    "Elsewhere",
    "Ending",
    "EndpointStatus",
    "Entry",
    "EntryPublic",
    "EntryStatus",
    "ErasureAnswer",
    "ErasureAnswering",
    "ErasurePage",
    "ErasurePublic",
    "ErasurePublicAllowedCommandsItem",
    "ErasureReason",
    "ErasureRequestPage",
    "ErasureRequestPublic",
    "ErasureRequestPublicAllowedCommandsItem",
    "ErasureRequestStatus",
    "ErasureStatus",
    "EventDetails",
    "EventDetailsPatch",
    "EventDetailsPublic",
    "EventFeed",
    "EventKind",
    "EventPublic",
    "ExchangeKind",
    "ExchangePage",
    "ExchangePublic",
    "ExclusionReason",
    "ExclusionStatus",
    "ExemptionBrief",
    "ExemptionBriefAllowedCommandsItem",
    "ExemptionBriefPage",
    "ExemptionPublic",
    "ExemptionPublicAllowedCommandsItem",
    "ExemptionReason",
    "ExemptionStatus",
    "Explanation",
    "ExploitationBroad",
    "ExploitationType",
    "ExportBrief",
    "ExportBriefAllowedCommandsItem",
    "ExportBriefPage",
    "ExportFilePublic",
    "ExportFilter",
    "ExportPublic",
    "ExportPublicAllowedCommandsItem",
    "ExportStatus",
    "ExportType",
    "ExportWithPassphrase",
    "ExportWithPassphraseAllowedCommandsItem",
    "Extension",
    "Factor",
    "FactorDirection",
    "FactorPublic",
    "Failure",
    "FaultDocument",
    "FaultDocumentParams",
    "FeedLanguage",
    "FieldGroup",
    "Findings",
    "FirstClient",
    "FollowUp",
    "FollowUpMode",
    "FollowUpPhase",
    "FollowUpPhasePublic",
    "FollowUpPublic",
    "FollowUpReason",
    "FormStatus",
    "FoundPeople",
    "FoundPerson",
    "FundBalance",
    "FundContributionPage",
    "FundContributionPublic",
    "FundContributionReversal",
    "FundedProjectKind",
    "FundedProjectPage",
    "FundedProjectPublic",
    "FundedProjectPublicAllowedCommandsItem",
    "FundStatement",
    "FundStatementLine",
    "FundStatus",
    "Gender",
    "GoalBrief",
    "GoalBriefAllowedCommandsItem",
    "GoalBriefPage",
    "GoalDetails",
    "GoalPublic",
    "GoalPublicAllowedCommandsItem",
    "GoalStatus",
    "GovernedBy",
    "GrantedPaper",
    "GuaranteeFundPage",
    "GuaranteeFundPatch",
    "GuaranteeFundPublic",
    "GuaranteeFundPublicAllowedCommandsItem",
    "GuaranteeLoanBrief",
    "GuaranteeLoanBriefAllowedCommandsItem",
    "GuaranteeLoanBriefPage",
    "GuaranteeLoanDetails",
    "GuaranteeLoanPatch",
    "GuaranteeLoanPublic",
    "GuaranteeLoanPublicAllowedCommandsItem",
    "GuaranteeScheme",
    "Guardian",
    "GuardianKind",
    "Health",
    "HearingBrief",
    "HearingBriefAllowedCommandsItem",
    "HearingBriefPage",
    "HearingCancellation",
    "HearingCancelReason",
    "HearingConflict",
    "HearingDetails",
    "HearingLink",
    "HearingPatch",
    "HearingPostponement",
    "HearingPublic",
    "HearingPublicAllowedCommandsItem",
    "HearingStaffPublic",
    "HearingStaffRemoval",
    "HearingStatus",
    "HearingType",
    "HearingVoiding",
    "Hold",
    "Holder",
    "HoldStatus",
    "HouseholdCasePage",
    "HouseholdCasePublic",
    "HouseholdCasePublicAllowedCommandsItem",
    "HouseholdLinkPage",
    "HouseholdLinkPublic",
    "HouseholdRelation",
    "HousingApplicationBrief",
    "HousingApplicationBriefAllowedCommandsItem",
    "HousingApplicationBriefPage",
    "HousingApplicationDetails",
    "HousingApplicationPatch",
    "HousingApplicationPublic",
    "HousingApplicationPublicAllowedCommandsItem",
    "HousingRegion",
    "HousingSearchBrief",
    "HousingSearchBriefAllowedCommandsItem",
    "HousingSearchBriefPage",
    "HousingSearchDetails",
    "HousingSearchEnding",
    "HousingSearchEndReason",
    "HousingSearchPatch",
    "HousingSearchPublic",
    "HousingSearchPublicAllowedCommandsItem",
    "HousingType",
    "IdentifiedPerson",
    "Identity",
    "IdentityDocument",
    "IdentityDocumentKind",
    "IloIndicator",
    "ImportFormat",
    "ImportPage",
    "ImportPublic",
    "ImportPublicAllowedCommandsItem",
    "ImportRowPage",
    "ImportRowPublic",
    "ImportStatus",
    "Industry",
    "InstalmentPublic",
    "InterestRate",
    "InterestRatePublic",
    "Journal",
    "JournalLine",
    "JsonWebKey",
    "JsonWebKeySet",
    "JudgmentBrief",
    "JudgmentBriefPage",
    "JudgmentDetails",
    "JudgmentOutcome",
    "JudgmentPatch",
    "JudgmentPublic",
    "KeepingBasis",
    "KeyConfirmed",
    "KeyPresented",
    "Languages",
    "LawfulBasis",
    "LeadAuthority",
    "LeaseAnswer",
    "LeaseBrief",
    "LeaseBriefAllowedCommandsItem",
    "LeaseBriefPage",
    "LeaseCheck",
    "LeaseDetails",
    "LeaseEnding",
    "LeaseEndReason",
    "LeaseFound",
    "LeasePatch",
    "LeasePublic",
    "LeasePublicAllowedCommandsItem",
    "LeaseSigning",
    "LeaseStatus",
    "LedgerAccount",
    "LedgerKind",
    "LedgerReversalReason",
    "LegalHoldReason",
    "LinkStatus",
    "ListAuditEventsOutcomeItem",
    "ListReferralsDirection",
    "ListSignalementsView",
    "LoanApproval",
    "LoanCancellation",
    "LoanCancelReason",
    "LoanDisbursement",
    "LoanEntryPage",
    "LoanEntryPublic",
    "LoanEntryReversal",
    "LoanEntryType",
    "LoanPause",
    "LoanPauseReason",
    "LoanRejection",
    "LoanRejectReason",
    "LoanReliefReason",
    "LoanReschedule",
    "LoanSchedulePublic",
    "LoanStatement",
    "LoanStatementLine",
    "LoanStatementPart",
    "LoanStatus",
    "Look",
    "MagistrateAnswer",
    "MailDeliveryPage",
    "MailDeliveryPublic",
    "MailDeliveryPublicAllowedCommandsItem",
    "MailFailure",
    "Mailing",
    "MailLanguage",
    "MailStatus",
    "ManualReason",
    "MaritalStatus",
    "Me",
    "MedicalCheckKind",
    "MemberPage",
    "MemberPatch",
    "MemberPublic",
    "MemberPublicAllowedCommandsItem",
    "MemberStatus",
    "MessageAtCentre",
    "MessageAtCentreWrittenBy",
    "MessagePage",
    "MessageToReporter",
    "MessageToReporterWrittenBy",
    "MigrationStatus",
    "Money",
    "MoneyPublic",
    "Move",
    "MovedMoney",
    "NeedDomain",
    "NetworkAvailability",
    "NetworkAvailabilityPage",
    "NewAbsence",
    "NewAgreement",
    "NewAllocation",
    "NewAssessment",
    "NewBed",
    "NewBrokenGlass",
    "NewCalendarFeed",
    "NewCase",
    "NewCaseComment",
    "NewCaseExclusion",
    "NewCasePlan",
    "NewCaseWorker",
    "NewClient",
    "NewCompensationClaim",
    "NewConsent",
    "NewCourtAppeal",
    "NewCourtAppealRemedy",
    "NewCourtFile",
    "NewDeadline",
    "NewDetermination",
    "NewDirectoryField",
    "NewDocument",
    "NewErasure",
    "NewExemption",
    "NewExport",
    "NewFundContribution",
    "NewFundedProject",
    "NewGuaranteeFund",
    "NewGuaranteeLoan",
    "NewHearing",
    "NewHearingStaff",
    "NewHold",
    "NewHouseholdCase",
    "NewHouseholdLink",
    "NewHousingApplication",
    "NewHousingSearch",
    "NewImport",
    "NewJudgment",
    "NewLease",
    "NewLoanEntry",
    "NewLoanEntryType",
    "NewMember",
    "NewMessage",
    "NewOrganisation",
    "NewOrganisationKind",
    "NewParty",
    "NewPeer",
    "NewPerson",
    "NewPlacementExclusion",
    "NewPlanTemplate",
    "NewPrivilegedNote",
    "NewProceeding",
    "NewQuestionnaire",
    "NewReferral",
    "NewReferralKind",
    "NewReferralMessage",
    "NewResidencePaper",
    "NewResidenceRequest",
    "NewResidenceTrack",
    "NewService",
    "NewShelter",
    "NewSignalement",
    "NewStatement",
    "NewStep",
    "NewTestEvent",
    "NewTraffickingEvent",
    "NewTurnAway",
    "NewUnit",
    "NewVisit",
    "NewWaitingEntry",
    "NewWebhookEndpoint",
    "Nights",
    "NoticeKind",
    "NotificationSettings",
    "NotificationSettingsPatch",
    "OAuthError",
    "OAuthErrorError",
    "Occupancy",
    "Offence",
    "OrganisationContacts",
    "OrganisationCreated",
    "OrganisationKind",
    "OrganisationPage",
    "OrganisationPublic",
    "OrganisationType",
    "PalermoAct",
    "PalermoMeans",
    "PaperLanguage",
    "PartyBrief",
    "PartyBriefPage",
    "PartyDetails",
    "PartyPatch",
    "PartyPublic",
    "PartyStanding",
    "PeerAnswer",
    "PeerLetter",
    "PeerMessagePage",
    "PeerMessagePublic",
    "PeerMessagePublicDirection",
    "PeerMessagePublicOutcomeType0",
    "PeerPage",
    "PeerPublic",
    "PeerPublicAllowedCommandsItem",
    "PeerStatus",
    "Permission",
    "PersonPage",
    "PersonPatch",
    "PersonPublic",
    "PersonSearch",
    "PlacementExclusionPage",
    "PlacementExclusionPublic",
    "PlacementExclusionPublicAllowedCommandsItem",
    "PlacementExclusionReason",
    "PlacementExclusionStatus",
    "PlacementOverrideReason",
    "Placing",
    "PlanActionBrief",
    "PlanActionBriefAllowedCommandsItem",
    "PlanActionBriefPage",
    "PlanActionPatch",
    "PlanActionPublic",
    "PlanActionPublicAllowedCommandsItem",
    "PlanContent",
    "PlanContentPatch",
    "PlanContentPublic",
    "PlanDiscontinueReason",
    "PlannedAction",
    "PlannedActionPublic",
    "PlannedGoal",
    "PlannedGoalPublic",
    "PlanNotAgreedReason",
    "PlanRequirement",
    "PlanRequirements",
    "PlanStatus",
    "PlanTemplatePage",
    "PlanTemplatePublic",
    "PlanTemplatePublicAllowedCommandsItem",
    "Postponement",
    "Preview",
    "PreviewLevelType0",
    "PreviewRequest",
    "PreviewRequestKind",
    "Previews",
    "PrivilegedNoteBrief",
    "PrivilegedNoteBriefPage",
    "PrivilegedNoteDetails",
    "PrivilegedNotePatch",
    "PrivilegedNotePublic",
    "Problem",
    "ProblemCode",
    "ProblemObstaclesItem",
    "ProblemObstaclesItemReason",
    "ProblemOpenItem",
    "ProblemWhy",
    "ProceedingBrief",
    "ProceedingBriefPage",
    "ProceedingDetails",
    "ProceedingPatch",
    "ProceedingPublic",
    "ProjectStatus",
    "Question",
    "QuestionnairePage",
    "QuestionnairePublic",
    "QuestionnairePublicAllowedCommandsItem",
    "QuestionnaireQuestion",
    "QuestionnaireQuestionPublic",
    "QuestionOption",
    "QuestionOptionPublic",
    "ReadCodeListName",
    "RecordStatus",
    "RecruiterRelation",
    "RecruitmentMethod",
    "Redirection",
    "ReferralDeclineReason",
    "ReferralMessagePage",
    "ReferralMessagePublic",
    "ReferralMessagePublicWrittenBy",
    "ReferralOutcome",
    "ReferralPage",
    "ReferralPatch",
    "ReferralReceived",
    "ReferralReceivedAllowedCommandsItem",
    "ReferralReceivedKindType0",
    "ReferralReturnReason",
    "ReferralSent",
    "ReferralSentAllowedCommandsItem",
    "ReferralSentKind",
    "ReferralSentLevelType0",
    "ReferralStatus",
    "ReferralWithdrawCode",
    "Release",
    "ReleasedDetermination",
    "ReleasedDocument",
    "ReleasedProfile",
    "ReleaseProposal",
    "ReleaseRequestPublic",
    "Reopening",
    "ReopenReason",
    "Reply",
    "ReportChannel",
    "ReportContext",
    "ReporterState",
    "ReportOutcome",
    "ReportSource",
    "RequestStatus",
    "RequirementStanding",
    "ResidenceAnswer",
    "ResidenceCondition",
    "ResidenceCorrection",
    "ResidenceDocument",
    "ResidenceEnding",
    "ResidenceEventPage",
    "ResidenceEventPublic",
    "ResidenceEventPublicKind",
    "ResidenceFulfilled",
    "ResidenceGrant",
    "ResidenceLabels",
    "ResidencePaperBrief",
    "ResidencePaperBriefPage",
    "ResidencePaperDetails",
    "ResidencePaperPatch",
    "ResidencePaperPublic",
    "ResidencePhase",
    "ResidenceRequestAnswer",
    "ResidenceRequestPage",
    "ResidenceRequestPublic",
    "ResidenceRequestPublicAllowedCommandsItem",
    "ResidenceStep",
    "ResidenceTerm",
    "ResidenceTrackBrief",
    "ResidenceTrackBriefAllowedCommandsItem",
    "ResidenceTrackBriefPage",
    "ResidenceTrackPatch",
    "ResidenceTrackPublic",
    "ResidenceTrackPublicAllowedCommandsItem",
    "RetentionPublic",
    "RetentionPublicAllowedCommandsItem",
    "RetentionPublicKind",
    "Return",
    "Role",
    "RollOver",
    "RowFault",
    "RowOutcome",
    "RowType",
    "SafeTime",
    "SafetyMeasure",
    "SchemeResult",
    "ScorePublic",
    "SearchStatus",
    "SecretRotation",
    "Sentences",
    "SentencesPublic",
    "ServiceBrief",
    "ServiceBriefAllowedCommandsItem",
    "ServiceBriefPage",
    "ServiceCount",
    "ServiceCounts",
    "ServiceDetails",
    "ServiceOffer",
    "ServiceOfferPublic",
    "ServicePublic",
    "ServicePublicAllowedCommandsItem",
    "ServiceTotals",
    "ServiceType",
    "SettingsPatch",
    "SettingsPublic",
    "Severity",
    "SexExploitationType",
    "ShelterAvailability",
    "ShelterKind",
    "ShelterPage",
    "ShelterPatch",
    "ShelterPublic",
    "ShelterPublicAllowedCommandsItem",
    "ShelterStaffing",
    "ShelterStatus",
    "SignalementHandled",
    "SignalementHandledAllowedCommandsItem",
    "SignalementPage",
    "SignalementReported",
    "SignalementReportedAllowedCommandsItem",
    "SignalementStatus",
    "Skipping",
    "StageStanding",
    "Standing",
    "StatementPage",
    "StatementPatch",
    "StatementPublic",
    "StatisticsCell",
    "StatisticsDimension",
    "StatusDecisionBody",
    "StayCorrectionReason",
    "StayDetail",
    "StayDetailAllowedCommandsItem",
    "StayExitReason",
    "StepCorrection",
    "StepPage",
    "StepPublic",
    "SumPublic",
    "SupportDomain",
    "SuspensionReason",
    "TemplateAction",
    "TemplateActionPublic",
    "TemplateFollowUp",
    "TemplateFollowUpPublic",
    "TemplateGoal",
    "TemplateGoalPublic",
    "TimelineEntry",
    "TimelineEntryPage",
    "TokenAnswer",
    "TokenForm",
    "TokenFormGrantType",
    "TombstonePage",
    "TombstonePublic",
    "TombstonePublicKind",
    "TombstoneReason",
    "TotalPublic",
    "TrackStatus",
    "TraffickingEventPage",
    "TraffickingEventPatch",
    "TraffickingEventPublic",
    "TraffickingEventPublicAllowedCommandsItem",
    "TraffickingEventType",
    "TraffickingStatus",
    "TransferAsking",
    "TrialBalance",
    "TriedScheme",
    "TriedSchemePublic",
    "TurnAwayPage",
    "TurnAwayPublic",
    "TurnAwayReason",
    "TurnAwayTotal",
    "TurnAwayTotalPage",
    "Unit",
    "UnitKind",
    "UnitLetAs",
    "UnitPage",
    "UnitPatch",
    "UnitPublic",
    "Urgency",
    "VictimTrackEndReason",
    "VisitBrief",
    "VisitBriefAllowedCommandsItem",
    "VisitBriefPage",
    "VisitCancellation",
    "VisitCancelReason",
    "VisitDetails",
    "VisitDone",
    "VisitMissed",
    "VisitMissedReason",
    "VisitPatch",
    "VisitPublic",
    "VisitPublicAllowedCommandsItem",
    "VisitReschedule",
    "VisitStatus",
    "WaitingEntryPage",
    "WaitingEntryPublic",
    "WaitingEntryPublicAllowedCommandsItem",
    "WaitingStatus",
    "WaitingWithdrawal",
    "WaitingWithdrawReason",
    "WebhookDeliveryPage",
    "WebhookDeliveryPublic",
    "WebhookDeliveryPublicAllowedCommandsItem",
    "WebhookEndpointPage",
    "WebhookEndpointPatch",
    "WebhookEndpointPublic",
    "WebhookEndpointPublicAllowedCommandsItem",
    "WebhookEndpointPublicDisabledReasonType0",
    "WebhookEndpointWithSecret",
    "WebhookEndpointWithSecretAllowedCommandsItem",
    "WebhookEndpointWithSecretDisabledReasonType0",
    "WebsitesApps",
    "Weekday",
    "Withdrawal",
    "WithholdReason",
    "WorkerStatus",
    "WorkItem",
    "WorkItemPage",
    "WorkKind",
    "YearlyStatistics",
    "YesNoUnknown",
)
