import type { Person, Team } from "../team.ts";

/** What every interaction payload carries: who did it, where, for which app. */
export function interactionPayload(team: Team, person: Person) {
  return {
    user: { id: person.id, username: person.handle, name: person.handle, team_id: team.id },
    api_app_id: team.appId,
    token: "local-verification-token",
    team: { id: team.id, domain: team.domain },
    enterprise: null,
    is_enterprise_install: false,
  };
}
