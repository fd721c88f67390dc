import { z } from "zod";
import { checkModal } from "../blocks/view.ts";
import { CallError } from "../call-error.ts";
import type { MakeId } from "../ids.ts";
import type { AppLink } from "../app-link.ts";
import type { Delivery } from "../envelope.ts";
import type { Team } from "../team.ts";
import { findPerson } from "../typing.ts";
import { interactionPayload } from "./interaction-payload.ts";
import type { Triggers } from "./triggers.ts";
import { type OpenModal, shapeView, type ViewStore } from "./view-store.ts";
import { type FilledIn, viewState } from "./view-state.ts";

type Submission =
  | { kind: "closed" }
  | { kind: "errors"; errors: Readonly<Record<string, string>> }
  | { kind: "replaced"; modal: OpenModal }
  | Exclude<Delivery, { kind: "acked" }>
  /** The app answered with something that Slack would not take; the person sees "trouble connecting". */
  | { kind: "bad_answer"; reasons: string[] };

const Answer = z.union([
  z.discriminatedUnion("response_action", [
    z.looseObject({ response_action: z.literal("errors"), errors: z.record(z.string(), z.string()) }),
    z.looseObject({ response_action: z.literal("clear") }),
    z.looseObject({ response_action: z.enum(["update", "push"]), view: z.unknown() }),
  ]),
  // An acknowledgement without a word closes the modal.
  z.strictObject({ response_action: z.undefined().optional() }),
  z.literal(""),
  z.null(),
  z.undefined(),
]);

export interface Modals {
  /** Fills in and submits the uppermost modal of a person. */
  submit: (who: string, filledIn: FilledIn) => Promise<Submission>;
  /** Closes it unsent; the app hears of it if it asked to. */
  dismiss: (who: string) => Promise<void>;
}

export interface ModalParts {
  team: Team;
  views: ViewStore;
  triggers: Triggers;
  link: AppLink;
  makeId: MakeId;
}

export function createModals({ team, views, triggers, link, makeId }: ModalParts): Modals {
  const uppermost = (who: string): OpenModal => {
    const open = views.modalOf(findPerson(team, who).id);
    if (open === undefined) throw new CallError(`${who} has no modal open`);
    return open;
  };
  const refused = (open: OpenModal, errors: Readonly<Record<string, string>>): Submission => {
    views.showErrors(open, errors);
    return { kind: "errors", errors };
  };

  const apply = (open: OpenModal, answer: z.infer<typeof Answer>): Submission => {
    if (typeof answer !== "object" || answer === null || answer.response_action === undefined) {
      views.close(open);
      return { kind: "closed" };
    }
    switch (answer.response_action) {
      case "clear":
        views.clear(open.userId);
        return { kind: "closed" };
      case "errors": {
        const inputs = open.view.blocks.flatMap((block) => (block.type === "input" ? [block.block_id] : []));
        const lost = Object.keys(answer.errors).filter((blockId) => !inputs.includes(blockId));
        if (lost.length === 0) return refused(open, answer.errors);
        return { kind: "bad_answer", reasons: lost.map((blockId) => `no input has the block_id ${blockId}`) };
      }
      case "update":
      case "push": {
        const checked = checkModal(answer.view, makeId);
        if (checked.kind === "bad") return { kind: "bad_answer", reasons: checked.messages };
        const modal =
          answer.response_action === "push" ? views.push(open.userId, checked.view) : views.update(open, checked.view);
        return modal === undefined
          ? { kind: "bad_answer", reasons: ["push_limit_reached"] }
          : { kind: "replaced", modal };
      }
    }
  };

  return {
    async submit(who, filledIn) {
      const person = findPerson(team, who);
      const open = uppermost(who);
      const state = viewState(open.view.blocks, filledIn);
      if (state.kind === "incomplete") return refused(open, state.errors);
      const payload = {
        type: "view_submission",
        ...interactionPayload(team, person),
        trigger_id: triggers.issue(person.id),
        view: shapeView(team, open, state.values),
        response_urls: [],
      };
      const delivery = await link.deliver({ type: "interactive", payload, acceptsResponsePayload: true });
      if (delivery.kind !== "acked") return delivery;
      const answer = Answer.safeParse(delivery.payload);
      if (!answer.success) return { kind: "bad_answer", reasons: ["no such response_action"] };
      return apply(open, answer.data);
    },
    async dismiss(who) {
      const person = findPerson(team, who);
      const open = uppermost(who);
      views.close(open);
      if (open.view.notify_on_close !== true) return;
      const payload = {
        type: "view_closed",
        ...interactionPayload(team, person),
        view: shapeView(team, open),
        is_cleared: false,
      };
      await link.deliver({ type: "interactive", payload, acceptsResponsePayload: false });
    },
  };
}
