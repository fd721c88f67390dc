import { button, el } from "./dom.ts";
import type { Fact, Topic, UnderReview, UnsignedDecision } from "./desk.ts";
import { lookOf } from "./source-view.ts";

const plain = (words: string): string => words.replaceAll(/\s+/gu, " ").trim();

/** As `subjectOf` of the domain: decisions about a fact are known by its topic and exact words. */
const subjectOf = ({ topic, quotes }: Fact) => ({ topic, words: quotes.map(({ raw }) => plain(raw)).join(" … ") });

const states: Readonly<Record<Fact["state"], string>> = {
  stated: "stated",
  inferred: "only a tag or field says so: told with that hedge",
  unclear: "cannot be read in one way: quoted as it stands",
  conflicting: "contradicted: both sides are shown",
  withheld: "not told",
};

function valueOf({ value }: Fact): string {
  if (value === undefined) return "";
  return Object.entries(value)
    .filter(([name, one]) => name !== "kind" && one !== null && one !== undefined && one !== false)
    .map(([name, one]) => `${name} ${typeof one === "object" ? JSON.stringify(one) : String(one)}`)
    .join(" · ");
}

function provenanceOf({ provenance }: Fact): string {
  switch (provenance.kind) {
    case "posting":
      return "";
    case "tag":
      return `from “${provenance.label}”`;
    case "recruiter":
      return `said by ${provenance.by}, ${new Date(provenance.at).toLocaleDateString()}`;
  }
}

/** A form for words of one's own; `done` gets them with their topic. */
export function wordsForm(
  topics: readonly Topic[],
  chosen: Topic,
  words: string,
  done: (words: string, topic: Topic) => void,
): HTMLFormElement {
  const text = el("textarea", { "aria-label": "What candidates are told", required: "", maxlength: "2000" });
  text.value = words;
  const topic = el(
    "select",
    { "aria-label": "About" },
    ...topics.map((one) => el("option", { value: one }, one.replaceAll("_", " "))),
  );
  topic.value = chosen;
  const form = el("form", {}, text, el("div", { class: "row" }, topic, el("button", { class: "main" }, "Save")));
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const told = topics.find((one) => one === topic.value);
    if (told !== undefined && text.value.trim() !== "") done(text.value.trim(), told);
  });
  return form;
}

export type CardActions = {
  decide: (decision: UnsignedDecision) => void;
  choose: (id: string) => void;
  topics: readonly Topic[];
};

/** One fact with all that a reviewer needs to decide about it. */
export function factCard(fact: Fact, state: UnderReview, { decide, choose, topics }: CardActions): HTMLElement {
  const subject = subjectOf(fact);
  const findings = state.lint.filter(({ quotes }) =>
    quotes.some((one) => fact.quotes.some((own) => own.path === one.path && own.start === one.start)),
  );
  const against = state.facts.filter(({ id }) => fact.conflictsWith?.includes(id));
  const isDecided = state.decisions.some(
    (one) => "subject" in one && one.subject.topic === subject.topic && plain(one.subject.words) === subject.words,
  );
  const restate = (words: string, topic: Topic): void => decide({ kind: "restate", subject, words, topic });
  const card = el(
    "article",
    {
      class: lookOf(fact, state),
      id: `fact-${fact.id}`,
      tabindex: "-1",
      "aria-label": `${fact.topic}: ${fact.statement}`,
    },
    el("p", { dir: "auto" }, fact.statement),
    el(
      "p",
      { class: "soft" },
      [fact.topic.replaceAll("_", " "), states[fact.state], valueOf(fact), provenanceOf(fact)]
        .filter((one) => one !== "")
        .join(" · "),
    ),
    ...against.map((other) => el("p", { class: "soft", dir: "auto" }, `Against: ${other.statement}`)),
    ...findings.map(({ message }) => el("p", {}, message)),
  );
  card.addEventListener("focus", () => choose(fact.id));
  const isOwn = fact.provenance.kind === "recruiter";
  const change = button("Change (e)", () => {
    const form = wordsForm(topics, fact.topic, fact.statement, restate);
    change.replaceWith(form);
    form.querySelector("textarea")?.focus();
  });
  change.dataset["key"] = "e";
  const act = (
    name: string,
    key: string,
    kind: "approve" | "withhold" | "reopen",
    look?: string,
  ): HTMLButtonElement => {
    const made = button(`${name} (${key})`, () => decide({ kind, subject }), look);
    made.dataset["key"] = key;
    return made;
  };
  const proposals = findings.flatMap((finding) => finding.proposals ?? []);
  card.append(
    el(
      "div",
      { class: "row" },
      ...(isOwn || isDecided ? [act("Take back", "z", "reopen")] : []),
      ...(isOwn
        ? []
        : [act("Tell it as it stands", "a", "approve", "main"), act("Do not tell", "w", "withhold"), change]),
      ...proposals.map((words) => button(`Tell “${words}”`, () => restate(words, fact.topic))),
    ),
  );
  return card;
}
