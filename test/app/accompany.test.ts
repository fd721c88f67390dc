import { expect, test } from "vitest";
import { loadPhrasebook } from "../../src/adapters/knowledge/load-knowledge.ts";
import { accompanied, workingWords } from "../../src/app/accompany.ts";
import { shipped } from "../../src/app/paths.ts";
import { noEffects, sampleConversation, sampleEvent } from "../fakes/sample-effects.ts";

const watched = () => {
  const seen: string[] = [];
  return {
    seen,
    presence: {
      working: () => {
        seen.push("working");
        return () => seen.push("done");
      },
      turned: () => seen.push("turned"),
    },
  };
};

test("work is shown while it lasts, and what it is about afterwards", async () => {
  const { seen, presence } = watched();
  const effects = { ...noEffects, conversation: sampleConversation() };
  const respond = accompanied(() => {
    seen.push("worked");
    return Promise.resolve(effects);
  }, presence);
  expect(await respond(sampleEvent("D1", "m1"))).toBe(effects);
  expect(seen).toEqual(["working", "worked", "turned", "done"]);
});

test("work that fails is shown no longer", async () => {
  const { seen, presence } = watched();
  const respond = accompanied(() => Promise.reject(new Error("no")), presence);
  await expect(respond(sampleEvent("D1", "m1"))).rejects.toThrow("no");
  expect(seen).toEqual(["working", "done"]);
});

test("the status line speaks the language of the message", () => {
  const phrasebook = loadPhrasebook(shipped.knowledge);
  expect(workingWords(sampleEvent("D1", "m1", "Wie hoch ist das Gehalt in dieser Stelle?"), phrasebook)).toBe(
    "liest die Anzeige …",
  );
  expect(workingWords(sampleEvent("D1", "m1", "ok"), phrasebook)).toBe("is reading the posting…");
});
