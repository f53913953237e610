"""What a person who does not see, does not use a mouse or chose their own colours is given by a page."""

from playwright.sync_api import Page

TARGET_PX = 24


def live_regions(page: Page) -> list[str]:
    """The politeness of each live region in the tree that a screen reader is given."""
    session = page.context.new_cdp_session(page)
    nodes = session.send("Accessibility.getFullAXTree")["nodes"]
    session.detach()
    found = {}
    for node in nodes:
        said = {each["name"]: each["value"] for each in node.get("properties", [])}
        if said.get("live", {}).get("value") in {"polite", "assertive"}:
            root = said.get("root", {}).get("relatedNodes") or [{"backendDOMNodeId": node["backendDOMNodeId"]}]
            found[root[0]["backendDOMNodeId"]] = said["live"]["value"]
    return sorted(found.values())


def nameless(page: Page) -> list[str]:
    """What can be operated and has no name in that tree."""
    session = page.context.new_cdp_session(page)
    nodes = session.send("Accessibility.getFullAXTree")["nodes"]
    session.detach()
    operated = {"button", "link", "checkbox", "textbox", "combobox", "spinbutton", "radio", "DisclosureTriangle"}
    return [
        node["role"]["value"]
        for node in nodes
        if not node.get("ignored")
        and node.get("role", {}).get("value") in operated
        and not node.get("name", {}).get("value", "").strip()
    ]


def small_targets(page: Page) -> list[str]:
    """Buttons, fields and lines to open that are smaller than a fingertip needs."""
    return page.evaluate(
        """(least) => [...document.querySelectorAll('button, select, summary, input, textarea, .tool')]
          .filter((each) => each.checkVisibility())
          .map((each) => [each, (each.closest('label') || each).getBoundingClientRect()])
          .filter(([each, box]) => !each.closest('.visually-hidden') && (box.width < least || box.height < least))
          .map(([each, box]) => `${each.tagName} ${each.textContent.trim()} ${box.width}×${box.height}`)""",
        TARGET_PX,
    )


def unseen(page: Page) -> list[str]:
    """Words in the very colour that lies behind them. axe leaves these to be looked at."""
    return page.evaluate(
        """() => {
          const behind = (each) => {
            for (let up = each; up; up = up.parentElement) {
              const colour = getComputedStyle(up).backgroundColor;
              if (!/, 0\\)$|transparent/.test(colour)) return colour;
            }
            return 'rgb(255, 255, 255)';
          };
          return [...document.querySelectorAll('h1, h2, h3, h4, p, span, label, button, li, summary')]
            .filter((each) => [...each.childNodes].some((node) => node.nodeType === 3 && node.textContent.trim()))
            .filter((each) => each.checkVisibility() && !each.closest('.visually-hidden'))
            .filter((each) => getComputedStyle(each).color === behind(each))
            .map((each) => each.textContent.trim().slice(0, 40));
        }"""
    )


def held_focus(page: Page, selector: str) -> None:
    """Put the focus on something; from now on the page notes every other place that it goes to by itself."""
    page.evaluate(
        """(selector) => {
          document.querySelector(selector).focus();
          window.focusWent = [];
          addEventListener('focusin', ({ target }) => window.focusWent.push(target.outerHTML.slice(0, 80)));
        }""",
        selector,
    )


def stolen_focus(page: Page) -> list[str]:
    return page.evaluate("() => window.focusWent")


def covered(page: Page, *, presses: int) -> list[str]:
    """What the Tab key comes to, so many times, and something else lies upon."""
    found = []
    for _press in range(presses):
        page.keyboard.press("Tab")
        found.append(
            page.evaluate(
                """() => {
                  const each = document.activeElement;
                  if (!each || each === document.body || each.closest('.role-bar')) return '';
                  const box = each.getBoundingClientRect();
                  const top = document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2);
                  return top && (each.contains(top) || top.contains(each)) ? '' : each.textContent.trim();
                }"""
            )
        )
    return [name for name in found if name]
