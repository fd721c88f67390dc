import { z } from "zod";

export const MessageMetadata = z.strictObject({
  event_type: z.string().min(1).max(255),
  event_payload: z.record(z.string(), z.json()),
});
export type MessageMetadata = z.infer<typeof MessageMetadata>;
