import { z } from "zod";
import type { SocketLink } from "../socket-link.ts";
import type { Team } from "../team.ts";
import { type ApiMethods, apiMethod } from "./api-method.ts";

const nothing = z.looseObject({});

export function authMethods(team: Team, link: SocketLink, addresses: { url: string; linkUrl: string }): ApiMethods {
  return {
    "api.test": apiMethod({ args: nothing, run: () => ({ ok: true }) }),
    "auth.test": apiMethod({
      args: nothing,
      run: () => ({
        ok: true,
        url: `${addresses.url}/`,
        team: team.name,
        user: team.bot.name.toLowerCase(),
        team_id: team.id,
        user_id: team.bot.userId,
        bot_id: team.bot.botId,
        is_enterprise_install: false,
      }),
    }),
    "apps.connections.open": apiMethod({
      token: "app",
      args: nothing,
      run: () => ({ ok: true, url: `${addresses.linkUrl}?${link.issueTicket()}` }),
    }),
  };
}
