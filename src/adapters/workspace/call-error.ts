/** A control call that asks for what is not there: a person, a conversation, a button. The fault is the caller's. */
export class CallError extends Error {
  override readonly name = "CallError";
}
