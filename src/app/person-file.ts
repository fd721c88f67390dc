import { type AuditEntry, theCandidate } from "../domain/audit.ts";
import type { HandOff, Recruiter } from "../domain/hand-off.ts";
import { isEmpty, personFileName } from "../domain/person-data.ts";
import type { Clock, PersonData, PersonDesk, PersonFile } from "../ports.ts";

/** What is somebody else's, or only means something in here, is left out: recruiters are named where they answered. */
function ownHandOff({ holder, owner, team: _team, answeredBy, ...own }: HandOff) {
  const known: (Recruiter | null)[] = [holder, owner];
  const answerer = known.find((one) => one !== null && one.recruiter === answeredBy) ?? null;
  return { ...own, answeredBy: answerer === null ? null : (answerer.name ?? null) };
}

/** Who else did it is theirs; that it was the person is not. */
function ownEntry(entry: AuditEntry) {
  if (!("by" in entry)) return entry;
  const { by, ...own } = entry;
  return by === theCandidate ? { ...own, by } : own;
}

/** All that is kept about a person as it is handed out, to them or to whoever asks for them. */
export const handedOut = (tenant: string, person: string, data: PersonData) => ({
  person,
  tenant,
  ...data,
  handOffs: data.handOffs.map(ownHandOff),
  audit: data.audit.map(({ at, entry }) => ({ at, entry: ownEntry(entry) })),
});

/** What candidates have sent to themselves. */
export const createPersonFile = (persons: Pick<PersonDesk, "export">, clock: Clock): PersonFile => ({
  name: personFileName,
  make: async (tenant, person) => {
    const data = await persons.export(tenant, person, { by: theCandidate, at: clock.now() });
    return isEmpty(data) ? null : Buffer.from(`${JSON.stringify(handedOut(tenant, person, data), null, 2)}\n`);
  },
});
