"""The named ways in which agreements, or their absence, say no."""

from trafficking_api.kit.errors import Conflict


class NoAgreement(Conflict):
    code = "no_agreement"
    title = "No agreement is in force with this organisation"
    explanation = (
        "Sharing of this kind needs an agreement that both organisations signed and that is valid today."
    )


class AgreementExists(Conflict):
    code = "agreement_exists"
    title = "An agreement of this kind is already proposed or active"
    explanation = "Withdraw or revoke the one that is open before you propose another."
