// What a picture of the calls shows: plain values that fit into a message or a file. All text is one line of plain text.
import type { Criticality, Grade, Mode } from './call';
import type { Tier } from './tier';

/** Services, calls, flows and places name each other by their number in the lists. */
export interface Picture {
  /** Sorted by name. */
  readonly services: readonly PictureService[];
  /** Sorted by caller, callee and what is called. */
  readonly calls: readonly PictureCall[];
  /** Sorted by name. */
  readonly flows: readonly PictureFlow[];
  readonly places: readonly PicturePlace[];
  /** False while nobody has declared a tier. */
  readonly anyTier: boolean;
  /** Why nothing is marked as new, where the baseline is not known or none was asked for. */
  readonly note?: string;
}

/** A line of a file of the workspace, 1-based. */
export interface PicturePlace {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

export interface PictureService {
  readonly name: string;
  /** The effective tier. */
  readonly tier: Tier;
  readonly declared: Tier;
  /** Where the effective tier is higher than the declared one: `checkout waits for it`. */
  readonly because?: string;
  /** What an open question may make of it: `may be core: does checkout wait for it?` */
  readonly perhaps?: string;
  /** The calls that lead from the flow to it, in their order, where it is or may be promoted. */
  readonly path?: readonly number[];
  /** This branch raises its tier. */
  readonly raised: boolean;
  readonly isNew: boolean;
  /** False where calls name it and nothing describes it. */
  readonly known: boolean;
  readonly owner?: string;
  /** `target` is a ratio, the budget minutes of full outage in the window. */
  readonly objective?: { readonly target: number; readonly windowDays: number; readonly budgetMinutes: number };
  readonly place?: number;
  /** What stops when it stops; absent where nothing needs it. */
  readonly down?: PictureDown;
}

/** The reverse closure over hard calls. */
export interface PictureDown {
  /** Nearest first. */
  readonly services: readonly number[];
  readonly flows: readonly number[];
  /** Teams, sorted. */
  readonly owners: readonly string[];
}

export interface PictureCall {
  readonly from: number;
  readonly to: number;
  /** `confirm → send`; empty where no operation is known. */
  readonly what: string;
  readonly mode: Mode;
  readonly criticality: Criticality;
  readonly assumed: boolean;
  /** An asynchronous call whose answer is waited for. */
  readonly waits: boolean;
  readonly grade: Grade;
  readonly change?: 'new' | 'changed';
  readonly place: number;
}

export interface PictureFlow {
  readonly name: string;
  readonly tier: Tier;
  readonly entry: number;
  readonly place: number;
}
