"""Erase who came to workshops that are over: to run once a day."""

from django.core.management.base import BaseCommand
from django.utils import timezone

from workshops.services.inviting import forget_seat_links
from workshops.services.registering import forget_registrations


class Command(BaseCommand):
    help = "Erase names, addresses and needs of workshops that ended more than a day ago."

    def handle(self, *args: object, **options: object) -> None:
        now = timezone.now()
        erased = forget_registrations(now) + forget_seat_links(now)
        self.stdout.write(f"{erased} iscrizioni cancellate")
