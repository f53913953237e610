"""The last rung has every step: what a script can send, a plain form of some page of the table sends too."""

import re
from pathlib import Path

import pytest

from workshops.protocol import PAYLOADS, SEAT_WITHOUT_PHONE
from workshops.protocol_preparing import PREPARING

ROOT = Path(__file__).resolve().parents[3]
FORMS = [*(ROOT / "templates" / "workshops").rglob("*.html"), *(ROOT / "workshops" / "views").glob("*.py")]


# A command that scripts alone can send, with the reason. The contract runs over forms too (tests.support.plain), where
# what was accepted without a form of the page is a failure; what stays out of it there is marked `by_wire`.
WITHOUT_FORM: dict[str, str] = {}


@pytest.fixture(scope="module")
def forms() -> str:
    return "\n".join(path.read_text() for path in FORMS)


@pytest.mark.parametrize("kind", [*PAYLOADS, *PREPARING, SEAT_WITHOUT_PHONE])
def test_every_command_has_a_plain_form(forms, kind):
    """`name="kind"` in a page, or an action of the desk: `value="…"`, `with kind="…"`, `_action("…")`."""
    has_form = re.search(rf"""["}}]{kind}["{{]""", forms) is not None
    assert has_form is not (kind in WITHOUT_FORM)


def test_exceptions_are_commands_and_have_a_reason():
    assert WITHOUT_FORM.keys() <= {*PAYLOADS, *PREPARING, SEAT_WITHOUT_PHONE}
    assert all(WITHOUT_FORM.values())


PAGES = sorted((ROOT / "templates" / "workshops").rglob("*.html"))
COMMANDING = [
    pytest.param(form, id=f"{path.stem}-{place}")
    for path in PAGES
    for place, form in enumerate(re.findall(r"<form\b.*?</form>", path.read_text(), re.DOTALL))
    if 'name="kind"' in form
]


@pytest.mark.parametrize("form", COMMANDING)
def test_every_form_has_an_id_so_that_pressing_twice_is_one_command(form):
    assert len(COMMANDING) > 20
    assert form.count('name="id"') == 1
