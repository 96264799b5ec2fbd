// The custom messages between server and client: names and plain types. All strings are plain text, never Markdown.
import type {
  ExplainResult,
  GraphView,
  NewCallView,
  Page,
  PracticeState,
  PracticesView,
  Range,
  ReportFormat,
  ReviewView,
  ServiceRow,
  ServiceView,
  StatusView,
} from './views';

/**
 * Server → client, after every judgement; one that nothing but typing led to is told when the typing settles (the cursor
 * leaves the entry, a pause, saving). The views ask again for what they show.
 */
export const STATUS = 'sreLens/status';
export type StatusParams = StatusView;

/** The client's command behind a lens or a quick fix; its one argument is the key of a call. */
export const OPEN_CHECKLIST = 'sreLens.openChecklist';

/** The client's command after a quick fix that wrote another file than the one on screen; its argument is the URI. */
export const SHOW_FILE = 'sreLens.showFile';

/** Client → server: where the cursor is; a half-typed entry under the cursor is not judged. */
export const CURSOR = 'sreLens/cursor';
export interface CursorParams {
  readonly uri: string;
  /** 0-based, as in LSP; -1 = no cursor in this document. */
  readonly line: number;
}

/** Client → server: a person trusted the workspace; git may run. */
export const TRUST = 'sreLens/trust';

/** Client → server: index and baseline anew. */
export const REFRESH = 'sreLens/refresh';

/** Asks for the live numbers of every folder, where a person turned them on and trusts the workspace. */
export const REFRESH_LIVE = 'sreLens/refreshLive';
/** `message` is one sentence for the person who asked; what else is missing is in the output channel. */
export interface RefreshLiveResult {
  /** `off`: no address is set. `restricted`: the workspace is not trusted. */
  readonly state: 'off' | 'restricted' | 'done' | 'failed';
  readonly message: string;
}

/** → ServiceRow[], folder by folder: applications first, of these the most called first. */
export const SERVICES = 'sreLens/services';
export type ServicesResult = readonly ServiceRow[];

/** Callers, callees, flows and evidence of one service; asked when it is unfolded. */
export const SERVICE = 'sreLens/service';
export interface ServiceParams {
  /** URI of the workspace folder. */
  readonly folder: string;
  readonly name: string;
}
export type ServiceResult = ServiceView | null;

/** The page of a folder's new calls. */
export const REVIEW = 'sreLens/review';
export interface ReviewParams {
  /** URI of the workspace folder. */
  readonly folder: string;
}
export type ReviewResult = ReviewView | null;

/** The picture of a folder's calls; with the service or the call that was asked for, by its number in the picture. */
export const GRAPH = 'sreLens/graph';
export interface GraphParams {
  /** URI of the workspace folder. */
  readonly folder: string;
  /** Name of a service. */
  readonly service?: string;
  /** Key of a call. */
  readonly call?: string;
}
export type GraphResult = GraphView | null;

/** → the formats of REPORT, the page of the review first. */
export const REPORT_FORMATS = 'sreLens/reportFormats';
export type ReportFormatsResult = readonly ReportFormat[];

/** The report of a folder as text. */
export const REPORT = 'sreLens/report';
export interface ReportParams {
  /** URI of the workspace folder. */
  readonly folder: string;
  readonly format: string;
  /** URI of the file that the text will be saved to: inside the folder its links to lines are relative to it. */
  readonly target?: string;
}
export type ReportResult = string | null;

/** → every new or changed call of the branch with its checklist, sorted by place. */
export const NEW_CALLS = 'sreLens/newCalls';

/** Records an answer in the story file. */
export const ANSWER = 'sreLens/answer';
export interface AnswerParams {
  /** Key of the call. */
  readonly call: string;
  readonly question: string;
  /** Absent both = takes the answer back. */
  readonly text?: string;
  readonly notApplicable?: string;
  readonly by?: string;
}

/** Writes `.sre/config.yaml` with these core services; others that were core are taken out. */
export const PICK_CORE = 'sreLens/pickCore';
export interface PickCoreParams {
  /** URI of the workspace folder; absent = each folder gets those of the services that it knows. */
  readonly folder?: string;
  readonly core: readonly string[];
}

/** Drafts an `sre.yaml` for a service that has none; its tier is left to a person. → WriteResult */
export const CREATE_DESCRIPTOR = 'sreLens/createDescriptor';
export interface CreateDescriptorParams {
  readonly service: string;
  /** URI of the workspace folder; absent = the first one that knows the service. */
  readonly folder?: string;
}

/** The mind map of every folder. */
export const PRACTICES = 'sreLens/practices';
export interface PracticesResult {
  /** ISO date: a review date lies behind it. */
  readonly today: string;
  readonly folders: readonly PracticesView[];
}

/** Drafts `.sre/practices.yaml` where there is none; one that is there is only shown. → WriteResult */
export const CREATE_PRACTICES = 'sreLens/createPractices';
export interface CreatePracticesParams {
  /** URI of the workspace folder. */
  readonly folder: string;
}

/** Writes a decision about a practice into the mind map. → WriteResult */
export const DECIDE = 'sreLens/decide';
export interface DecideParams {
  /** URI of the workspace folder. */
  readonly folder: string;
  readonly practice: string;
  readonly state: PracticeState;
  /** Of `not-now` both are needed. */
  readonly reason?: string;
  /** ISO date, after today. */
  readonly review?: string;
}

/** Drafts a load test of a service where there is none yet; overwrites nothing. → WriteResult */
export const GENERATE_BENCHMARK = 'sreLens/generateBenchmark';
export interface GenerateBenchmarkParams {
  readonly service: string;
  /** URI of the workspace folder; absent = the first one that says which operations the service has. */
  readonly folder?: string;
}

/** Recording rules and burn-rate alerts of an objective, as text; nothing is written. → GenerateAlertsResult */
export const GENERATE_ALERTS = 'sreLens/generateAlerts';
export interface GenerateAlertsParams {
  readonly service: string;
  /** URI of the workspace folder. */
  readonly folder: string;
  /** Id of the objective; absent = the only one. */
  readonly slo?: string;
  readonly format: 'prometheus' | 'operator';
  /** The name of the file of the rules, for a unit test beside it; absent = no test. */
  readonly rulesFile?: string;
}
export type GenerateAlertsResult =
  | {
      readonly kind: 'generated';
      readonly rules: string;
      /** Of a rule file only. */
      readonly unitTest?: string;
      /** What a person has to look at, one sentence each. */
      readonly toCheck: readonly string[];
      /** URI of a file beside what describes the service. */
      readonly proposed: string;
    }
  /** The service has several objectives. */
  | { readonly kind: 'choose'; readonly objectives: readonly { readonly id: string; readonly words: string }[] }
  | { readonly kind: 'refused'; readonly reason: string };

/** How a planned call is made; quantities as people write them (`300ms`, `3`, `40rps`), absent = not said. */
export interface PlannedHow {
  readonly mode: 'sync' | 'async';
  readonly criticality?: 'hard' | 'soft';
  readonly blocks?: boolean;
  readonly fallback?: string;
  readonly timeout?: string;
  readonly tries?: string;
  readonly callsPerRequest?: string;
  /** Requests of the caller a second, at peak, that make the call. */
  readonly rps?: string;
}

interface PlannedEnds {
  /** URI of the workspace folder; absent = the first one that knows the caller. */
  readonly folder?: string;
  readonly from: { readonly service: string; readonly operation?: string };
  readonly to: { readonly service: string; readonly operation?: string };
}

/** What a planned call would do to the numbers; nothing is written. → WhatIfResult */
export const WHAT_IF = 'sreLens/whatIf';
export interface WhatIfParams extends PlannedHow, PlannedEnds {}
export type WhatIfResult =
  | { readonly ok: true; readonly page: Page; readonly ways: readonly PlannedWay[] }
  /** `field`: the one of PlannedHow that cannot be read. */
  | { readonly ok: false; readonly reason: string; readonly field?: keyof PlannedHow };

/** A way out of a planned call; with `how` it can be planned so. */
export interface PlannedWay {
  readonly title: string;
  readonly gives: string;
  readonly how?: PlannedHow;
}

/** Keeps a planned call: as an `x-sre-calls` entry of the caller's operation, or in a story file. */
export const PLAN = 'sreLens/plan';
export interface PlanParams extends PlannedHow, PlannedEnds {
  readonly as: 'x-sre-calls' | 'story';
  readonly story?: string;
}

/** Takes a way out of a new call: the edit of the quick fix. The client applies it; nothing is saved. → WriteResult */
export const TAKE_WAY_OUT = 'sreLens/takeWayOut';
export interface TakeWayOutParams {
  /** Key of the call. */
  readonly call: string;
  /** Of a `WayOutView`. */
  readonly way: string;
}

/** What came of a write: the file and the place to show, or why nothing was written. */
export type WriteResult =
  | { readonly ok: true; readonly uri: string; readonly range?: Range }
  /** `uri`: the file that is there already. */
  | { readonly ok: false; readonly reason: string; readonly uri?: string };

/** Why a service has its tier; the manual of a rule or a question. → plain paragraphs and links to lines. */
export const EXPLAIN = 'sreLens/explain';
export interface ExplainParams {
  /** Service name, rule id, check code, or question id. */
  readonly id: string;
  /** URI of the workspace folder of a service; absent = the first one that knows it. */
  readonly folder?: string;
}

/** Validates one open document against its OpenAPI schema; → diagnostics are published, the count is answered. */
export const VALIDATE = 'sreLens/validate';
export interface ValidateParams {
  readonly uri: string;
}

export type NewCallsResult = readonly NewCallView[];
export type ExplainAnswer = ExplainResult | undefined;
/** How many problems were found. */
export type ValidateResult = number;
