// Texts that are written to be filled in, or to please a linter.

const PLACEHOLDER =
  /^(?:todo|tbd|fixme|n\/a|none|null|[-.?x]+|<.*>|https?:\/\/<.*|https?:\/\/(?:www\.)?example\.(?:com|org|net)\b.*)$/i;

/** True for a text that says nothing. */
export function saysNothing(text: string): boolean {
  return text === '' || PLACEHOLDER.test(text);
}
