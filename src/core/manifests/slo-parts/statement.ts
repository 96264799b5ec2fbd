// Objectives that a document states of a service which it only names.
import { type FieldContext, tell } from '../../config/fields';
import type { Identity, StatementFact } from '../../model/facts';
import type { Slo } from '../../model/slo';
import type { Span } from '../../syntax/node';
import type { Kind } from './kind';

/** Objectives that one document may state; what comes behind them is told. */
const MOST = 200;

/** Tells that nothing says what an objective is about. */
export function tellUnclear(context: FieldContext, span: Span, name: string): void {
  const message = `Nothing says whether the objective "${name}" is about availability or latency, so it does not count. Name it so: ${name}-availability.`;
  tell(context, 'unclear-objective', span, message, 'information');
}

/** The first items of a list that is longer than any person writes; the rest is told. */
export function bounded<T extends { readonly span: Span }>(context: FieldContext, items: readonly T[]): readonly T[] {
  const next = items[MOST];
  if (next !== undefined)
    tell(context, 'too-many', next.span, `This document has ${items.length} objectives; ${MOST} of them were read.`);
  return items.slice(0, MOST);
}

/** An objective of a kind that is known. */
export function objective({ type, thresholdMs }: Kind, said: Omit<Slo, 'type' | 'thresholdMs'>): Slo {
  return { ...said, type, ...(thresholdMs === undefined ? {} : { thresholdMs }) };
}

type Named = Pick<StatementFact, 'names' | 'format' | 'by' | 'place'> & { readonly inferred?: true };

/** The statement; none where nothing of it could be read, or nobody is named. */
export function statement(identity: Identity, named: Named, slos: readonly Slo[]): readonly StatementFact[] {
  return slos.length === 0 || named.names.length === 0 ? [] : [{ ...named, identity, slos }];
}
