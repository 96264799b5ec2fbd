// The contract of a rule: adding one = one file, one line in `index.ts`, one page that is its manual and its test.
import type { AlertEstate } from '../alerts/estate/estate';
import type { Call } from '../model/call';
import type { Change, Changes } from '../model/change';
import type { Config } from '../model/config';
import type { Fix } from '../model/edit';
import type { Related, Severity } from '../model/finding';
import type { Graph } from '../model/graph';
import type { Impact } from '../model/impact';
import type { Place } from '../model/place';
import type { Practices } from '../model/practice';
import type { Checklist } from '../model/solution';
import type { Switch } from '../practices/off';
import type { JudgedWaiver } from '../waivers/sides';

export interface RuleContext {
  readonly head: Graph;
  readonly before: Graph;
  readonly changes: Changes;
  readonly config: Config;
  readonly impacts: ReadonlyMap<string, Impact>;
  readonly checklists: ReadonlyMap<string, Checklist>;
  /** The whole estate is judged: nothing in it is called new. */
  readonly audit?: boolean;
  /** The rules of Prometheus of head; absent where nobody knows which of them are new. */
  readonly alerts?: AlertEstate;
  /** ISO date: for sunsets and expiries. */
  readonly today: string;
  /** What each side's own config says; `config` is the one that judges. Absent where there is nothing to compare. */
  readonly configs?: { readonly head: Config; readonly before: Config };
  /** By rule id: the severity that a rule has of its own. */
  readonly severities?: ReadonlyMap<string, Severity>;
  /** Those of head; none where it is absent. */
  readonly waivers?: readonly JudgedWaiver[];
  /** Rules that a practice switches off are not judged. */
  readonly off?: Switch;
  /** The mind maps of both sides. Absent where there is nothing to compare. */
  readonly practices?: { readonly head: Practices | undefined; readonly before: Practices | undefined };
  /** Whose a file is by CODEOWNERS of head, as written there; absent where nobody can tell. */
  readonly ownersOf?: (file: string) => readonly string[];
  /** The same by CODEOWNERS of the baseline, where that is another. */
  readonly ownersBefore?: (file: string) => readonly string[];
}

/** What a rule returns; the runner adds code, causes, fingerprint and the configured severity. */
export interface Verdict {
  readonly severity: Severity;
  readonly message: string;
  readonly next?: string;
  /** What the call costs, one sentence: told once in the finding of the call, whichever rules speak; empty where the message says it. */
  readonly cost?: string;
  readonly place: Place;
  /** What the place is a part of: a waiver in a comment above it, or anywhere in it, is about this. */
  readonly entry?: Place;
  readonly related?: readonly Related[];
  readonly fixes?: readonly Fix[];
  /** What the finding is about, for the fingerprint: a call key, a service name … Never a line number. */
  readonly about: string;
  /** The service concerned: the caller, or the described service. */
  readonly service?: string;
  /** Only of a workspace rule: the key of the call that it speaks of, to become a line of that call's finding. */
  readonly call?: string;
}

interface RuleBase {
  /** kebab-case, named for the bad pattern; the name of the file and of its page. */
  readonly id: string;
  /** Check code of the catalogue: `F-01`. */
  readonly code: string;
  readonly title: string;
  readonly severity: Severity;
  /** Speaks above information for services that are not onboarded yet, too. */
  readonly evenNotOnboarded?: boolean;
  /** Speaks before anybody has declared a tier, too. */
  readonly evenWithoutTiers?: boolean;
  /** Ids of rules beside which this one is silent about the same call. */
  readonly silentBeside?: readonly string[];
}

/** Asked once for each new or changed call. */
export interface CallRule extends RuleBase {
  readonly on: readonly ('added-call' | 'modified-call')[];
  readonly check: (context: RuleContext, change: Change<Call>) => Verdict | undefined;
}

/** Asked once for the whole change. */
export interface WorkspaceRule extends RuleBase {
  readonly on: 'workspace';
  readonly check: (context: RuleContext) => readonly Verdict[];
}

export type Rule = CallRule | WorkspaceRule;
