"""The server as a real process: what sockets hear when it goes, what it refuses, where it listens."""

import asyncio
import contextlib
import gc
import http.client
import os
import signal
import socket
import subprocess
import sys
import urllib.request
import weakref

import pytest
from websockets.asyncio.client import connect
from websockets.exceptions import ConnectionClosed

from deploy.local.paths import ROOT
from deploy.local.services import free_port
from voci.server import DEPARTURES, DrainingServer

SOCKETS = 50
START_SECONDS = 20
STOP_SECONDS = 15
TUNED = """
import gc
from voci.server import tune_interpreter
tune_interpreter()
print(gc.get_freeze_count(), len(gc.get_objects()))
"""


@contextlib.contextmanager
def serving(*options, **environment):
    """The server with the echo application; yields the process once it has said that it listens."""
    command = [sys.executable, "-m", "voci.server", "--application", "tests.voci.echo_app:application"]
    process = subprocess.Popen(
        [*command, "--announce", "listening", *options],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": f"{ROOT}{os.pathsep}{ROOT / 'site'}", **environment},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        assert process.stdout.readline() == "listening\n"
        yield process
    finally:
        process.kill()
        process.communicate()


@pytest.fixture
def port():
    return free_port()


def get(port, headers=None):
    request = urllib.request.Request(f"http://127.0.0.1:{port}/", headers=headers or {})
    with urllib.request.urlopen(request, timeout=5) as response:
        return response.read().decode()


async def close_codes(port, process, *, count):
    """Open sockets, stop the server, return the close code each socket saw."""
    async with contextlib.AsyncExitStack() as stack:
        address = f"ws://127.0.0.1:{port}/"
        sockets = [await stack.enter_async_context(connect(address, proxy=None)) for _ in range(count)]
        await sockets[-1].send("hello")
        assert await sockets[-1].recv() == "hello"
        process.send_signal(signal.SIGTERM)
        codes = []
        for each in sockets:
            with pytest.raises(ConnectionClosed):
                await asyncio.wait_for(each.recv(), STOP_SECONDS)
            codes.append(each.close_code)
        return codes


@pytest.mark.parametrize("count", [0, 1, SOCKETS])
def test_stopping_says_restart_on_every_socket_and_ends_well(port, count):
    with serving("--port", str(port)) as process:
        codes = asyncio.run(close_codes(port, process, count=count)) if count else process.terminate() or []

        assert codes == [1012] * count
        assert process.wait(STOP_SECONDS) == 0
        assert process.stderr.read() == ""


@pytest.mark.parametrize("form", [b"--X--\r\n", b"no boundary at all"], ids=["empty", "broken"])
def test_forms_are_read_by_the_application_alone(port, form):
    """The admin posts empty forms; twisted, which nobody asked to read them, would answer with a bare 400."""
    with serving("--port", str(port)):
        headers = {"Content-Type": "multipart/form-data; boundary=X"}
        request = urllib.request.Request(f"http://127.0.0.1:{port}/", data=form, headers=headers, method="POST")

        with urllib.request.urlopen(request, timeout=5) as response:
            assert response.status == 200


def test_body_that_is_too_large_is_answered_and_not_kept(port):
    """Twisted would write all of it to the disk before any limit of the application is asked."""

    def send(client, megabytes, *, is_chunked):
        piece = b"x" * 1024 * 1024
        pieces = (piece for _number in range(megabytes))
        headers = {} if is_chunked else {"Content-Length": str(megabytes * len(piece))}
        client.request("POST", "/", body=pieces, headers=headers, encode_chunked=is_chunked)
        return client.getresponse()

    with serving("--port", str(port)) as process:
        for is_chunked in (False, True):
            with contextlib.closing(http.client.HTTPConnection("127.0.0.1", port, timeout=20)) as client:
                assert send(client, 80, is_chunked=is_chunked).status == 413
            with contextlib.closing(http.client.HTTPConnection("127.0.0.1", port, timeout=20)) as client:
                assert send(client, 2, is_chunked=is_chunked).status == 200
        process.terminate()
        assert process.wait(STOP_SECONDS) == 0
        assert process.stderr.read() == ""


def test_stopping_lets_work_in_flight_end(port):
    async def send_and_stop(process):
        async with connect(f"ws://127.0.0.1:{port}/", proxy=None) as client:
            await client.send("slow")
            await client.ping()
            process.send_signal(signal.SIGTERM)
            with pytest.raises(ConnectionClosed):
                await asyncio.wait_for(client.recv(), STOP_SECONDS)

    with serving("--port", str(port)) as process:
        asyncio.run(send_and_stop(process))

        assert process.wait(STOP_SECONDS) == 0
        assert process.stdout.read() == "committed\n"


def test_stopping_refuses_newcomers(port):
    with serving("--port", str(port)) as process:
        process.terminate()
        process.wait(STOP_SECONDS)

        with pytest.raises(ConnectionRefusedError):
            socket.create_connection(("127.0.0.1", port), timeout=2)


class Ring:
    """What a connection is once it has gone: held by nobody but itself."""

    def __init__(self):
        self.itself = self


def test_departed_connections_do_not_wait_for_the_collector():
    server = DrainingServer(None, endpoints=["tcp:port=0"])
    server.connections = {}
    gc.disable()
    try:
        gone = []
        for departed in range(DEPARTURES):
            assert server.tidying is None, departed
            connection = Ring()
            server.connections[connection] = {}
            server.protocol_disconnected(connection)
            gone.append(weakref.ref(connection))
            del server.connections[connection], connection
        tidying = server.tidying
        assert all(each() is not None for each in gone)

        tidying.func()
        tidying.cancel()

        assert [each() for each in gone] == [None] * DEPARTURES
        assert server.tidying is None
    finally:
        gc.enable()


def test_frame_above_the_limit_closes_only_its_socket(port):
    async def send_two():
        address = f"ws://127.0.0.1:{port}/"
        async with connect(address, proxy=None) as large, connect(address, proxy=None) as small:
            await large.send("x" * 16385)
            await small.send("x" * 16384)
            with pytest.raises(ConnectionClosed):
                await asyncio.wait_for(large.recv(), 5)
            return large.close_code, len(await asyncio.wait_for(small.recv(), 5))

    with serving("--port", str(port)):
        assert asyncio.run(send_two()) == (1009, 16384)


def test_port_in_use_is_one_sentence_and_a_failure(port):
    with serving("--port", str(port)):
        second = subprocess.run(
            [
                sys.executable,
                "-m",
                "voci.server",
                "--application",
                "tests.voci.echo_app:application",
                "--port",
                str(port),
            ],
            cwd=ROOT,
            env={**os.environ, "PYTHONPATH": f"{ROOT}{os.pathsep}{ROOT / 'site'}"},
            capture_output=True,
            text=True,
            timeout=START_SECONDS,
            check=False,
        )

    assert second.returncode == 1
    assert second.stdout == ""
    assert second.stderr.splitlines()[-1].startswith("The server cannot listen there: Couldn't listen on")


def test_forwarded_address_is_believed_only_behind_a_proxy(port):
    forged = {"X-Forwarded-For": "203.0.113.9"}
    with serving("--port", str(port)):
        assert get(port, forged) == "127.0.0.1"
    with serving("--port", str(port), PROXY_HEADERS="1"):
        assert get(port, forged) == "203.0.113.9"


def test_unix_socket_is_served(tmp_path):
    path = tmp_path / "voci.sock"
    with serving("--unix", str(path)), socket.socket(socket.AF_UNIX) as client:
        client.connect(str(path))
        client.sendall(b"GET / HTTP/1.1\r\nHost: voci\r\nConnection: close\r\n\r\n")

        assert client.recv(15) == b"HTTP/1.1 200 OK"


def test_connect_storm_is_queued_not_refused(port):
    with serving("--port", str(port)) as process, contextlib.ExitStack() as stack:
        # The server sleeps: every connection must fit into its backlog.
        process.send_signal(signal.SIGSTOP)
        try:
            clients = [
                stack.enter_context(socket.create_connection(("127.0.0.1", port), timeout=3)) for _ in range(300)
            ]
        finally:
            process.send_signal(signal.SIGCONT)
        for client in clients:
            client.sendall(b"GET / HTTP/1.1\r\nHost: voci\r\nConnection: close\r\n\r\n")

        assert {client.recv(15) for client in clients} == {b"HTTP/1.1 200 OK"}


def test_what_was_loaded_is_out_of_the_collectors_sight():
    shown = subprocess.run(
        [sys.executable, "-c", TUNED],
        cwd=ROOT / "site",
        capture_output=True,
        text=True,
        check=True,
        timeout=30,
    ).stdout

    frozen, watched = (int(word) for word in shown.split())
    assert frozen > 50 * watched
