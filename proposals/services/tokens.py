"""Personal links without an account. The token is derived, never stored: mails can carry it, a stolen table cannot."""

from hashlib import sha256

from django.utils.crypto import salted_hmac

from proposals.models import Follower


def token_of(follower: Follower) -> str:
    """64 hexadecimal characters from the row's nonce and the site's secret key."""
    return salted_hmac("proposals.follower", follower.nonce, algorithm="sha256").hexdigest()


def hash_of(token: str) -> str:
    return sha256(token.encode()).hexdigest()


def follower_of(token: str) -> Follower | None:
    return Follower.objects.filter(token_hash=hash_of(token)).first()
