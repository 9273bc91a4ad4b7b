"""The addresses for tokens, clients and the audit trail."""
