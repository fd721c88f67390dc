import { Hono } from "hono";
import type { FileStore } from "./file-store.ts";

/** Where the bytes of a file are taken: as a body of their own, or as the one part of a form. Anything but 200 is a refusal. */
export function uploadRoutes(files: FileStore): Hono {
  const routes = new Hono();
  routes.post("/:ticket", async (context) => {
    const bytes = await bodyOf(context.req.raw);
    switch (bytes === undefined ? "unreadable" : files.receive(context.req.param("ticket"), bytes)) {
      case "received":
        return context.text(`OK - ${bytes?.byteLength}`);
      case "unknown_ticket":
        return context.text("no such upload", 404);
      case "other_length":
        return context.text("not as long as it was said to be", 400);
      case "unreadable":
        return context.text("no file", 400);
    }
  });
  return routes;
}

async function bodyOf(request: Request): Promise<Buffer | undefined> {
  if (!(request.headers.get("content-type") ?? "").startsWith("multipart/form-data"))
    return Buffer.from(await request.arrayBuffer());
  const parts = [...(await request.formData()).values()].filter((part) => part instanceof File);
  const [file] = parts;
  return file === undefined || parts.length > 1 ? undefined : Buffer.from(await file.arrayBuffer());
}
