"""What is already done: a stamp holds the fingerprint of the inputs it was made from."""

import hashlib
from collections.abc import Iterable
from pathlib import Path


def fingerprint(paths: Iterable[Path], *parts: str) -> str:
    """SHA-256 over the names and contents of `paths` (folders recursively) and over `parts`."""
    digest = hashlib.sha256("\0".join(parts).encode())
    for path in sorted(paths):
        inside = sorted(path.rglob("*")) if path.is_dir() else [path]
        for file in inside:
            if file.is_file() and "__pycache__" not in file.parts:
                digest.update(f"\0{file.name}\0".encode())
                digest.update(file.read_bytes())
    return digest.hexdigest()


def is_current(stamp: Path, wanted: str) -> bool:
    return stamp.is_file() and stamp.read_text(encoding="ascii") == wanted


def mark(stamp: Path, value: str) -> None:
    """Write the stamp as one atomic step: it is there whole or not at all."""
    draft = stamp.with_name(f"{stamp.name}.draft")
    draft.write_text(value, encoding="ascii")
    draft.replace(stamp)
