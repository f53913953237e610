// What the Tab key comes to is never beneath what stays at the bottom, however high that has become: the page scrolls
// by as much as is hidden (WCAG 2.4.11). The style sheet's scroll padding knows only the height without a panel.

import { useEffect } from "preact/hooks";

const GAP_PX = 12;

export function useFocusAbove(selector) {
  useEffect(() => {
    const came = ({ target }) => {
      const bottom = document.querySelector(selector);
      if (!bottom || bottom.contains(target)) return;
      const [box, edge] = [target.getBoundingClientRect(), bottom.getBoundingClientRect().top];
      const hidden = Math.min(box.bottom + GAP_PX - edge, box.top - GAP_PX);
      if (box.bottom > edge && hidden > 0) window.scrollBy(0, hidden);
    };
    document.addEventListener("focusin", came);
    return () => document.removeEventListener("focusin", came);
  }, [selector]);
}
