/** What may stand before a clause's first word: signs, and words that only join it to what was said. */
const joining = String.raw`^\W*(?:(?:so|and|but|ok|okay|also|plus|well|then|hi|hello|hey|und|aber|et|y|e)[ ,]+)*`;

/** Words that "ich" may follow without being their subject's verb: "wenn ich", "für ihr Team". */
const noVerbs =
  "wenn|weil|dass|daß|ob|als|bis|falls|obwohl|damit|sobald|bevor|nachdem|während|seit|sodass|denn|indem|solange|was|wie|wann|wer|womit|also|dann|für|ohne|gegen|durch|und|oder|aber|that|what|not|the|any|one|old|her|his";
/** The verb before its subject: "Kriegt ihr …", "darf man …", "avez-vous …". */
const verbFirst = String.raw`(?!(?:${noVerbs})\s)\p{L}{3,}\s+(?:ich|ihr|wir|man)|gibts|gehts|\p{L}+-(?:t-)?(?:je|tu|il|elle|on|nous|vous|ils|elles)`;

const clauseStart = (words: string): RegExp =>
  new RegExp(String.raw`${joining}(?:${words}|${verbFirst})(?!\p{L})`, "iu");

/** Opens a clause that a yes or a no may answer. */
export const polarOpening = clauseStart(
  String.raw`is|are|am|do|does|did|can|could|will|would|should|may|must|has|have|any|gibt|ist|sind|kann|muss|bekomm\p{L}*|hay|puedo|tengo|es|se puede|há|posso|tenho|é|y a-t-il|est-ce|puis-je`,
);
const questionWords =
  "what|when|wen|where|who|whom|whose|why|how|which|wann|wo|wer|wie|welche[rsn]?|qué|cuándo|cuando|dónde|cómo|cuánt[oa]s?|cuál|quel|quelle|quand|où|comment|combien|qual|quando|onde|como|quant[oa]s?";
/** A question word, wherever it stands: beside one, no yes or no answers. */
export const questionWord =
  /(?<!\p{L})(?:what|which|who|whom|where|when|why|how|was|welche\p{L}*|wer|wo|wann|wie|qué|cuál|quién|dónde|cuándo|cómo|quel\p{L}*|qui|où|quand|comment|combien|qual|quem|onde|quando|quanto)(?!\p{L})/iu;
/** Opens a clause with a question word. */
export const questionWordOpening = new RegExp(
  String.raw`${joining}(?:(?:at|by|for|in|on|to|with|in|mit|für|en|de|à|em|a)\s+)?(?:${questionWords})(?!\p{L})`,
  "iu",
);
/** Opens a clause that asks, whatever sign ends it: a question word, or a verb before its subject. */
export const turnedOpening = clauseStart(
  `${questionWords}|is|are|am|do|does|did|can|could|will|would|should|may|any|got|tell me|please|wondering|was|gibt|kann|ist|sind|que|hay|est-ce|y a-t-il|há|ha`,
);
/** Opens a clause whose subject was named before: "is it …", "do they …", "gilt das …". */
export const pointsBackOpening = new RegExp(
  String.raw`${joining}(?:(?:is|are|was|were|do|does|did|will|would|can|could|has|have)\s+(?:it|that|this|they|these|those|she|he)|(?:ist|sind|wird|gilt|kann|muss|wär\p{L}*)\s+(?:das|es|dies\p{L}*)|c['’]est|est-ce que c|(?:isso|isto|eso|esto)\s+(?:é|es))(?!\p{L})`,
  "iu",
);

/** A clause that says why, or as what somebody asks. What is asked under a condition ("If I move, …") keeps it. */
const subordinate =
  "because|since|although|though|while|as an?|weil|da|obwohl|comme|parce que|puisque|porque|aunque|como|embora";
const ofTheWriter =
  "i|i['’]?m|i['’]?ve|i['’]?d|my|we|we['’]?re|we['’]?ve|our|ich|mein\\p{L}*|wir|unser\\p{L}*|je|j['’]\\p{L}+|mon|ma|mes|nous|notre|yo|mi|mis|tengo|soy|estoy|eu|meus?|minhas?|tenho|sou|estou";
const telling = new RegExp(
  String.raw`^\W*(?:(?:and|but|so|und|aber|et|mais|y|pero|e|mas)\s+)?(?:(?:${subordinate})(?!\p{L})(?!\s+(?:so|not|yes|for|to)(?!\p{L}))|(?:${ofTheWriter})(?![\p{L}’']))`,
  "iu",
);
/** "I would like to know the pay" asks, though it opens like a story. */
const asksByTelling =
  /(?<!\p{L})(?:know|knowing|wonder\p{L}*|ask|asking|hear|question\p{L}*|curious|interested|wissen|fragen?|savoir|demande\p{L}*|saber|pregunt\p{L}*|pergunt\p{L}*)(?!\p{L})/iu;

/**
 * Asks whether what was told lets its writer in: "can I still apply?", "am I eligible?". It names no matter of its own, for
 * applying is what everybody here wants.
 */
const admitting = new RegExp(
  String.raw`${joining}(?:(?:can|could|may|should|am|do|would|will)\s+(?:i|we)\s+(?:(?:still|even|also|then|already|be)\s+)*(?:apply|join|manage|eligible|qualify|considered|accepted)|kann ich mich (?:\p{L}+ )?bewerben|puis-je (?:\p{L}+ ){0,2}postuler|puedo (?:\p{L}+ ){0,2}(?:aplicar|postular\p{L}*|presentarme)|posso (?:\p{L}+ ){0,2}(?:candidatar\p{L}*|concorrer))(?:[\s-]+(?:for|to|this|it|that|the|job|role|position|here|anyway|too|then|me|still))*\W*$`,
  "iu",
);
export const asksAdmission = (clause: string): boolean => admitting.test(clause);

/** Whether a clause tells of its writer, or why something beside it is asked. */
export const tells = (clause: string): boolean => telling.test(clause) && !asksByTelling.test(clause);
