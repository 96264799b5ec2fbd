// What one document says, before anything is joined: a pure function of its path and text.
import type { AlertRule } from './alert-rule';
import type { CallTerms, Grade, Precision } from './call';
import type { Capacity } from './capacity';
import type { External } from './external';
import type { StepTerms } from './flow';
import type { Operation } from './operation';
import type { Dangling } from './graph';
import type { Evidence, Located, Origin, Place } from './place';
import type { Problem } from './problem';
import type { RoutePolicy } from './route';
import type { Conflict, Owner } from './service';
import type { Slo } from './slo';

/** How strongly a document names a service; the order is that of section 7 of the manifest reference, strongest first. */
export const IDENTITY = [
  'sre',
  'x-sre-service',
  'backstage',
  'datadog',
  'opensrm',
  'openslo',
  'nobl9',
  'sloth',
  'pyrra',
  'kubernetes',
  'compose',
  'title',
  'client',
  'baseline',
  'graph',
] as const;
export type Identity = (typeof IDENTITY)[number];

/** A document's statement about one service. Raw words (tier, lifecycle) are read by the catalog with the workspace's vocabulary. */
export interface ServiceFact {
  readonly name: string;
  readonly identity: Identity;
  readonly format: string;
  readonly place: Place;
  readonly aliases: readonly string[];
  readonly tier?: Located<string>;
  readonly lifecycle?: Located<string>;
  readonly owner?: Located<Owner>;
  readonly description?: string;
  readonly onCall?: string;
  /** ISO date of the day on which it ends. */
  readonly sunset?: Located<string>;
  /** The service (or `service#operation`) to call instead. */
  readonly replacedBy?: Located<string>;
  /** True where the document deploys code of this company that goes on running: no database, broker or one-off job. */
  readonly deployed?: boolean;
  readonly onboarded?: boolean;
  readonly slos: readonly Slo[];
  readonly ownAvailability?: number;
  readonly capacity?: Capacity;
  readonly external?: External;
  /** Of a published graph. */
  readonly routes?: readonly RoutePolicy[];
  /** API documents that it provides: files relative to the workspace root. */
  readonly apis: readonly Located<string>[];
  /** Names of Backstage API entities that it provides. */
  readonly providesApis: readonly Located<string>[];
  /** Labels of its pods, joined to the selectors of hosts. */
  readonly labels: ReadonlyMap<string, string>;
  readonly namespace?: string;
  /** Annotations and labels that may carry a tier (`tierKeys` of the config): key → word. */
  readonly annotations: ReadonlyMap<string, Located<string>>;
  /** Of a published graph: where the service is described, and how strongly; 0 is strongest. */
  readonly origins?: readonly Origin[];
  readonly weight?: number;
  /** Of a graph that stands for the baseline: what followed from several manifests. */
  readonly followed?: { readonly deployed?: Evidence; readonly conflicts: readonly Conflict[] };
}

/** What a document says of a service that it does not describe: its objectives, how many of it run. */
export interface StatementFact {
  /** By which it names the service; of several the first one that is known is meant. Never empty. */
  readonly names: readonly string[];
  /** True where the names were found in a query: they may name something else. */
  readonly inferred?: true;
  readonly identity: Identity;
  readonly format: string;
  /** What says it: `SLO payments-availability`. */
  readonly by: string;
  readonly place: Place;
  readonly slos: readonly Slo[];
  readonly capacity?: Capacity;
}

/** A policy of a mesh or a gateway on the way to a host. */
export interface RouteFact {
  readonly host: string;
  readonly namespace?: string;
  readonly policy: RoutePolicy;
}

/** A host name inside the workspace (a Kubernetes Service, a Compose service, `servers` of a document) and what it leads to. */
export interface HostFact {
  readonly host: string;
  /** Only below this path. */
  readonly path?: string;
  readonly namespace?: string;
  readonly to: { readonly service: string } | { readonly selector: ReadonlyMap<string, string> };
  readonly place: Place;
  readonly format: string;
}

/** A host that something leads to without being a call: the backend of an Ingress or of a route. */
export interface BackendFact {
  readonly host: string;
  readonly namespace?: string;
  /** What names it: `Ingress shop`. */
  readonly by: string;
  readonly place: Place;
}

/** An entry of a ConfigMap or of a shared environment block, to be joined to its users. */
export interface ValueFact {
  readonly source: string;
  readonly namespace?: string;
  readonly key: string;
  /** The URL or host:port in it; values that hold neither are not kept (they may be secrets). */
  readonly target: UrlTarget;
  readonly place: Place;
}

export interface UrlTarget {
  readonly host: string;
  /** Only where the name says it: `payments.shop.svc.cluster.local` is host `payments`, namespace `shop`. */
  readonly namespace?: string;
  readonly port?: number;
  readonly path?: string;
  /** A bare word under a key such as `DB_HOST`: a target only where the workspace knows such a host. */
  readonly onlyIfKnown?: true;
}

/** What a call points at, as written. */
export type Target =
  | { readonly kind: 'service'; readonly service: string; readonly operation?: string }
  | { readonly kind: 'url'; readonly url: UrlTarget }
  /** One key (or all keys) of a ConfigMap. */
  | { readonly kind: 'value'; readonly source: string; readonly key?: string }
  /** A Backstage API entity. */
  | { readonly kind: 'api'; readonly api: string }
  /** An API document of the workspace (a generated client's lock file). */
  | { readonly kind: 'document'; readonly file: string }
  /** The workloads whose pods carry these labels (a network policy). */
  | { readonly kind: 'selector'; readonly selector: ReadonlyMap<string, string>; readonly namespace?: string };

/** A call as one document says it. */
export interface CallFact {
  readonly from: {
    readonly service?: string;
    readonly document?: string;
    readonly operation?: string;
    readonly namespace?: string;
    /** The workloads whose pods carry these labels (a network policy). */
    readonly selector?: ReadonlyMap<string, string>;
  };
  readonly to: Target;
  readonly terms: CallTerms;
  readonly precision: Precision;
  readonly grade: Grade;
  readonly format: string;
  /** The entry: where the call is shown. */
  readonly place: Place;
  /** Of a published graph. */
  readonly origins?: readonly Origin[];
}

/** An end of a flow as written: a reference (`orders#createOrder`), or an operation of a document. */
export interface FlowEnd extends Located<string> {
  /** The file that describes the operation, relative to the root; `value` is the operation alone then. */
  readonly document?: string;
  readonly terms?: StepTerms;
}

/** A flow as written. */
export interface FlowFact {
  readonly name: string;
  readonly tier?: Located<string>;
  readonly entry: FlowEnd;
  readonly steps: readonly FlowEnd[];
  readonly slo?: Slo;
  readonly format: string;
  readonly place: Place;
  /** Of a published graph. */
  readonly origins?: readonly Origin[];
}

/** An OpenAPI document: what it provides, and which service it says it belongs to. */
export interface ApiFact {
  readonly file: string;
  readonly version: string;
  readonly title?: Located<string>;
  readonly service?: Located<string>;
  readonly servers: readonly UrlTarget[];
  readonly operations: readonly Operation[];
  readonly place: Place;
}

/** A Backstage API entity: its name and the document of its definition. */
export interface ApiEntityFact {
  readonly name: string;
  readonly definition?: Located<string>;
  readonly place: Place;
}

export interface Facts {
  readonly file: string;
  /** The formats that claimed the document; empty = nobody's. */
  readonly formats: readonly string[];
  /** False while the text has syntax errors: what is missing may only be half typed. */
  readonly complete: boolean;
  /** True where the text refers to operations that cannot be read: what is missing may be there. */
  readonly partial?: boolean;
  /** Other files whose text took part (multi-file `$ref`): the facts hold only as long as these do. */
  readonly uses: readonly string[];
  readonly services: readonly ServiceFact[];
  readonly apis: readonly ApiFact[];
  readonly apiEntities: readonly ApiEntityFact[];
  readonly calls: readonly CallFact[];
  readonly hosts: readonly HostFact[];
  readonly values: readonly ValueFact[];
  readonly backends: readonly BackendFact[];
  readonly statements: readonly StatementFact[];
  readonly routes: readonly RouteFact[];
  /** Services of which a record of a production readiness review is kept. */
  readonly reviews: readonly Located<string>[];
  readonly alertRules: readonly AlertRule[];
  /** Of a graph that stands for the baseline: what led nowhere. */
  readonly dangling?: readonly Dangling[];
  readonly flows: readonly FlowFact[];
  readonly problems: readonly Problem[];
}

/** The part of facts that one format adds. */
export type FormatFacts = Partial<Omit<Facts, 'file' | 'formats' | 'complete'>>;

/** The facts of a document that says nothing. */
export function noFacts(file: string): Facts {
  return {
    file,
    formats: [],
    complete: true,
    uses: [],
    services: [],
    apis: [],
    apiEntities: [],
    calls: [],
    hosts: [],
    values: [],
    backends: [],
    statements: [],
    routes: [],
    reviews: [],
    alertRules: [],
    flows: [],
    problems: [],
  };
}
