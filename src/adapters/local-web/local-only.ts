import type { IncomingMessage } from "node:http";

/**
 * Only this machine, and on it only programs and the page's own scripts: another site open in the same browser can
 * reach 127.0.0.1 too, by a form, a script or a name that it makes resolve to it.
 */
export function isLocalRequest(request: IncomingMessage, port: number): boolean {
  const { host, origin, "sec-fetch-site": site, "sec-fetch-dest": destination } = request.headers;
  if (host !== `127.0.0.1:${port}` && host !== `localhost:${port}`) return false;
  if (origin !== undefined && origin !== `http://${host}`) return false;
  if (site === undefined || site === "same-origin" || site === "none") return true;
  // A link on another page may lead here; that shows the page and does nothing.
  return request.method === "GET" && destination === "document";
}
