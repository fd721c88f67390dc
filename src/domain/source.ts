/** What a source was before it was decoded. */
export type SourceKind = "text" | "markdown" | "html" | "json" | "xml" | "pdf" | "docx";

/** What a server gave to ask it later whether anything changed. */
export type Validators = { etag: string | null; lastModified: string | null };

/** A stretch of one decoded text, in UTF-16 units. */
export type Span = { path: string; start: number; end: number };

/** A structured value: a payload's leaf, a front-matter entry, a `column: value` line. `name` is the source's own name for it. */
export type SourceField = Span & { name: string };

/**
 * A source after decoding: the contract between the adapters that read sources and the flow that takes facts from them.
 * `texts` holds what a reader would see (markup removed, entities resolved) under JSON pointers, "" for the only one.
 */
export type DecodedSource = {
  key: string;
  kind: SourceKind;
  /** Hash of the source's bytes. */
  sha256: string;
  texts: Readonly<Record<string, string>>;
  /** Structured values; whatever of `texts` is no field is prose. */
  fields: readonly SourceField[];
  /** Stretches of prose that the markup itself calls headings. */
  headings: readonly Span[];
  /** Stretches of prose that the markup itself calls list items. */
  items: readonly Span[];
  title: string | null;
  employer: string | null;
};
