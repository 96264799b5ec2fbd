// What decides how big a request and an answer of an operation can get, so far as its contract says it.

/** A list in a request or an answer. */
export interface ListSize {
  /** `maxItems`; absent = as many as there are. */
  readonly most?: number;
  /** `maxLength` of its items, in characters, where they are texts that have one. */
  readonly itemLength?: number;
}

export interface Sizes {
  /** The first documented success is a list, or an object with one list at its top level. */
  readonly answers?: ListSize;
  /** The same of what is sent: many things at once. */
  readonly takes?: ListSize;
  /** The query parameter by which a caller says how many items it wants, and its `maximum`. */
  readonly limit?: { readonly name: string; readonly most?: number };
}
