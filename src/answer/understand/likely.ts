import type { Guess, QuestionPart } from "../../domain/question.ts";

/** Below this a guess is one of many. */
const leastLikelyTopic = 0.3;

/** What a part that names nothing is likely about; `null` where it names something, or anything may be meant. */
export const likelyMatter = ({ topics, guess }: QuestionPart): Guess | null =>
  topics.length === 0 && guess !== undefined && guess.topic !== "other" && guess.topicLikelihood >= leastLikelyTopic
    ? guess
    : null;
