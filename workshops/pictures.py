"""A picture that somebody sends, made anew: small enough to keep, upright, and with nothing in it but what is seen.

What a camera writes into a file (where, when, with what, a preview of what was cut away) is not copied: the pixels are
put into a new picture. How many there are is read from the file's head, before anything is unpacked.
"""

import re
import struct
from dataclasses import dataclass
from hashlib import sha256
from io import BytesIO
from threading import Lock

from django.core.files.base import File
from PIL import Image, UnidentifiedImageError

from home.domain.refusal import Refused
from workshops.domain.deciding_photos import SIDE_PIXELS_MAX

FORMATS = ("JPEG", "PNG", "WEBP")
# How phones write a JPEG with a second picture behind it (depth, brightness): only the first one is read.
WITH_MORE_BEHIND = "MPO"
MEGABYTES_MAX = 12
BYTES_MAX = MEGABYTES_MAX * 1024 * 1024
# A JPEG is made small while it is unpacked; the others stand in memory whole.
PIXELS_MAX = {"JPEG": 50_000_000, "PNG": 25_000_000, "WEBP": 25_000_000}
CONTENT_TYPE = "image/jpeg"
# Each scan of a JPEG goes over all its pixels again, and a hundred bytes are enough for one. Cameras write up to ten.
SCANS_MAX = 64
_MARK = re.compile(rb"\xff([\x01-\xfe])")
_SCAN, _END, _ALONE = 0xDA, 0xD9, frozenset((0x01, *range(0xD0, 0xD9)))
# A picture may need half a gigabyte while it is unpacked, and a whole room photographs in the same minute.
_one_at_a_time = Lock()
QUALITY = 85
HEAD_BYTES = 12
HEIC_BRANDS = (b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1")
ORIENTATION_TAG = 0x0112
# How the camera was held (EXIF 2.32, tag Orientation) -> what makes the picture upright.
TURNS = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}


@dataclass(frozen=True, slots=True)
class Picture:
    """`digest` is the SHA-256 (hex) of `content`, a JPEG of `width` by `height` pixels."""

    content: bytes
    digest: str
    width: int
    height: int


def made_anew(sent: File) -> Picture:
    """Raises Refused: `photo_too_large`, `photo_heic`, `photo_format`, `photo_too_many_pixels`, `photo_unreadable`."""
    if sent.size > BYTES_MAX:
        raise Refused("photo_too_large", limit=MEGABYTES_MAX)
    head = sent.read(HEAD_BYTES)
    if head[4:8] == b"ftyp" and head[8:12] in HEIC_BRANDS:
        raise Refused("photo_heic")
    content = head + sent.read()
    if scans_in(content) > SCANS_MAX:
        raise Refused("photo_unreadable")
    with _one_at_a_time:
        return _made(content)


def scans_in(content: bytes) -> int:
    """How often a JPEG goes over its pixels; 0 for whatever else. What follows its end is not looked at."""
    found, at = 0, 2 if content.startswith(b"\xff\xd8") else len(content)
    while (mark := _MARK.search(content, at)) is not None:
        kind, at = mark[1][0], mark.end()
        if kind == _END or found > SCANS_MAX:
            break
        found += kind == _SCAN
        if kind not in _ALONE:
            at += int.from_bytes(content[at : at + 2])
    return found


def _made(content: bytes) -> Picture:
    try:
        with Image.open(BytesIO(content), formats=FORMATS) as opened:
            return _kept(_upright(opened))
    except Refused:
        raise
    except UnidentifiedImageError as error:
        raise Refused("photo_format") from error
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise Refused("photo_too_many_pixels") from error
    except Exception as error:  # a broken file makes decoders raise anything
        raise Refused("photo_unreadable") from error


def _upright(opened: Image.Image) -> Image.Image:
    """As it is seen, on white where it is transparent, at most so large."""
    kind = "JPEG" if opened.format == WITH_MORE_BEHIND else opened.format or ""
    if opened.width * opened.height > PIXELS_MAX[kind]:
        raise Refused("photo_too_many_pixels")
    turn = TURNS.get(_orientation(opened))
    picture = opened if opened.mode in {"RGB", "L"} else _on_white(opened)
    picture.thumbnail((SIDE_PIXELS_MAX, SIDE_PIXELS_MAX), Image.Resampling.LANCZOS)
    return picture.transpose(turn) if turn is not None else picture


def _orientation(opened: Image.Image) -> int:
    """1, upright, also where what the camera wrote cannot be read: the picture can."""
    try:
        return int(opened.getexif().get(ORIENTATION_TAG, 1))
    except (SyntaxError, ValueError, TypeError, KeyError, struct.error):
        return 1


def _on_white(opened: Image.Image) -> Image.Image:
    if not opened.has_transparency_data:
        return opened.convert("RGB")
    seen = opened.convert("RGBA")
    paper = Image.new("RGB", seen.size, "white")
    paper.paste(seen, mask=seen.getchannel("A"))
    return paper


def _kept(picture: Image.Image) -> Picture:
    """Saving copies comments and more from where a picture was read: a new one has none."""
    bare = Image.new("RGB", picture.size)
    bare.paste(picture.convert("RGB"))
    out = BytesIO()
    bare.save(out, "JPEG", quality=QUALITY, optimize=True, progressive=True)
    content = out.getvalue()
    return Picture(content, sha256(content).hexdigest(), bare.width, bare.height)
