import { button, byId, el } from "./dom.ts";
import { desk, firstKey, type Topic, type UnderReview, type UnsignedDecision } from "./desk.ts";
import { factCard, wordsForm } from "./fact-card.ts";
import { drawSource } from "./source-view.ts";

const chooser = byId("posting", HTMLSelectElement);
const who = byId("who", HTMLParagraphElement);
const said = byId("said", HTMLParagraphElement);
const source = byId("source", HTMLElement);
const facts = byId("facts", HTMLElement);

let topics: readonly Topic[] = [];
let state: UnderReview | null = null;
let current = "";

const tell = (words: string): void => {
  said.textContent = words;
};
/** What goes wrong is told; the page stays as it was. */
const attempt = (work: () => Promise<void>): void => {
  work().catch((error: unknown) => tell(error instanceof Error ? error.message : "Something went wrong."));
};

/** Marks a fact here and its words there, and brings both into view. */
function choose(id: string): void {
  current = id;
  for (const card of facts.querySelectorAll("article")) card.classList.toggle("current", card.id === `fact-${id}`);
  for (const mark of source.querySelectorAll<HTMLElement>("mark"))
    mark.classList.toggle("current", (mark.dataset["facts"] ?? "").split(" ").includes(id));
  document.getElementById(`fact-${id}`)?.scrollIntoView({ block: "nearest" });
  source.querySelector("mark.current")?.scrollIntoView({ block: "nearest" });
}

function decide(decision: UnsignedDecision): void {
  const reviewed = state;
  if (reviewed === null) return;
  attempt(async () => {
    const before = reviewed.open.map(({ id }) => id);
    const at = before.indexOf(current);
    show(await desk.decide(reviewed.posting.key, decision));
    tell("Saved.");
    // On to the next that waits, as a list is gone through.
    const next = state?.open.find(({ id }) => before.indexOf(id) > at) ?? state?.open[0];
    if (next !== undefined) document.getElementById(`fact-${next.id}`)?.focus();
  });
}

const changeLines = (reviewed: UnderReview): Node[] =>
  reviewed.changes.map((change) => {
    if (change.kind === "added") return el("li", { dir: "auto" }, `New: ${change.after.statement}`);
    if (change.kind === "removed") return el("li", { dir: "auto" }, `Gone: ${change.before.statement}`);
    const fields = change.fields.map(({ field, before, after }) =>
      el("li", { dir: "auto" }, `${field}: ${before ?? "nothing"} → ${after ?? "nothing"}`),
    );
    return el("li", { dir: "auto" }, `Changed: ${change.after.statement}`, el("ul", {}, ...fields));
  });

function publishing(reviewed: UnderReview): Node[] {
  const { changes, current: published, open, posting } = reviewed;
  const against = published === null ? "It is not published yet." : `Against revision ${published.number}:`;
  const left = open.length === 0 ? "" : ` ${open.length} still wait: they are hedged or not told until you decide.`;
  const publish = button(
    "Publish",
    () =>
      attempt(async () => {
        const { number } = await desk.publish(posting.key);
        await load(posting.key);
        tell(`Revision ${number} is current.`);
      }),
    "main",
  );
  const stale = reviewed.stale.map((one) =>
    el("li", { dir: "auto" }, `No longer in the source: ${"subject" in one ? one.subject.words : ""}`),
  );
  return [
    el("h2", {}, "What publishing changes"),
    el("p", { class: "soft" }, `${against}${left}`),
    el("ul", {}, ...(changes.length === 0 ? [el("li", {}, "Nothing changes.")] : changeLines(reviewed)), ...stale),
    el("div", { class: "row" }, publish),
  ];
}

function show(reviewed: UnderReview): void {
  state = reviewed;
  const actions = { decide, choose, topics };
  const card = (fact: UnderReview["facts"][number]): HTMLElement => factCard(fact, reviewed, actions);
  const isOpen = new Set(reviewed.open.map(({ id }) => id));
  const missing = reviewed.lint.filter(({ quotes }) => quotes.length === 0).map(({ message }) => el("li", {}, message));
  source.replaceChildren(
    el("h2", {}, reviewed.posting.title),
    el(
      "p",
      { class: "soft" },
      [reviewed.posting.employer ?? "", reviewed.collection].filter((one) => one !== "").join(" · "),
    ),
    ...drawSource(reviewed, (id) => document.getElementById(`fact-${id}`)?.focus()),
  );
  facts.replaceChildren(
    el("h2", {}, reviewed.open.length === 0 ? "Nothing waits for you" : `Waits for you: ${reviewed.open.length}`),
    ...reviewed.facts.filter(({ id }) => isOpen.has(id)).map(card),
    el("h2", {}, "The posting does not say"),
    ...(missing.length === 0 ? [] : [el("ul", {}, ...missing)]),
    wordsForm(topics, "compensation", "", (words, topic) => decide({ kind: "add", words, topic })),
    ...publishing(reviewed),
    el("h2", {}, "All other facts"),
    ...reviewed.facts.filter(({ id }) => !isOpen.has(id)).map(card),
  );
  if (current !== "") choose(current);
}

async function load(key: string): Promise<void> {
  current = "";
  const reviewed = await desk.review(key);
  show(reviewed);
  who.textContent =
    reviewed.reviewed === null
      ? `You decide as ${whoDecides}.`
      : `You decide as ${whoDecides}. Reviewed by ${reviewed.reviewed.by}, ${new Date(reviewed.reviewed.at).toLocaleDateString()}.`;
}
let whoDecides = "";

/** j and k go through the facts; a letter presses the button that names it, on the fact that is marked. */
function onKey(event: KeyboardEvent): void {
  const typing = event.target instanceof HTMLTextAreaElement || event.target instanceof HTMLSelectElement;
  if (typing || event.ctrlKey || event.metaKey || event.altKey) return;
  const cards = [...facts.querySelectorAll<HTMLElement>("article")];
  const at = cards.findIndex((card) => card.id === `fact-${current}`);
  if (event.key === "j" || event.key === "k") {
    const next = cards[event.key === "j" ? at + 1 : Math.max(0, at - 1)];
    next?.focus();
    event.preventDefault();
    return;
  }
  const pressed = cards[at]?.querySelector<HTMLButtonElement>(`button[data-key="${CSS.escape(event.key)}"]`);
  if (pressed === null || pressed === undefined) return;
  event.preventDefault();
  pressed.click();
}

attempt(async () => {
  const { by, topics: known, postings } = await desk.list();
  topics = known;
  whoDecides = by;
  chooser.replaceChildren(
    ...postings.map(({ key, title, openCount, reviewed }) =>
      el(
        "option",
        { value: key },
        `${title}${openCount === 0 ? "" : ` (${openCount} to look at)`}${reviewed === null ? "" : " ✓"}`,
      ),
    ),
  );
  chooser.addEventListener("change", () => attempt(() => load(chooser.value)));
  document.addEventListener("keydown", onKey);
  const first =
    postings.find(({ key }) => key === firstKey) ?? postings.find(({ reviewed }) => reviewed === null) ?? postings[0];
  if (first === undefined) {
    tell("No posting was read yet. In the terminal: candor publish FILE");
    return;
  }
  chooser.value = first.key;
  await load(first.key);
});
