import type { InputBlock, ModalView } from "@slack/types";

export const plain = (text: string): { type: "plain_text"; text: string } => ({ type: "plain_text", text });

export type Form = {
  callbackId: string;
  /** What it is about: comes back with what was filled in. */
  metadata?: string;
  title: string;
  send: string;
  cancel: string;
  blocks: ModalView["blocks"];
};

export const formView = ({ callbackId, metadata, title, send, cancel, blocks }: Form): ModalView => ({
  type: "modal",
  callback_id: callbackId,
  ...(metadata === undefined ? {} : { private_metadata: metadata }),
  title: plain(title),
  submit: plain(send),
  close: plain(cancel),
  blocks,
});

/** Somebody else's words, which draw nothing: no emoji, no mention, no link. */
export const shownWords = (text: string): ModalView["blocks"][number] => ({
  type: "section",
  text: { ...plain(text), emoji: false },
});

/** A window that says something and asks nothing. */
export const noticeView = (text: string): ModalView => ({
  type: "modal",
  title: plain("Candor"),
  close: plain("OK"),
  blocks: [shownWords(text)],
});

/** Some lines to write, which may not be left empty. */
export const linesInput = (
  { block, input }: { block: string; input: string },
  { label, hint, longest, words = "" }: { label: string; hint: string; longest: number; words?: string },
): InputBlock => ({
  type: "input",
  block_id: block,
  label: plain(label),
  hint: plain(hint),
  element: {
    type: "plain_text_input",
    action_id: input,
    multiline: true,
    ...(words === "" ? {} : { initial_value: words }),
    min_length: 1,
    max_length: longest,
  },
});
