"""Print an address as a QR in the terminal. Runs inside the environment: `python -m deploy.local.qr ADDRESS`."""

import sys

import segno

if __name__ == "__main__":
    segno.make(sys.argv[1], micro=False).terminal(compact=True)
