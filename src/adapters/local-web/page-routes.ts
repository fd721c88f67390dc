import { Hono } from "hono";
import type { PageFile } from "./page-files.ts";

// No inline script, nothing from elsewhere: hostile text on the page finds nothing to run.
export const securityHeaders = {
  "content-security-policy":
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  "x-content-type-options": "nosniff",
  "referrer-policy": "no-referrer",
  "cross-origin-opener-policy": "same-origin",
  "cross-origin-resource-policy": "same-origin",
  "cache-control": "no-store",
};

export function pageRoutes(files: ReadonlyMap<string, PageFile>) {
  const page = new Hono();
  const serve = (name: string): Response => {
    const file = files.get(name);
    return file === undefined
      ? new Response("Not found", { status: 404, headers: securityHeaders })
      : new Response(file.body, { headers: { ...securityHeaders, "content-type": file.contentType } });
  };
  page.get("/", () => serve("index.html"));
  page.get("/page/:name", (context) => serve(context.req.param("name")));
  return page;
}
