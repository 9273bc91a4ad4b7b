from enum import StrEnum


class RecruitmentMethod(StrEnum):
    ATANEDUCATIONALINSTITUTION = "AtAnEducationalInstitution"
    ATAPLACEOFBUSINESS = "AtAPlaceOfBusiness"
    ATWORK = "AtWork"
    OTHER = "Other"
    THROUGHANEWSPAPERADVERT = "ThroughANewspaperAdvert"
    THROUGHANONLINEADVERTISEMENT = "ThroughAnOnlineAdvertisement"
    THROUGHATELEVISIONADVERT = "ThroughATelevisionAdvert"
    THROUGHFAMILYORFAMILYEVENTS = "ThroughFamilyOrFamilyEvents"
    THROUGHFRIENDSORSOCIALEVENTS = "ThroughFriendsOrSocialEvents"
    THROUGHONLINESOCIALNETWORKS = "ThroughOnlineSocialNetworks"

    def __str__(self) -> str:
        return str(self.value)
