"""The API through which partner organisations help victims of trafficking together."""

__version__ = "0.1.0"
