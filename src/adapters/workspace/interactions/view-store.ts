import type { HomeView, ModalView } from "../blocks/view.ts";
import type { Feed } from "../feed.ts";
import type { MakeId } from "../ids.ts";
import type { Team } from "../team.ts";

export interface OpenView {
  id: string;
  hash: string;
  userId: string;
  rootId: string;
  previousId: string | null;
  view: ModalView | HomeView;
  /** Messages at inputs, by block id, after the app refused a submission. */
  errors: Readonly<Record<string, string>>;
}

export type OpenModal = OpenView & { view: ModalView };

/** What each person has open: a stack of up to three modals, and the App Home the bot published for them. */
export interface ViewStore {
  open: (userId: string, view: ModalView) => OpenModal;
  push: (userId: string, view: ModalView) => OpenModal | undefined;
  update: (current: OpenView, view: ModalView) => OpenModal;
  publish: (userId: string, view: HomeView) => OpenView;
  showErrors: (current: OpenView, errors: Readonly<Record<string, string>>) => void;
  close: (current: OpenView) => void;
  clear: (userId: string) => void;
  find: (viewId: string) => OpenView | undefined;
  findExternal: (externalId: string) => OpenView | undefined;
  /** The uppermost modal. */
  modalOf: (userId: string) => OpenModal | undefined;
  homeOf: (userId: string) => OpenView | undefined;
}

const highestStack = 3;

export function createViewStore(feed: Feed, makeId: MakeId): ViewStore {
  const stacks = new Map<string, OpenModal[]>();
  const homes = new Map<string, OpenView>();
  const changed = (userId: string): void => feed.publish({ kind: "view", userId });
  const all = (): OpenView[] => [...[...stacks.values()].flat(), ...homes.values()];
  const isModal = (open: OpenView): open is OpenModal => open.view.type === "modal";

  const create = <V extends ModalView | HomeView>(userId: string, view: V, below?: OpenView) => {
    const id = makeId("V");
    const place = { rootId: below?.rootId ?? id, previousId: below?.id ?? null };
    return { id, hash: makeId(""), userId, ...place, view, errors: {} };
  };
  const replace = (current: OpenView, next: OpenView): void => {
    const stack = stacks.get(current.userId) ?? [];
    stacks.set(
      current.userId,
      stack.map((open) => (open.id === current.id && isModal(next) ? next : open)),
    );
    changed(current.userId);
  };

  return {
    open(userId, view) {
      const opened = create(userId, view);
      stacks.set(userId, [opened]);
      changed(userId);
      return opened;
    },
    push(userId, view) {
      const stack = stacks.get(userId) ?? [];
      if (stack.length >= highestStack) return undefined;
      const opened = create(userId, view, stack.at(-1));
      stacks.set(userId, [...stack, opened]);
      changed(userId);
      return opened;
    },
    update(current, view) {
      const next = { ...current, view, hash: makeId(""), errors: {} };
      replace(current, next);
      return next;
    },
    publish(userId, view) {
      const home = { ...create(userId, view), id: homes.get(userId)?.id ?? makeId("V") };
      const published = { ...home, rootId: home.id };
      homes.set(userId, published);
      changed(userId);
      return published;
    },
    showErrors: (current, errors) => replace(current, { ...current, errors }),
    close(current) {
      const stack = stacks.get(current.userId) ?? [];
      stacks.set(
        current.userId,
        stack.filter((open) => open.id !== current.id),
      );
      changed(current.userId);
    },
    clear(userId) {
      stacks.delete(userId);
      changed(userId);
    },
    find: (viewId) => all().find((open) => open.id === viewId),
    findExternal: (externalId) => all().find((open) => open.view.external_id === externalId),
    modalOf: (userId) => stacks.get(userId)?.at(-1),
    homeOf: (userId) => homes.get(userId),
  };
}

/** A view as Slack writes it in answers and payloads. */
export function shapeView(team: Team, open: OpenView, values: unknown = {}) {
  const { view } = open;
  return {
    id: open.id,
    team_id: team.id,
    ...view,
    private_metadata: view.private_metadata ?? "",
    callback_id: view.callback_id ?? "",
    external_id: view.external_id ?? "",
    hash: open.hash,
    state: { values },
    ...(view.type === "modal"
      ? { submit: view.submit ?? null, close: view.close ?? null, notify_on_close: view.notify_on_close ?? false }
      : {}),
    root_view_id: open.rootId,
    previous_view_id: open.previousId,
    app_id: team.appId,
    app_installed_team_id: team.id,
    bot_id: team.bot.botId,
  };
}
