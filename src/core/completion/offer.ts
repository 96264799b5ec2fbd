// One thing that may be written at a cursor.

export interface Offer {
  readonly kind: 'field' | 'word' | 'service' | 'operation' | 'call' | 'file' | 'rule' | 'question';
  /** The text itself, unquoted: what is compared with what has been typed. */
  readonly text: string;
  /** One line beside it. */
  readonly detail?: string;
  /** Plain text; from our schemas, or from files of the workspace. */
  readonly about?: string;
}
