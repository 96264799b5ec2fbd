// What the client shows, as plain values. Lines and characters are 0-based, as in LSP.
import type { Tier } from '../core/model/tier';

export interface Position {
  readonly line: number;
  readonly character: number;
}

export interface Range {
  readonly start: Position;
  readonly end: Position;
}

export interface Link {
  readonly label: string;
  readonly uri: string;
  readonly range: Range;
}

export interface StatusView {
  /** `cancelled`: a person stopped the first index; REFRESH begins it anew. */
  readonly state: 'indexing' | 'ready' | 'cancelled';
  readonly services: number;
  readonly calls: number;
  readonly newCalls: number;
  readonly touchCore: number;
  readonly openQuestions: number;
  /** False until a person declared any tier: then there is no finding. */
  readonly coreChosen: boolean;
  /** `restricted`: no git before the workspace is trusted. */
  readonly baseline: {
    readonly kind: 'commit' | 'file' | 'empty' | 'unknown' | 'restricted';
    readonly label: string;
    readonly remedy?: string;
  };
  readonly problems: number;
}

export interface ServiceRow {
  readonly name: string;
  readonly known: boolean;
  readonly declared: Tier;
  readonly effective: Tier;
  readonly owner?: string;
  readonly callers: number;
  readonly callees: number;
  readonly operations: readonly { readonly label: string; readonly key: string }[];
  readonly place?: Link;
}

export interface ReadyAnswerView {
  readonly text: string;
  readonly source: string;
}

export interface QuestionView {
  readonly id: string;
  readonly question: string;
  readonly why: string;
  readonly gate: boolean;
  readonly state: 'open' | 'answered' | 'evidence' | 'stale';
  /** The answer given, or what the files say. */
  readonly answer?: string;
  readonly notApplicable?: string;
  readonly by?: string;
  readonly staleBecause?: string;
  readonly ready: readonly ReadyAnswerView[];
}

/** One row of the before/after table, ready to print (`99.95 %`). */
export interface NumberRow {
  readonly label: string;
  readonly before: string;
  readonly after: string;
  readonly target: string;
}

export interface NewCallView {
  readonly key: string;
  readonly label: string;
  readonly kind: 'added' | 'modified';
  readonly severity: 'error' | 'warning' | 'information' | 'none';
  readonly rule?: string;
  /** One or two sentences: what happened, why it matters. */
  readonly message: string;
  readonly next?: string;
  readonly causes: readonly string[];
  readonly place: Link;
  readonly path: readonly Link[];
  readonly numbers: readonly NumberRow[];
  /** Why numbers are missing, as questions. */
  readonly unknown: readonly string[];
  readonly waysOut: readonly string[];
  readonly questions: readonly QuestionView[];
  readonly story?: { readonly name: string; readonly uri: string };
}

export interface ExplainResult {
  readonly title: string;
  readonly paragraphs: readonly string[];
  readonly links: readonly Link[];
}
