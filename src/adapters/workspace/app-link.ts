import type { Delivery, Envelope } from "./envelope.ts";
import type { HttpLink } from "./http-link.ts";
import type { SocketLink } from "./socket-link.ts";

/** How the app is reached: over its sockets, or at its request URL. */
export interface AppLink {
  /** Sends one payload and waits for its acknowledgement. */
  deliver(envelope: Envelope): Promise<Delivery>;
  isReachable(): boolean;
}

/** As in an app's settings: with a request URL everything goes there, without one it takes Socket Mode. */
export const createAppLink = (sockets: SocketLink, http: HttpLink): AppLink => ({
  deliver: (envelope) => (http.isConfigured() ? http.deliver(envelope) : sockets.deliver(envelope)),
  isReachable: () => http.isConfigured() || sockets.connected() > 0,
});
