"""Reads the law and the holidays of every country at the start: whoever asks first should not wait for it."""

from trafficking_api.countries.court.deadlines import profiles
from trafficking_api.countries.court.free_days import free_days
from trafficking_api.countries.court.procedures import procedures
from trafficking_api.countries.court.residence import tracks


def make_ready() -> None:
    """Read every file and every calendar that a rule names; raises `ValueError` when a file is wrong.

    That takes up to some seconds on a busy machine, in which a server that has started answers nobody.
    """
    procedures()
    tracks()
    for profile in profiles().values():
        for rule in profile.deadlines:
            free_days(rule.holidays)
