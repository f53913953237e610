"""`make pictures`: every screen of a table at three widths, into docs/images/table, by playing an evening."""

from deploy.local.commands import run_quietly
from deploy.local.packages import PYTHON
from deploy.local.prepare import prepare
from deploy.local.report import Stop, entry_point, step
from deploy.local.services import PACKAGES, find_program


@entry_point
def main() -> int:
    prepare("test")
    chromium = find_program("chromium")
    if chromium is None:
        message = f"The pictures need a browser: install {PACKAGES['chromium']}."
        raise Stop(message)
    with step("Playing an evening and looking at it"):
        said = run_quietly([PYTHON, "-m", "tests.browser.pictures", chromium], failing="The pictures were not taken")
    print(said, end="", flush=True)
    return 0


if __name__ == "__main__":
    main()
