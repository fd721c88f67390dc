type Child = Node | string;

/** Builds an element. Children that are strings become text nodes: no text is ever read as markup. */
export function el<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Readonly<Record<string, string | undefined>> = {},
  ...children: Child[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== undefined) element.setAttribute(name, value);
  }
  element.append(...children);
  return element;
}

/** An element that index.html is known to have. */
export function byId<E extends HTMLElement>(id: string, kind: new () => E): E {
  const element = document.getElementById(id);
  if (!(element instanceof kind)) throw new Error(`index.html has no ${kind.name} #${id}`);
  return element;
}

export function button(name: string, press: () => void, kind?: string): HTMLButtonElement {
  const made = el("button", { type: "button", class: kind }, name);
  made.addEventListener("click", press);
  return made;
}
