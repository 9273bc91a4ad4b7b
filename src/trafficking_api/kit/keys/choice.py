"""Which key service a deployment has chosen."""

from trafficking_api.kit.keys import KeyService
from trafficking_api.kit.keys.file import KeyFile
from trafficking_api.kit.keys.vault import VaultTransit
from trafficking_api.settings import Settings


def chosen(settings: Settings, file: KeyFile) -> KeyService:
    """The key service of the settings. Raises KeyServiceError when they are not complete."""
    return file if settings.key_service == "file" else vault(settings)


def former(settings: Settings, file: KeyFile) -> KeyService | None:
    """The other one, if it is set up: what it has wrapped moves to the chosen one."""
    if settings.key_service == "vault":
        return file
    return vault(settings) if settings.vault_addr else None


def vault(settings: Settings) -> VaultTransit:
    """The key server of the settings. Raises KeyServiceError when they are not complete."""
    return VaultTransit(
        settings.vault_addr,
        settings.vault_token_file,
        settings.vault_mount,
        settings.vault_key,
        settings.vault_namespace,
    )
