from enum import StrEnum


class NeedDomain(StrEnum):
    ACCOMMODATION = "Accommodation"
    BASICNEEDS = "BasicNeeds"
    CHILDCARE = "ChildCare"
    DISABILITY = "Disability"
    EDUCATION = "Education"
    EMPLOYMENT = "Employment"
    FAMILYCONTACT = "FamilyContact"
    IDENTITYDOCUMENTS = "IdentityDocuments"
    INCOME = "Income"
    INTERPRETATION = "Interpretation"
    LEGALCIVILLABOUR = "LegalCivilLabour"
    LEGALCRIMINAL = "LegalCriminal"
    MENTALHEALTH = "MentalHealth"
    PHYSICALHEALTH = "PhysicalHealth"
    RESIDENCESTATUS = "ResidenceStatus"
    RETURNREINTEGRATION = "ReturnReintegration"
    SAFETY = "Safety"
    SEXUALREPRODUCTIVEHEALTH = "SexualReproductiveHealth"
    SOCIALNETWORK = "SocialNetwork"
    SUBSTANCEUSE = "SubstanceUse"

    def __str__(self) -> str:
        return str(self.value)
