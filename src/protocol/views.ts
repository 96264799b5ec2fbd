// What the client shows, as plain values. Lines and characters are 0-based, as in LSP.
import type { WayOut } from '../core/model/impact';
import type { Page } from '../core/model/page';
import type { Picture } from '../core/model/picture';
import type { PracticeShown, PracticeState } from '../core/model/practice';
import type { Tier } from '../core/model/tier';

export type { Block, Line, Page, Section, Span } from '../core/model/page';
export type { Picture } from '../core/model/picture';
export type { PracticeShown, PracticeState };

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
    /** `main (3f2a91c)`; why there is none. */
    readonly label: string;
    /** The same as a sentence, where there is one. */
    readonly compared?: string;
    readonly remedy?: string;
  };
  readonly problems: number;
}

export interface ServiceRow {
  /** URI of the workspace folder. */
  readonly folder: string;
  readonly name: string;
  readonly known: boolean;
  readonly declared: Tier;
  readonly effective: Tier;
  /** Where the effective tier is higher than the declared one: `checkout waits for it`. */
  readonly because?: string;
  /** What an open question may make of it: `may be core: does checkout wait for it?` */
  readonly perhaps?: string;
  readonly onboarded: boolean;
  readonly owner?: string;
  /** An sre.yaml or a catalogue entry describes it; false = its descriptor can be created. */
  readonly descriptor: boolean;
  /** How many objectives leave an error budget. */
  readonly objectives: number;
  readonly callers: number;
  readonly callees: number;
  readonly operations: readonly { readonly label: string; readonly key: string }[];
  readonly place?: Link;
  /** What was measured of it: in short, and one line a number with its window and time. */
  readonly live?: { readonly short: string; readonly lines: readonly string[] };
}

/** One end of a call of a service: whom it calls, or who calls it. */
export interface CallRow {
  readonly key: string;
  /** The service at the other end. */
  readonly service: string;
  /** `createOrder → confirm`; empty where no operation is known. */
  readonly operations: string;
  /** `sync, hard, declared` */
  readonly terms: string;
  readonly isNew: boolean;
  /** Every line that says so, best first; never empty. */
  readonly links: readonly Link[];
}

/** What is below a service in the *Services* view. */
export interface ServiceView {
  readonly name: string;
  readonly callers: readonly CallRow[];
  readonly callees: readonly CallRow[];
  /** Flows that it is a step of, or that wait for it. */
  readonly flows: readonly { readonly name: string; readonly tier: Tier; readonly how: string; readonly link: Link }[];
  /** Each statement that speaks of it; the label is `file:line`. */
  readonly evidence: readonly { readonly format: string; readonly link: Link }[];
}

/** The page of a folder's new calls; places in it are relative to the folder. */
export interface ReviewView {
  readonly folder: string;
  readonly page: Page;
}

/** The picture of a folder's calls; its places are relative to the folder. */
export interface GraphView {
  readonly picture: Picture;
  /** The number of the service, or of the call, that was asked for, where there is one. */
  readonly service?: number;
  readonly call?: number;
}

/** A practice of a folder's mind map, with the line of its id. */
export interface PracticeRow extends PracticeShown {
  /** URI of the workspace folder. */
  readonly folder: string;
  readonly place: Link;
}

/** The mind map of a folder, in the order of its file. */
export interface PracticesView {
  /** URI of the workspace folder. */
  readonly folder: string;
  /** False where there is no mind map, or nothing in it. */
  readonly exists: boolean;
  readonly practices: readonly PracticeRow[];
  /** The ids of what is to be decided now, the longest due first. */
  readonly due: readonly string[];
}

/** A format in which a report can be saved. */
export interface ReportFormat {
  readonly id: string;
  readonly title: string;
  /** Without the dot. */
  readonly extension: string;
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
  /** What the numbers say of it without settling it; plain text. */
  readonly known: readonly string[];
  readonly ready: readonly ReadyAnswerView[];
}

/** One row of the before/after table, ready to print (`99.95 %`). */
export interface NumberRow {
  readonly label: string;
  readonly before: string;
  readonly after: string;
  readonly target: string;
}

/** Something that can be done instead, as plain text. */
export interface WayOutView {
  readonly id: WayOut['id'];
  readonly title: string;
  /** What it would give; may be empty. */
  readonly gives: string;
  /** True where TAKE_WAY_OUT can write it. */
  readonly applicable: boolean;
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
  /** What the path begins at: `checkout, a core flow`. */
  readonly begins?: Link;
  readonly numbers: readonly NumberRow[];
  /** Why numbers are missing, as questions. */
  readonly unknown: readonly string[];
  readonly waysOut: readonly WayOutView[];
  readonly questions: readonly QuestionView[];
  readonly story?: { readonly name: string; readonly uri: string };
}

export interface ExplainResult {
  readonly title: string;
  readonly paragraphs: readonly string[];
  /** The lines that the words rest on; of a promotion its path, in order. */
  readonly links: readonly Link[];
}
