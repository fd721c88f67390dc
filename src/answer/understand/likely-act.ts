import type { Act, QuestionPart } from "../../domain/question.ts";

/** Below it a guess is one of many. */
const leastLikely = 0.45;

/** What a part does by its own words; where those name nothing, what the topic model takes it to do, if that is likely. */
export const likelyAct = ({ act, topics, guess }: QuestionPart): Act =>
  act === "ask" && topics.length === 0 && guess !== undefined && guess.actLikelihood >= leastLikely ? guess.act : act;
