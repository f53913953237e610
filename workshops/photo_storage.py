"""Where photos of tables lie: beside the folder of media, never in it. They leave by a view that asks who reads."""

from pathlib import Path

from django.conf import settings
from django.core.files.storage import FileSystemStorage
from django.utils.functional import cached_property


class PhotoStorage(FileSystemStorage):
    """Whatever serves MEDIA_ROOT to everybody cannot reach it."""

    @cached_property
    def base_location(self) -> str:
        return str(Path(settings.MEDIA_ROOT).with_name("photos"))

    def url(self, name: str | None) -> str:
        message = f"{name}: photos have no address of their own"
        raise ValueError(message)
