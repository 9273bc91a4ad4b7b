"""A journey may take years: it then has a deployment, and a clock, of its own."""

from tests.features.conftest import alone, apart

__all__ = ["alone", "apart"]
