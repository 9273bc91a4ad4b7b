from enum import StrEnum


class LeaseEndReason(StrEnum):
    MUTUALAGREEMENT = "MutualAgreement"
    NOTICEBYLANDLORD = "NoticeByLandlord"
    NOTICEBYTENANT = "NoticeByTenant"
    NOTSAFE = "NotSafe"
    OTHER = "Other"
    TERMENDED = "TermEnded"

    def __str__(self) -> str:
        return str(self.value)
