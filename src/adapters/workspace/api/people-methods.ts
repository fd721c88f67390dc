import { z } from "zod";
import type { Team } from "../team.ts";
import { refuse } from "./api-answer.ts";
import { type ApiMethods, apiMethod } from "./api-method.ts";

export function peopleMethods(team: Team): ApiMethods {
  return {
    "users.info": apiMethod({
      scopes: ["users:read"],
      args: z.looseObject({ user: z.string().min(1) }),
      run({ user }) {
        if (user === team.bot.userId) return { ok: true, user: shapeUser(team, user, team.bot.name, true) };
        const person = team.person(user);
        // A handle is the workspace's own; Slack knows ids only.
        if (person?.id !== user) return refuse("user_not_found");
        return { ok: true, user: shapeUser(team, user, person.name, false) };
      },
    }),
    "bots.info": apiMethod({
      scopes: ["users:read"],
      args: z.looseObject({ bot: z.string().optional() }),
      run: ({ bot }) =>
        bot === undefined || bot === team.bot.botId
          ? {
              ok: true,
              bot: {
                id: team.bot.botId,
                app_id: team.appId,
                user_id: team.bot.userId,
                name: team.bot.name,
                deleted: false,
              },
            }
          : refuse("bot_not_found"),
    }),
  };
}

function shapeUser(team: Team, id: string, name: string, isBot: boolean) {
  return {
    id,
    team_id: team.id,
    name: name.toLowerCase().replaceAll(" ", "."),
    real_name: name,
    deleted: false,
    is_bot: isBot,
    is_app_user: false,
    is_restricted: false,
    is_ultra_restricted: false,
    tz: "Etc/UTC",
    tz_offset: 0,
    profile: { real_name: name, display_name: name.split(" ")[0] ?? name, team: team.id },
  };
}
