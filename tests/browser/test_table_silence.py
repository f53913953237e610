"""An idle table: the socket is asked after a silence whether it lives, and kept when it does."""

from playwright.sync_api import expect

from tests.browser.conftest import ROOM


def test_idle_screen_keeps_its_one_socket(live_site, people):
    desk = live_site.make_table()
    room = people.arrive(ROOM)
    sockets, asked, answered = [], [], []

    def listen(socket):
        sockets.append(socket)
        # Not the bound method itself: Playwright writes an attribute on what it calls.
        socket.on("framesent", lambda frame: asked.append(frame))  # noqa: PLW0108 -- the same
        socket.on("framereceived", lambda frame: answered.append(str(frame)))

    room.on("websocket", listen)
    room.clock.install()
    room.goto(f"{desk.url}schermo/")
    expect(room.get_by_role("heading", name="Siediti al tavolo")).to_be_visible()
    # With the watchdog's first round comes the last frame that nobody asked for: it would end a silence.
    for _moment in range(100):
        if any('"tried"' in frame for frame in answered):
            break
        room.wait_for_timeout(100)
    for _half_minute in range(4):
        with sockets[0].expect_event("framereceived", lambda frame: '"welcome"' in str(frame)):
            room.clock.run_for(21_000)
    room.clock.run_for(10_000)
    assert len(sockets) == 1
    assert len([frame for frame in asked if '"hello"' in str(frame)]) == 5
