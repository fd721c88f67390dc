import type { Administration } from "./administration.ts";
import type { EventSender } from "./event-sender.ts";
import { appHomeOpened, type EventBody } from "./event-bodies.ts";
import type { Fault, Faults } from "./faults.ts";
import { shapeView, type ViewStore } from "./interactions/view-store.ts";
import type { Modals } from "./interactions/modals.ts";
import type { RunShortcut } from "./interactions/run-shortcut.ts";
import type { Press } from "./interactions/press.ts";
import type { Delivery } from "./envelope.ts";
import type { HttpLink } from "./http-link.ts";
import type { SocketLink } from "./socket-link.ts";
import type { Team } from "./team.ts";
import { findChannel, findPerson, type Typing } from "./typing.ts";

/** What a test or the page does in a person's name (`who`: id or handle), and to the workspace itself. */
export interface Control {
  sendMessage: Typing["send"];
  editMessage: Typing["edit"];
  deleteMessage: Typing["remove"];
  /** Presses a button or chooses an option; resolves when the app acknowledged it or failed to. */
  press: (who: string, press: Press) => Promise<Delivery>;
  runCommand: (who: string, typed: string, channel?: string) => Promise<Delivery>;
  runShortcut: RunShortcut;
  submitModal: Modals["submit"];
  dismissModal: Modals["dismiss"];
  openHome: (who: string, tab: "home" | "messages") => void;
  /** Sends the app an event as it stands, for what the page cannot do, such as sharing a file. */
  sendEvent: (event: EventBody) => void;
  misbehave: (fault: Fault) => void;
  /** Sets where events go, as an app's settings do: to a request URL that answers the challenge, or to sockets. */
  setRequestUrl: HttpLink["configure"];
  /** Takes back every fault that still waits for its call or event. */
  behave: () => void;
}

export interface ControlParts {
  team: Team;
  administration: Administration;
  typing: Typing;
  views: ViewStore;
  modals: Modals;
  press: Control["press"];
  runCommand: Control["runCommand"];
  runShortcut: RunShortcut;
  events: EventSender;
  faults: Faults;
  sockets: SocketLink;
  http: HttpLink;
  nextTs: () => string;
}

export function createControl(parts: ControlParts): Control {
  const { team, administration, typing, modals, events, faults, sockets, http, nextTs } = parts;
  return {
    sendMessage: typing.send,
    editMessage: typing.edit,
    deleteMessage: typing.remove,
    press: parts.press,
    runCommand: parts.runCommand,
    runShortcut: parts.runShortcut,
    submitModal: modals.submit,
    dismissModal: modals.dismiss,
    openHome(who, tab) {
      const person = findPerson(team, who);
      if (!team.hasSubscribed("app_home_opened")) return;
      const home = parts.views.homeOf(person.id);
      const opened = appHomeOpened(findChannel(team, person, undefined), person.id, tab, nextTs());
      // Slack sends along what stands on the Home, so that an app need not publish it again.
      events.send(home === undefined ? opened : { ...opened, view: shapeView(team, home) });
    },
    sendEvent: (event) => events.send(event),
    setRequestUrl: (target) => http.configure(target),
    behave: () => faults.clear(),
    misbehave(fault) {
      switch (fault.kind) {
        case "disconnect":
          return sockets.disconnect(fault.reason, fault.sockets);
        case "cut_sockets":
          return sockets.cut();
        case "archive_channel":
          return administration.setArchived(fault.channel, true);
        case "unarchive_channel":
          return administration.setArchived(fault.channel, false);
        case "remove_bot":
          return administration.setBotMember(fault.channel, false);
        case "add_bot":
          return administration.setBotMember(fault.channel, true);
        case "remove_member":
          return administration.setMember(fault.channel, findPerson(team, fault.person).id, false);
        case "add_member":
          return administration.setMember(fault.channel, findPerson(team, fault.person).id, true);
        case "revoke_token":
          return administration.setRevoked(fault.token, true);
        case "restore_token":
          return administration.setRevoked(fault.token, false);
        case "lose_ack":
          return http.loseAcks(fault.times);
        case "rate_limit":
        case "drop_response":
        case "delay_response":
        case "refuse":
        case "repeat_event":
        case "delay_event":
          return faults.arm(fault);
      }
    },
  };
}
