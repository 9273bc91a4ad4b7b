from enum import StrEnum


class ImportFormat(StrEnum):
    CSV = "csv"
    HTCDS_CSV = "htcds_csv"
    HTCDS_JSON = "htcds_json"
    NDJSON = "ndjson"

    def __str__(self) -> str:
        return str(self.value)
