export type Child = Node | string;

export interface Attributes {
  class?: string;
  id?: string;
  [attribute: string]: string | undefined;
}

/** Builds an element. Children that are strings become text nodes: no text is ever read as markup. */
export function el<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Attributes = {},
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

const linkable = ["http:", "https:", "mailto:"];

/** A link, or its plain text where the address is of a kind that nobody should click. */
export function link(url: string, shown: string): Node {
  if (!URL.canParse(url) || !linkable.includes(new URL(url).protocol)) return document.createTextNode(shown);
  return el("a", { href: url, target: "_blank", rel: "noopener noreferrer" }, shown);
}
