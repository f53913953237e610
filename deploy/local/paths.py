"""Where things are in a working copy."""

from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
VENV = ROOT / ".venv"
STATE = ROOT / ".run"
REQUIREMENTS = ROOT / "deploy" / "requirements"
NODE_MODULES = ROOT / "node_modules"
BUILD = ROOT / "static" / "build"
