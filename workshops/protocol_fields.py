"""What the wire is made of: numbers, texts and tokens, each read strictly."""

import re
import unicodedata
from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict, Field

from workshops.domain.methods.rules import CHOICE_NUMBERS_MAX

NUMBER_MAX = 2**31 - 1
TEXT_BYTES_MAX = 4_000
CHOICES_MAX = CHOICE_NUMBERS_MAX

_FORBIDDEN = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufeff\ud800-\udfff]")


def clean_text(value: str) -> str:
    """NFC, line ends as one line feed. Control characters, direction overrides and lone surrogates raise ValueError."""
    text = value.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " ")
    if _FORBIDDEN.search(text):
        raise ValueError
    return unicodedata.normalize("NFC", text)


def _clean_line(value: str) -> str:
    return " ".join(clean_text(value).split())


Number = Annotated[int, Field(ge=0, le=NUMBER_MAX)]
Text = Annotated[str, Field(max_length=TEXT_BYTES_MAX), AfterValidator(clean_text)]
Line = Annotated[str, Field(max_length=200), AfterValidator(_clean_line)]
Token = Annotated[str, Field(min_length=16, max_length=64, pattern=r"^[A-Za-z0-9_-]+$")]
CommandId = Annotated[str, Field(min_length=8, max_length=64, pattern=r"^[A-Za-z0-9-]+$")]
Choice = Annotated[list[Number], Field(max_length=CHOICES_MAX)]

Language = Annotated[str, Field(min_length=2, max_length=8, pattern=r"^[a-z]+$")]
Area = Annotated[
    str, Field(max_length=41, pattern=r"^[a-z-]{1,24}/[A-Za-z0-9-]{1,16}$", description="its kind and code")
]
Point = Annotated[
    list[Number],
    Field(min_length=3, max_length=3, description="latitude and longitude × 100 000, and precision in metres"),
]


class Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)


class PhotoWords(Strict):
    """POST /tavoli/<code>/facilita/foto/, a form with the photo beside: what can be read in it."""

    text: Text
