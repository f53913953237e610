"""What people do with photos of a table."""

import uuid
from pathlib import Path

from tests.support.people import conclude, write
from tests.support.photos import from_a_camera, sent
from tests.workshops.views.forms import close

WORDS = "Si legge «un tutor», con una freccia verso «scuola»"
WITH_PHOTOS = (write(grace_seconds=0), conclude(grace_seconds=0))


def add(browser, page, content=None, text=WORDS, **more):
    photo = {"photo": sent(from_a_camera() if content is None else content)}
    return browser.post(page, {"kind": "add_photo", "text": text, "id": str(uuid.uuid4()), **photo, **more})


def conclude_table(giulia, url) -> None:
    close(giulia, url, 1)
    giulia.post(f"{url}facilita/", {"kind": "open_moment", "moment": "2"})
    close(giulia, url, 2)


def files(folder: Path) -> list[Path]:
    return sorted(folder.iterdir()) if folder.exists() else []
