"""A server that has started reads no law any more: it would answer nobody meanwhile."""

import subprocess
import sys

_SAYS_WHAT_IS_READ = """
import trafficking_api.countries.court as court
from trafficking_api.countries.court import deadlines, free_days, procedures, ready, residence

def read():
    found = (deadlines.profiles, procedures.procedures, residence.tracks, free_days.free_days)
    return [each.cache_info().currsize > 0 for each in found]

assert read() == [False] * 4, read()
ready.make_ready()
assert read() == [True] * 4, read()
misses = free_days.free_days.cache_info().misses
for profile in deadlines.profiles().values():
    for rule in profile.deadlines:
        free_days.free_days(rule.holidays)
assert free_days.free_days.cache_info().misses == misses
"""


def test_everything_is_read_at_the_start() -> None:
    subprocess.run([sys.executable, "-c", _SAYS_WHAT_IS_READ], check=True)
