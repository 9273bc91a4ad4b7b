"""Reads the headings of the templates that come with HTCDS 2.0, with their known faults."""

from collections.abc import Mapping, Sequence

#: How the templates of HTCDS 2.0 spell some of its fields.
MISSPELT = {
    "prs_First_Name": "prs_FirstName",
    "prs_Second_Name": "prs_SecondName",
    "vic_Methods_of_Control": "vic_MethodsOfControl",
    "vic_TraffickinStatusDecisionMakingOrg": "vic_TraffickingStatusDecisionMakingOrg",
}
#: What a survey program writes beside the answers.
OF_THE_FORM = ("start", "end", "__version__")
#: The second row of its spreadsheets, for people. Over the address it is in another order than the first, and
#: it alone names the reason of an outgoing referral: what somebody wrote there, she wrote under these words.
LABELS: Mapping[str, str] = {
    "Case Owner": "cas_CaseOwner",
    "Salutation": "prs_Salutation",
    "First Name": "prs_FirstName",
    "Second Name": "prs_SecondName",
    "Consent": "con_Consent",
    "Birthdate": "prs_Birthdate",
    "Gender": "prs_Gender",
    "Citizenship": "prs_Citizenship",
    "Title": "prs_Title",
    "Email": "prs_Email",
    "Home Phone": "prs_HomePhone",
    "Mobile Phone": "prs_MobilePhone",
    "Mailing Street": "prs_MailingStreet",
    "Mailing City": "prs_MailingCity",
    "Mailing State/Province": "prs_MailingState",
    "Mailing Zip/Postal Code": "prs_MailingPostalCode",
    "Mailing Country": "prs_MailingCountry",
    "Trafficking Status": "vic_TraffickingStatus",
    "Trafficking Status Decision Making Organization": "vic_TraffickingStatusDecisionMakingOrg",
    "Method of Recruitment": "vic_MethodOfRecruitment",
    "Location of Recruitment": "vic_LocationOfRecruitment",
    "Methods of Control": "vic_MethodsOfControl",
    "Type of Exploitation": "vic_TypeOfExploitation",
    "Forced Labour Industry": "vic_ForcedLabourIndustry",
    "Type of Sex Exploitation": "vic_TypeOfSexExploitation",
    "Location of Exploitation": "vic_LocationOfExploitation",
    "Status": "cas_Status",
    "Referring Organisation": "cas_ReferringOrganisation",
    "Incoming Referral Date": "cas_IncomingReferralDate",
    "Referring Primary Case Worker": "cas_ReferringPrimaryCaseWorker",
    "Reason for Incoming Referral": "cas_ReasonForIncomingReferral",
    "Incoming Referral Details": "cas_IncomingReferralDetails",
    "Referred Organisation": "cas_ReferredOrganisation",
    "Referred Primary Case Worker": "cas_ReferredPrimaryCaseWorker",
    "Reason for Outgoing Referral": "cas_ReasonForOutgoingReferral",
    "Outgoing Referral Date": "cas_OutgoingReferralDate",
    "Outgoing Referral Details": "cas_OutgoingReferralDetails",
    "Reason for Case Closure": "cas_ReasonForCaseClosure",
}
#: So many labels in one row are no coincidence.
_ENOUGH = 3


def headed(heading: Sequence[str], below: Sequence[str]) -> tuple[list[str], bool]:
    """The fields of the columns, and whether the row below the heading is a second one, of labels.

    The first column, if it has no name, numbers the rows and is nameless; any other gets a name that no field
    has, so that nothing is lost in silence.
    """
    filled = [cell for cell in below if cell]
    has_labels = len(filled) >= _ENOUGH and all(cell in LABELS for cell in filled)
    named = list(heading)
    if has_labels:
        under = [*below, *[""] * len(heading)]
        named = [LABELS.get(label, name) for name, label in zip(heading, under, strict=False)]
    return [name or (f"column_{x}" if x else "") for x, name in enumerate(named)], has_labels
