from enum import StrEnum


class FollowUpMode(StrEnum):
    COMMUNITYVISIT = "CommunityVisit"
    HOMEVISIT = "HomeVisit"
    OFFICE = "Office"
    PHONE = "Phone"
    THIRDPARTY = "ThirdParty"

    def __str__(self) -> str:
        return str(self.value)
