"""Photos as cameras and people send them, and photos that a table has already."""

from hashlib import sha256
from io import BytesIO

from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone
from PIL import Image

from workshops.models import Table, TablePhoto

RED, BLUE = (200, 30, 30), (30, 30, 200)
ORIENTATION, GPS, MODEL, COMMENT = 0x0112, 0x8825, 0x0110, b"Scattata da Mario Rossi"
PLACE = {1: "N", 2: (45.0, 4.0, 13.0), 3: "E", 4: (7.0, 41.0, 12.0)}


def drawn(width: int = 320, height: int = 200) -> Image.Image:
    """Red, with its left half blue: turned, one sees it."""
    picture = Image.new("RGB", (width, height), RED)
    picture.paste(BLUE, (0, 0, width // 2, height))
    return picture


def encoded(picture: Image.Image, kind: str = "JPEG", **options: object) -> bytes:
    out = BytesIO()
    picture.save(out, kind, **options)
    return out.getvalue()


def from_a_camera(orientation: int = 1, *, width: int = 320, height: int = 200) -> bytes:
    """With the place where it was taken, the camera's name and a comment."""
    exif = Image.Exif()
    exif[ORIENTATION], exif[MODEL] = orientation, "Telefono di Mario Rossi"
    exif.get_ifd(GPS).update(PLACE)
    return encoded(drawn(width, height), exif=exif, comment=COMMENT)


def sent(content: bytes, name: str = "IMG_20260512_Mario.jpg") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content, content_type="image/jpeg")


def kept(table: Table, number: int, *, is_hidden: bool = False, name: str = "") -> TablePhoto:
    """A stored photo, as if the log had cited it."""
    content = encoded(drawn(320 + number))
    photo = TablePhoto(
        table=table,
        number=number,
        digest=sha256(content).hexdigest(),
        is_hidden=is_hidden,
        kept_at=timezone.now(),
    )
    photo.file.save(name, ContentFile(content), save=False)
    photo.save()
    return photo
