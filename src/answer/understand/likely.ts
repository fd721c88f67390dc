import type { Act, Guess, QuestionPart } from "../../domain/question.ts";

/** Below these a guess is one of many. */
const leastLikelyAct = 0.45;
const leastLikelyTopic = 0.3;

/** What a part does by its own words; where those name nothing, what the topic model takes it to do, if that is likely. */
export const likelyAct = ({ act, topics, guess }: QuestionPart): Act =>
  act === "ask" && topics.length === 0 && guess !== undefined && guess.actLikelihood >= leastLikelyAct
    ? guess.act
    : act;

/** What a part that names nothing is likely about; `null` where it names something, or anything may be meant. */
export const likelyMatter = ({ topics, guess }: QuestionPart): Guess | null =>
  topics.length === 0 && guess !== undefined && guess.topic !== "other" && guess.topicLikelihood >= leastLikelyTopic
    ? guess
    : null;
