"""The looks find what they look for: a page with every fault, and one with none."""

from tests.browser.looking import held_focus, live_regions, nameless, small_targets, stolen_focus, unseen

FAULTS = """<!doctype html><html lang="it"><body style="background: #fff">
<p role="status">Detto</p><div aria-live="assertive"><b>Gridato</b></div>
<button style="width: 20px; height: 20px; padding: 0"></button>
<div style="background: rgb(1, 2, 3)"><p style="color: rgb(1, 2, 3)">Non si vede</p></div>
<button id="mio" style="width: 40px; height: 40px">Mio</button><input id="tuo" aria-label="Tuo" style="height: 40px">
</body></html>"""


def test_faults_are_found(people):
    page = people.arrive()
    page.set_content(FAULTS)
    held_focus(page, "#mio")
    page.evaluate("document.querySelector('#tuo').focus()")

    assert live_regions(page) == ["assertive", "polite"]
    assert nameless(page) == ["button"]
    assert small_targets(page) == ["BUTTON  20×20"]
    assert unseen(page) == ["Non si vede"]
    assert len(stolen_focus(page)) == 1


def test_sound_page_has_none(people):
    page = people.arrive()
    page.set_content('<html lang="it"><body><p>Si vede</p><button style="min-height: 30px">Mio</button></body></html>')
    held_focus(page, "button")

    found = live_regions(page), nameless(page), small_targets(page), unseen(page), stolen_focus(page)
    assert found == ([], [], [], [], [])
