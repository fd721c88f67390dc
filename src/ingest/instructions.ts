/**
 * Words of a posting that give orders to a reader that is a machine, or ask for a password phrase. They are data like
 * all the rest: reported, withheld until a person has looked, and never obeyed.
 */
const orders: readonly RegExp[] = [
  /(?<!\p{L})(?:mention|include|write|use|put|add|quote|start with|begin with)(?: \p{L}+){0,3} (?:the |this )?(?:(?:code|secret|magic) ?)?(?:word|phrase|keyword|code ?word|emoji)s?(?!\p{L})/iu,
  /(?<!\p{L})(?:ignore|disregard|forget|override) (?:\p{L}+ ){0,3}(?:instructions?|rules|prompts?|messages|guidelines)(?!\p{L})/iu,
  /(?<!\p{L})if you(?:['’]?re| are) (?:an? )?(?:ai|llm|bot|language model|chat ?bot|chatgpt|assistant|automated)(?!\p{L})/iu,
  /(?<!\p{L})(?:ai|llm|chatgpt|language model|chat ?bot|bot)s?(?: \p{L}+){0,4} (?:must|should|shall|are instructed|is instructed)(?!\p{L})/iu,
  /(?<!\p{L})(?:system prompt|prompt injection|you are now (?:an?|in)|as an ai(?: language)? (?:model|assistant)|respond only with|reply only with)(?!\p{L})/iu,
  /(?<!\p{L})(?:tell|inform|assure|promise) (?:every|all|each|any|the) (?:candidates?|applicants?|users?|persons?)(?: that)?(?!\p{L})/iu,
];

export const readsAsInstruction = (words: string): boolean => orders.some((order) => order.test(words));
