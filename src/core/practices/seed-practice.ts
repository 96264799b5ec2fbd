// The shape of a practice that the project proposes.

export interface SeedPractice {
  readonly id: string;
  readonly title: string;
  readonly group: string;
  /** One sentence. */
  readonly why: string;
  readonly checks: readonly string[];
}

/** Codes as a text, one behind the other. */
export function codes(text: string): readonly string[] {
  return text.split(' ');
}
