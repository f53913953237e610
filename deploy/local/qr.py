"""Print an address as a QR in the terminal. Runs inside the environment: `python -m deploy.local.qr ADDRESS`."""

import io
import sys

import segno

# Bright white on black, whatever the terminal's own colours are: not every phone reads an inverted code.
WHITE_ON_BLACK, PLAIN = "\x1b[97;40m", "\x1b[0m"

if __name__ == "__main__":
    drawn = io.StringIO()
    segno.make(sys.argv[1], micro=False).terminal(drawn, compact=True)
    for line in drawn.getvalue().splitlines():
        print(f"{WHITE_ON_BLACK}{line}{PLAIN}")
