import { z } from "zod";
import { checkHome, checkModal, type ModalView } from "../blocks/view.ts";
import type { MakeId } from "../ids.ts";
import type { Triggers } from "../interactions/triggers.ts";
import { type OpenView, shapeView, type ViewStore } from "../interactions/view-store.ts";
import type { Team } from "../team.ts";
import { type ApiAnswer, refuse, refuseWith } from "./api-answer.ts";
import { type ApiMethods, apiMethod, jsonField } from "./api-method.ts";

const OpenArguments = z.looseObject({ trigger_id: z.string().min(1), view: jsonField });
const UpdateArguments = z.looseObject({
  view_id: z.string().optional(),
  external_id: z.string().optional(),
  hash: z.string().optional(),
  view: jsonField,
});
const PublishArguments = z.looseObject({ user_id: z.string().min(1), hash: z.string().optional(), view: jsonField });

export interface ViewParts {
  team: Team;
  views: ViewStore;
  triggers: Triggers;
  makeId: MakeId;
}

export function viewMethods({ team, views, triggers, makeId }: ViewParts): ApiMethods {
  const answer = (open: OpenView | undefined): ApiAnswer =>
    open === undefined ? refuse("push_limit_reached") : { ok: true, view: shapeView(team, open) };
  const withModal = (input: z.infer<typeof jsonField>, run: (view: ModalView) => ApiAnswer) => {
    const checked = checkModal(input?.kind === "json" ? input.value : undefined, makeId);
    return checked.kind === "bad" ? refuseWith("invalid_arguments", checked.messages) : run(checked.view);
  };
  const openWith = (put: typeof views.open | typeof views.push) =>
    apiMethod({
      args: OpenArguments,
      run: (args) =>
        // The view is judged first: a view that does not fit leaves the trigger good, as at Slack.
        withModal(args.view, (view) => {
          const isTaken = view.external_id !== undefined && views.findExternal(view.external_id) !== undefined;
          if (isTaken) return refuse("duplicate_external_id");
          const trigger = triggers.use(args.trigger_id);
          return trigger.kind === "bad" ? refuse(trigger.error) : answer(put(trigger.userId, view));
        }),
    });

  return {
    "views.open": openWith(views.open),
    "views.push": openWith(views.push),
    "views.update": apiMethod({
      args: UpdateArguments,
      run: (args) =>
        withModal(args.view, (view) => {
          const current =
            args.view_id === undefined ? views.findExternal(args.external_id ?? "") : views.find(args.view_id);
          if (current === undefined || current.view.type !== "modal") return refuse("not_found");
          if (args.hash !== undefined && args.hash !== current.hash) return refuse("hash_conflict");
          return answer(views.update(current, view));
        }),
    }),
    "views.publish": apiMethod({
      args: PublishArguments,
      run(args) {
        if (team.person(args.user_id)?.id !== args.user_id) return refuse("user_not_found");
        const checked = checkHome(args.view?.kind === "json" ? args.view.value : undefined, makeId);
        if (checked.kind === "bad") return refuseWith("invalid_arguments", checked.messages);
        const current = views.homeOf(args.user_id);
        if (args.hash !== undefined && args.hash !== current?.hash) return refuse("hash_conflict");
        return answer(views.publish(args.user_id, checked.view));
      },
    }),
  };
}
