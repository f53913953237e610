from django.core.management.base import BaseCommand
from django.utils import timezone

from home.services.mail import delivers_mail, forget_old, send_due


class Command(BaseCommand):
    help = "Send the mail that is due, as the worker of a serving process does by itself."

    def handle(self, *args: object, **options: object) -> None:
        if not delivers_mail():
            self.stdout.write("This installation sends no mail: EMAIL_URL is empty, or it is a demonstration.")
            return
        total = 0
        while sent := send_due(timezone.now()):
            total += sent
        forget_old(timezone.now())
        self.stdout.write(f"Sent: {total}")
