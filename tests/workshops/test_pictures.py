"""What is kept of a picture that somebody sends: what is seen, upright, and nothing else."""

import struct
import zlib
from hashlib import sha256
from io import BytesIO

import pytest
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from home.domain.refusal import Refused
from tests.support.photos import BLUE, COMMENT, GPS, ORIENTATION, RED, drawn, encoded, from_a_camera, sent
from workshops.pictures import BYTES_MAX, made_anew, scans_in

SIDES = {"left": (0.25, 0.5), "right": (0.75, 0.5), "top": (0.5, 0.25), "bottom": (0.5, 0.75)}


def opened(content: bytes) -> Image.Image:
    return Image.open(BytesIO(content))


def blue_side(picture: Image.Image) -> str:
    """On which side the blue half is."""
    found = []
    for side, (across, down) in SIDES.items():
        seen = picture.getpixel((int(picture.width * across), int(picture.height * down)))
        others = picture.getpixel((int(picture.width * (1 - across)), int(picture.height * (1 - down))))
        if _is_near(seen, BLUE) and _is_near(others, RED):
            found.append(side)
    (side,) = found
    return side


def _is_near(one: tuple[int, ...], other: tuple[int, ...]) -> bool:
    return all(abs(a - b) < 40 for a, b in zip(one, other, strict=True))


def code_of(content: bytes) -> str:
    with pytest.raises(Refused) as refused:
        made_anew(sent(content))
    return refused.value.code


def test_nothing_that_a_camera_wrote_is_kept():
    camera = from_a_camera()
    assert opened(camera).getexif().get_ifd(GPS)
    assert COMMENT in camera

    kept = made_anew(sent(camera)).content

    picture = opened(kept)
    assert (picture.format, dict(picture.getexif()), picture.info.keys() & {"comment", "exif", "icc_profile"}) == (
        "JPEG",
        {},
        set(),
    )
    assert b"Rossi" not in kept
    assert b"Exif" not in kept


def test_words_in_a_png_are_not_kept():
    words = PngInfo()
    words.add_text("Author", "Mario Rossi")
    assert b"Rossi" not in made_anew(sent(encoded(drawn(), "PNG", pnginfo=words))).content


@pytest.mark.parametrize(
    ("orientation", "side", "size"),
    [
        (1, "left", (320, 200)),
        (2, "right", (320, 200)),
        (3, "right", (320, 200)),
        (4, "left", (320, 200)),
        (5, "top", (200, 320)),
        (6, "top", (200, 320)),
        (7, "bottom", (200, 320)),
        (8, "bottom", (200, 320)),
    ],
)
def test_photo_is_upright_however_the_camera_was_held(orientation, side, size):
    kept = made_anew(sent(from_a_camera(orientation)))

    assert (kept.width, kept.height) == size == opened(kept.content).size
    assert blue_side(opened(kept.content)) == side


def test_orientation_of_a_large_photo_is_kept_when_it_is_made_small():
    kept = made_anew(sent(from_a_camera(6, width=5000, height=3000)))

    assert (kept.width, kept.height) == (1440, 2400)
    assert blue_side(opened(kept.content)) == "top"


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_small_photo_keeps_its_size_and_the_digest_is_of_what_is_kept(kind):
    kept = made_anew(sent(encoded(drawn(), kind)))

    assert (kept.width, kept.height, opened(kept.content).format) == (320, 200, "JPEG")
    assert kept.digest == sha256(kept.content).hexdigest()


def test_same_photo_makes_the_same_bytes():
    camera = from_a_camera(3)
    assert made_anew(sent(camera)) == made_anew(sent(camera))


@pytest.mark.parametrize(
    ("mode", "colour", "seen"),
    [
        ("L", 0, (0, 0, 0)),
        ("RGBA", (0, 0, 0, 0), (255, 255, 255)),
        ("LA", (0, 0), (255, 255, 255)),
        ("P", 0, (0, 0, 0)),
        ("CMYK", (0, 0, 0, 0), (255, 255, 255)),
    ],
)
def test_every_way_of_writing_colours_is_read_and_what_is_transparent_is_white(mode, colour, seen):
    content = encoded(Image.new(mode, (40, 30), colour), "JPEG" if mode == "CMYK" else "PNG")
    assert _is_near(opened(made_anew(sent(content)).content).getpixel((20, 15)), seen)


def with_a_second_behind(**options: object) -> bytes:
    return encoded(drawn(), "MPO", save_all=True, append_images=[Image.new("RGB", (80, 50), "green")], **options)


def test_photo_with_a_second_picture_behind_it_is_read_as_any_other():
    """What phones write that keep the brightness or the depth beside the photo."""
    exif = Image.Exif()
    exif[ORIENTATION] = 6
    content = with_a_second_behind(exif=exif)
    assert opened(content).format == "MPO"

    kept = made_anew(sent(content + b"\0\0\0\x18ftypmp42" + b"\xff\xda" * 200))

    assert (kept.width, kept.height, opened(kept.content).format) == (200, 320, "JPEG")
    assert blue_side(opened(kept.content)) == "top"


def test_photo_that_goes_over_its_pixels_again_and_again_is_refused_before_it_is_unpacked(monkeypatch):
    progressive = encoded(drawn(), progressive=True)
    scan = progressive[progressive.rindex(b"\xff\xda") : -2]
    assert 1 < scans_in(progressive) <= 10
    assert scans_in(from_a_camera()) == 1

    def unpacked(*_arguments: object) -> None:
        pytest.fail("it was unpacked")

    monkeypatch.setattr("PIL.JpegImagePlugin.JpegImageFile.load", unpacked)
    assert code_of(progressive[:-2] + scan * 100 + b"\xff\xd9") == "photo_unreadable"


def _bomb(width: int, height: int) -> bytes:
    """A PNG of a few bytes that says it has so many pixels."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + head + chunk(b"IDAT", zlib.compress(b"\0" * 1000)) + chunk(b"IEND", b"")


@pytest.mark.parametrize("sides", [(5_001, 5_000), (10_000, 10_000), (60_000, 60_000)])
def test_picture_that_would_fill_the_memory_is_refused_by_its_head(sides, monkeypatch):
    def unpacked(*_arguments: object) -> None:
        pytest.fail("it was unpacked")

    monkeypatch.setattr("PIL.PngImagePlugin.PngImageFile.load", unpacked)
    assert code_of(_bomb(*sides)) == "photo_too_many_pixels"


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"\0\0\0\x18ftypheic\0\0\0\0mif1heic" + b"\0" * 64, "photo_heic"),
        (b"\0\0\0\x18ftypmif1\0\0\0\0mif1heic" + b"\0" * 64, "photo_heic"),
        (b"\0\0\0\x18ftypavif\0\0\0\0avifmif1" + b"\0" * 64, "photo_format"),
        (b"%PDF-1.7 no photo", "photo_format"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'><script/></svg>", "photo_format"),
        (b"", "photo_format"),
        (encoded(drawn(), "GIF"), "photo_format"),
        (encoded(drawn(), "TIFF"), "photo_format"),
        (from_a_camera()[:-400], "photo_unreadable"),
        (encoded(drawn(), "PNG")[:60], "photo_unreadable"),
        (b"\xff\xd8\xff" + b"\0" * (BYTES_MAX + 1), "photo_too_large"),
    ],
    ids=["heic", "heif", "avif", "pdf", "svg", "empty", "gif", "tiff", "torn", "torn png", "heavy"],
)
def test_what_is_no_photo_for_us_is_refused_with_its_reason(content, code):
    assert code_of(content) == code
