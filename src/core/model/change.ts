// What is new: the difference between baseline and head.
import type { Call } from './call';
import type { Operation } from './operation';
import type { Service } from './service';

export type ChangeKind = 'added' | 'removed' | 'modified';

export interface Change<T> {
  readonly kind: ChangeKind;
  /** The thing in head; for `removed`, as it was in the baseline. */
  readonly it: T;
  /** The thing in the baseline; only for `modified`. */
  readonly before?: T;
}

export interface OperationOf {
  readonly service: string;
  readonly operation: Operation;
}

export interface Changes {
  readonly services: readonly Change<Service>[];
  readonly operations: readonly Change<OperationOf>[];
  readonly calls: readonly Change<Call>[];
}
