/** UTF-16 units and counts. Slack's own limits are a little higher: docs.slack.dev/reference/block-kit/blocks */
export const limits = {
  sectionText: 2_900,
  contextText: 1_900,
  buttonLabel: 75,
  buttonValue: 2_000,
  buttonsInBlock: 25,
  buttons: 50,
  listItems: 50,
  blocks: 45,
  viewBlocks: 100,
  /** All texts of all blocks; the rest of the message's 12,000 is the top-level text. */
  blocksText: 11_000,
  messageText: 12_000,
  /** A message without blocks may say more: docs.slack.dev/reference/methods/chat.postMessage#truncating */
  plainMessageText: 39_000,
} as const;
