"""Remove the demonstration: invented organisations, workshops, proposals, comments, answers, accounts. Facts stay."""

from typing import Any

from django.core.management.base import BaseCommand

from workshops.content.demo.clearing import clear


class Command(BaseCommand):
    help = "Removes exactly the demonstration that load_content loaded."

    def handle(self, *args: Any, **options: Any) -> None:
        clear()
        self.stdout.write("La dimostrazione non c'è più. Pagine, fatti e tutto ciò che è vero sono rimasti.")
