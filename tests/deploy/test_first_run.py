"""`make run` from a fresh copy on a machine with nothing but Python, make and git, interrupted on the way."""

import re
import signal
import sys
import time
import urllib.error
import urllib.request

import pytest

from deploy.local.network import lan_address
from deploy.local.services import free_port
from tests.deploy.copies import copy_tree, end_group, environment, fresh_path, read_until, start

# How long this waits for a run that may have died; the promise of minutes is measured, not asserted.
PATIENCE_SECONDS = 600
# Cut off in the middle of each of these.
CUTS = ("Installing the Python packages (run) ..", "Installing the npm packages .", "Preparing the database .")


@pytest.fixture
def make_run(tmp_path):
    """Starts `make run` in one and the same copy; whatever is still running is ended afterwards."""
    folder, started = copy_tree(tmp_path / "copy"), []
    environ = environment(fresh_path(tmp_path / "bin", sys.executable), PORT=str(free_port()))

    def begin(**extra):
        started.append(start(["make", "run"], folder, {**environ, **extra}))
        return started[-1]

    begin.address = f"http://127.0.0.1:{environ['PORT']}/"
    yield begin
    for process in started:
        end_group(process)


@pytest.mark.slow
def test_run_recovers_from_cuts_and_ends_with_the_address(make_run):
    for cut in CUTS:
        process = make_run()
        shown = read_until(process, cut, PATIENCE_SECONDS)
        assert cut in shown
        end_group(process)

    began = time.monotonic()
    process = make_run()
    shown = read_until(process, "/prova/\n", PATIENCE_SECONDS)
    first_seconds = time.monotonic() - began
    assert shown.splitlines()[-1] == f"{make_run.address}prova/"
    with urllib.request.urlopen(make_run.address, timeout=20) as page:
        assert page.status == 200
    process.send_signal(signal.SIGTERM)
    process.wait(20)

    began = time.monotonic()
    process = make_run()
    shown = read_until(process, "/prova/\n", PATIENCE_SECONDS)
    # Nothing is done twice: a later run takes a small part of the first one's time, on a machine of any speed.
    assert time.monotonic() - began < first_seconds / 3
    assert re.findall(r"Installing|Building|Preparing|Loading", shown) == []
    end_group(process)

    address = lan_address()
    shown = read_until(make_run(LAN="1"), make_run.address, PATIENCE_SECONDS)
    if not address:
        assert "This machine is on no local network" in shown
        return
    on_lan = make_run.address.replace("127.0.0.1", address)
    assert f"On a phone in the same network: {on_lan}prova/\n" in shown
    with urllib.request.urlopen(on_lan, timeout=20) as page:
        assert page.status == 200
    forged = urllib.request.Request(on_lan, headers={"Host": "elsewhere.example"})
    with pytest.raises(urllib.error.HTTPError, match="400"):
        urllib.request.urlopen(forged, timeout=20)
