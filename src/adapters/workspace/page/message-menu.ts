import { el } from "./dom.ts";

export interface MenuItem {
  label: string;
  isDangerous?: boolean;
  run: () => void;
}

export interface MessageMenu {
  open(button: HTMLElement, items: readonly MenuItem[]): void;
}

/** One menu for all: arrows move in it, Escape or a click elsewhere closes it and gives the focus back. */
export function createMessageMenu(menu: HTMLElement): MessageMenu {
  menu.addEventListener("keydown", (event) => {
    if (event.key === "Tab") menu.hidePopover();
    const items = [...menu.querySelectorAll<HTMLElement>("[role=menuitem]")];
    const now = items.findIndex((item) => item === document.activeElement);
    const next = nextIndex(event.key, now, items.length);
    if (next === undefined) return;
    event.preventDefault();
    items[next]?.focus();
  });
  return {
    open(button, items) {
      const drawn = items.map(({ label, isDangerous, run }) => {
        const item = el(
          "button",
          { type: "button", role: "menuitem", class: isDangerous === true ? "menu-item danger" : "menu-item" },
          label,
        );
        item.addEventListener("click", () => {
          menu.hidePopover();
          button.focus();
          run();
        });
        return item;
      });
      menu.replaceChildren(...drawn);
      menu.showPopover();
      place(menu, button);
      drawn[0]?.focus();
    },
  };
}

function nextIndex(key: string, now: number, count: number): number | undefined {
  switch (key) {
    case "ArrowDown":
      return (now + 1) % count;
    case "ArrowUp":
      return (now - 1 + count) % count;
    case "Home":
      return 0;
    case "End":
      return count - 1;
    default:
      return undefined;
  }
}

/** Beside the button, and within the window. */
function place(menu: HTMLElement, button: HTMLElement): void {
  const at = button.getBoundingClientRect();
  const left = Math.min(at.right - menu.offsetWidth, innerWidth - menu.offsetWidth - 8);
  const below = at.bottom + 4;
  const top = below + menu.offsetHeight > innerHeight ? at.top - menu.offsetHeight - 4 : below;
  menu.style.left = `${Math.max(8, left)}px`;
  menu.style.top = `${Math.max(8, top)}px`;
}
