import blockActions from "./fixtures/block-actions.json" with { type: "json" };
import messageIm from "./fixtures/message-im.json" with { type: "json" };
import viewSubmission from "./fixtures/view-submission.json" with { type: "json" };

type Changes = Record<string, unknown>;

/** A direct message as Slack sends it; changes are to the inner event. */
export const messageBody = (event: Changes = {}, outer: Changes = {}): Changes => ({
  ...messageIm,
  ...outer,
  event: { ...messageIm.event, ...event },
});

/** A pressed button; changes are to the action. */
export const actionBody = (action: Changes = {}, outer: Changes = {}): Changes => ({
  ...blockActions,
  ...outer,
  actions: [{ ...blockActions.actions[0], ...action }],
});

/** A submitted answer modal; changes are to the view. */
export const viewBody = (view: Changes = {}, outer: Changes = {}): Changes => ({
  ...viewSubmission,
  ...outer,
  view: { ...viewSubmission.view, ...view },
});
