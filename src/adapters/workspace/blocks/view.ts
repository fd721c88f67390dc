import { z } from "zod";
import type { MakeId } from "../ids.ts";
import { ViewBlock } from "./block.ts";
import { doubledIds, identify } from "./check-blocks.ts";
import { schemaMessages } from "./schema-messages.ts";
import { plainText } from "./text-objects.ts";

const shared = {
  blocks: z.array(ViewBlock).max(100),
  private_metadata: z.string().max(3000).optional(),
  callback_id: z.string().max(255).optional(),
  external_id: z.string().max(255).optional(),
};

export const ModalView = z
  .strictObject({
    type: z.literal("modal"),
    title: plainText(24),
    submit: plainText(24).optional(),
    close: plainText(24).optional(),
    clear_on_close: z.boolean().optional(),
    notify_on_close: z.boolean().optional(),
    ...shared,
  })
  .refine((view) => view.submit !== undefined || view.blocks.every((block) => block.type !== "input"), {
    message: "missing required field: submit (needed with an input block)",
  });
export type ModalView = z.infer<typeof ModalView>;

export const HomeView = z.strictObject({ type: z.literal("home"), ...shared });
export type HomeView = z.infer<typeof HomeView>;

export type ViewCheck<V> = { kind: "good"; view: V } | { kind: "bad"; messages: string[] };

export const checkModal = (input: unknown, makeId: MakeId): ViewCheck<ModalView> => check(ModalView, input, makeId);
export const checkHome = (input: unknown, makeId: MakeId): ViewCheck<HomeView> => check(HomeView, input, makeId);

function check<V extends ModalView | HomeView>(schema: z.ZodType<V>, input: unknown, makeId: MakeId): ViewCheck<V> {
  const parsed = schema.safeParse(input, { reportInput: true });
  if (!parsed.success) return { kind: "bad", messages: schemaMessages(parsed.error.issues, "/view") };
  const doubled = doubledIds(parsed.data.blocks, "/view/blocks");
  if (doubled.length > 0) return { kind: "bad", messages: doubled };
  return {
    kind: "good",
    view: { ...parsed.data, blocks: parsed.data.blocks.map((block) => identify(block, makeId)) },
  };
}
