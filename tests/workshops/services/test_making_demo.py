"""What demonstration accounts made goes with the demonstration; what real people made stays."""

import pytest

from home.models import Direction
from tests.support.people import SCRIPT
from tests.workshops.services.test_making import NOW, account, plan, rows
from tests.workshops.services.test_registering import come
from workshops.content.demo.clearing import clear
from workshops.models import Arrangement, Registration, SavedScript, Workshop
from workshops.services.making import create_workshop, save_script
from workshops.services.registering import open_reception

pytestmark = pytest.mark.django_db


def test_invented_workshops_scripts_and_registrations_are_cleared_and_real_ones_stay():
    direction = Direction.objects.create(code="skills", order=3)
    for name, is_demo in (("dario", False), ("demo", True)):
        director = account(name, "Regia", is_demo=is_demo)
        tables = rows(direction, 2, place="Sala grande")
        made = create_workshop(plan(name=f"Laboratorio di {name}"), tables, by=director, now=NOW)
        open_reception(made, places=9, is_open=True, by=director, now=NOW)
        come(made, "nadia")
        save_script(f"Scaletta di {name}", SCRIPT, by=director, now=NOW)

    clear()

    assert [row.code for row in Workshop.objects.all()] == ["laboratorio-di-dario"]
    assert [row.name for row in SavedScript.objects.all()] == ["Scaletta di dario"]
    assert (Registration.objects.count(), Arrangement.objects.count()) == (1, 2)
