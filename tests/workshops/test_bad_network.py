"""A table on bad Wi-Fi: 30 % of packets lost, a blackout, a killed and a restarted server, phones that sleep."""

import pytest

from tests.support.line import NAMESPACE, RELAY
from tests.workshops.network_story import Dose, play

# The long dose's code in a short time: what devices notice after 25 s in the dark is noticed after three.
SHORT = Dose(seats=4, cards=1, votes=2, dark_seconds=4, sleep_seconds=0.5, pace=4, dark_pace=8)


@pytest.mark.slow
def test_nothing_is_lost_or_doubled_on_a_bad_line(serve, record_property):
    server = serve()
    means = play(server, SHORT)
    record_property("network", means)
    assert means in {NAMESPACE, RELAY}
    complaints = server.complaints()
    assert "Traceback" not in complaints, complaints
