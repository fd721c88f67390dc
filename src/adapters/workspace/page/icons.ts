const namespace = "http://www.w3.org/2000/svg";

/** Drawn, not emoji: not every machine has a font for those. */
const paths = {
  thumbUp: "M7 10v11H3V10h4Zm2 0 4-8c1.7 0 3 1.3 3 3v4h4.2a2 2 0 0 1 2 2.3l-1.2 8a2 2 0 0 1-2 1.7H9V10Z",
  thumbDown: "M17 14V3h4v11h-4Zm-2 0-4 8c-1.7 0-3-1.3-3-3v-4H3.8a2 2 0 0 1-2-2.3l1.2-8a2 2 0 0 1 2-1.7H15v11Z",
  trash: "M9 3h6l1 2h4v2H4V5h4l1-2Zm-3 6h12l-1 12H7L6 9Z",
  more: "M5 10a2 2 0 1 1 0 4 2 2 0 0 1 0-4Zm7 0a2 2 0 1 1 0 4 2 2 0 0 1 0-4Zm7 0a2 2 0 1 1 0 4 2 2 0 0 1 0-4Z",
  lock: "M6 10V7a6 6 0 1 1 12 0v3h1a1 1 0 0 1 1 1v10a1 1 0 0 1-1 1H5a1 1 0 0 1-1-1V11a1 1 0 0 1 1-1h1Zm2.5 0h7V7a3.5 3.5 0 0 0-7 0v3Z",
} as const;

export function drawIcon(name: keyof typeof paths): SVGElement {
  const icon = document.createElementNS(namespace, "svg");
  icon.setAttribute("viewBox", "0 0 24 24");
  icon.setAttribute("class", "icon");
  icon.setAttribute("aria-hidden", "true");
  const path = document.createElementNS(namespace, "path");
  path.setAttribute("d", paths[name]);
  icon.append(path);
  return icon;
}
