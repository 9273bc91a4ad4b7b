from enum import StrEnum


class WebsitesApps(StrEnum):
    FACEBOOK = "Facebook"
    FACEBOOKMESSENGER = "FacebookMessenger"
    INSTAGRAM = "Instagram"
    LINE = "Line"
    OTHER = "Other"
    QQ = "QQ"
    QZONE = "QZone"
    SNAPCHAT = "SnapChat"
    TELEGRAM = "Telegram"
    TIKTOK = "TikTok"
    TWITTER = "Twitter"
    VALUE_8 = "4Sale"
    VIBER = "Viber"
    WECHAT = "WeChat"
    WHATSAPP = "WhatsApp"

    def __str__(self) -> str:
        return str(self.value)
