"""A table of twelve in a minute of darkness, at the pace of the wall, by every means of making a line bad."""

import pytest

from tests.support.line import NAMESPACE, RELAY
from tests.support.serving import serving
from tests.workshops.network_story import Dose, play

pytestmark = [pytest.mark.torture, pytest.mark.both_engines]

LONG = Dose(seats=12, cards=4, votes=8, dark_seconds=60, sleep_seconds=5)


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("means", ["", RELAY], ids=["kernel", "relay"])
def test_nothing_is_lost_or_doubled_in_a_minute_of_darkness(tmp_path, means, record_property):
    with serving(tmp_path) as server:
        used = play(server, LONG, means=means)
        record_property("network", used)
        assert used in ({NAMESPACE, RELAY} if not means else {means})
        assert "Traceback" not in server.complaints()
