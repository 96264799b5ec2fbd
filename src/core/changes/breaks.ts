// What a change of an operation breaks for those who call it as before.
import type { Change, OperationOf } from '../model/change';
import type { InputPart, Inputs } from '../model/operation';

export type Break =
  | { readonly kind: 'removed' }
  /** Inputs that every call must send now, as `Inputs.required` names them. Never empty. */
  | { readonly kind: 'required'; readonly inputs: readonly string[] };

/**
 * Takes the change of an operation; gives what it certainly breaks. `undefined` for none and for what is not known: of a part
 * that could not be read on one of the sides nothing is claimed.
 */
export function breakOf({ kind, it, before }: Change<OperationOf>): Break | undefined {
  if (kind === 'removed') return { kind: 'removed' };
  if (kind === 'added') return undefined;
  const inputs = newlyRequired(before?.operation.inputs, it.operation.inputs);
  return inputs.length === 0 ? undefined : { kind: 'required', inputs };
}

/** What `now` requires and `before` did not, in the parts that are known of both. */
export function newlyRequired(before: Inputs | undefined, now: Inputs | undefined): readonly string[] {
  if (before === undefined || now === undefined || before === now) return [];
  const earlier = new Set(before.required);
  const unread = new Set([...before.unread, ...now.unread]);
  return now.required.filter((input) => !earlier.has(input) && !unread.has(partOf(input)));
}

function partOf(input: string): InputPart {
  return input === 'body' || input.startsWith('body ') ? 'body' : 'parameters';
}
