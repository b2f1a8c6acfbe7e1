"""Ten faults while five hundred articles are crawled: nothing is lost and nothing doubled."""

import sys

import pytest

from tests.chaos.run import Chaos

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="finds children by /proc")


@pytest.mark.timeout(900)
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")  # cut connections
def test_ten_faults_lose_and_double_nothing(state_dir):
    chaos = Chaos(articles=500, count=10, seed=7, state=state_dir, quiet=240)
    chaos.run()
    assert chaos.broken == [], chaos.line
    assert len({fault.kind for fault in chaos.faults}) == 10
