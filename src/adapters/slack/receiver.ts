import type { Receiver, ReceiverEvent } from "@slack/bolt";
import { UnavailableError } from "../../domain/errors.ts";
import type { IncomingEvent } from "../../domain/event.ts";
import type { Surfaces } from "../../ports.ts";
import { acceptAnswer, type AcceptAnswerOptions } from "./accept-answer.ts";
import { acceptGapAnswer, type AcceptGapAnswerOptions } from "./accept-gap-answer.ts";
import type { DirectChannels } from "./direct-channels.ts";
import { answerModal } from "./modals.ts";
import { failureCode } from "./post-failure.ts";
import { type Ignored, type Reading, readPayload } from "./read-payload.ts";

export type ReceiverOptions = AcceptAnswerOptions &
  AcceptGapAnswerOptions & {
    directChannel: DirectChannels;
    surfaces: Pick<Surfaces, "phrases">;
    /** Takes out what may not be stored. Where it throws, the words are not stored at all. */
    redact: (message: string) => { text: string };
  };

/**
 * Wraps one of Bolt's receivers, Socket Mode or HTTP alike, so that what is to be worked is on disk before Slack is
 * told that it arrived. Bolt itself acks events before any listener runs.
 */
export function persistBeforeAck(inner: Receiver, options: ReceiverOptions): Receiver {
  const { logger, installation, clock } = options;
  const underWay = new Set<Promise<void>>();
  let isStopping = false;

  function redacted(event: IncomingEvent): IncomingEvent {
    if (event.kind !== "message" || event.text === null) return event;
    try {
      return { ...event, text: options.redact(event.text).text };
    } catch (error) {
      // The class alone: an error's message could quote what it failed on.
      logger.warn("redaction_failed", { errorName: error instanceof Error ? error.name : typeof error });
      return { ...event, text: null };
    }
  }

  async function ack(event: ReceiverEvent, response?: Record<string, unknown>): Promise<void> {
    try {
      await event.ack(response);
    } catch (error) {
      // The connection went away. Slack sends it again, and the inbox knows it by its keys.
      logger.warn("slack_ack_failed", { errorName: error instanceof Error ? error.name : typeof error });
    }
  }

  async function store(event: ReceiverEvent, reading: Extract<Reading, { kind: "store" }>): Promise<void> {
    let outcome: "accepted" | "duplicate";
    try {
      outcome = await options.inbox.accept(redacted(reading.event), reading.keys, clock.now());
    } catch (error) {
      // No ack: Slack repeats what was not acked, and forgets what was.
      logger.error("event_not_stored", error, { channel: reading.event.channel, kind: reading.event.kind });
      throw new UnavailableError("inbox", { cause: error });
    }
    logger.info("event_stored", {
      outcome,
      kind: reading.event.kind,
      channel: reading.event.channel,
      retry: event.retryNum,
    });
    await ack(event);
  }

  /** As `store`, in the person's direct message. A press is not sent again: whoever pressed sees that it failed. */
  async function storePrivately(
    event: ReceiverEvent,
    { person, eventIn, keys, form }: Extract<Reading, { kind: "private" }>,
  ): Promise<void> {
    try {
      const kept = eventIn(await options.directChannel(person));
      const outcome = await options.inbox.accept(redacted(kept), keys, clock.now());
      logger.info("event_stored", { outcome, kind: kept.kind, channel: kept.channel });
    } catch (error) {
      logger.error("event_not_stored", error, { code: failureCode(error) });
      if (form === null) throw new UnavailableError("inbox", { cause: error });
      const { shortcut } = await options.surfaces.phrases(installation.team);
      return ack(event, { response_action: "errors", errors: { [form]: shortcut.notKept } });
    }
    await ack(event);
  }

  async function answer(event: ReceiverEvent, reading: Extract<Reading, { kind: "answer" }>): Promise<void> {
    const acceptance = await acceptAnswer(reading.submission, options);
    if (acceptance.kind === "kept") return ack(event);
    return ack(event, { response_action: "errors", errors: { [answerModal.block]: acceptance.message } });
  }

  async function answerGap(event: ReceiverEvent, { submission }: Extract<Reading, { kind: "gap_answer" }>) {
    const errors = await acceptGapAnswer(submission, options);
    return errors === null ? ack(event) : ack(event, { response_action: "errors", errors });
  }

  async function dispatch(event: ReceiverEvent, live: (event: ReceiverEvent) => Promise<void>): Promise<void> {
    const reading = readPayload(event.body, installation, clock.now());
    switch (reading.kind) {
      case "store":
        return store(event, reading);
      case "private":
        return storePrivately(event, reading);
      case "answer":
        return answer(event, reading);
      case "gap_answer":
        return answerGap(event, reading);
      case "ignore":
        reportIgnored(reading.reason);
        return ack(event);
      case "live":
        return live(event);
    }
  }

  function reportIgnored(reason: Ignored): void {
    // The echo of each own message says nothing.
    if (reason === "from_bot") return;
    const isWrong = reason === "other_team" || reason === "unreadable";
    logger[isWrong ? "warn" : "info"]("slack_event_ignored", { reason });
  }

  return {
    init(app) {
      const live = app.processEvent.bind(app);
      // Bolt's receivers call this and nothing else of the app.
      app.processEvent = async (event) => {
        // Not acked: Slack brings it to another connection or to the next process.
        if (isStopping) throw new UnavailableError("receiver", { message: "the process is stopping" });
        const work = dispatch(event, live);
        underWay.add(work);
        try {
          await work;
        } finally {
          underWay.delete(work);
        }
      };
      inner.init(app);
    },
    start: (...settings: unknown[]) => inner.start(...settings),
    /** What is being stored is stored and acked before the connection closes. */
    async stop(...settings: unknown[]) {
      isStopping = true;
      await Promise.allSettled(underWay);
      return inner.stop(...settings);
    },
  };
}
