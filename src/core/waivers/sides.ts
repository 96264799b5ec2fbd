// Which waivers hold: the judge is the baseline's, so one that the branch adds is proposed until it is merged.
import type { LineWaiver, Waiver } from '../model/waiver';

/** The waivers of one side: of its config, and in the comments of its files. */
export interface WaiverSide {
  readonly config: readonly Waiver[];
  readonly lines: readonly LineWaiver[];
  readonly hasFile: (file: string) => boolean;
}

export interface JudgedWaiver {
  readonly waiver: Waiver;
  /** `proposed`: the baseline lacks it, or has it with an earlier end. */
  readonly state: 'holds' | 'proposed' | 'expired';
  /** What the branch does to it, where that loosens something; `until` is its end in the baseline. */
  readonly change?: { readonly kind: 'added' } | { readonly kind: 'extended'; readonly until: string };
  /** What it is known again by, in the other side and in later runs: never a line number. */
  readonly scope: string;
  /** Set for a comment: the line that it speaks of. */
  readonly line?: number;
}

/**
 * Takes the waivers of head and of the baseline (`undefined` in an audit: head's hold) and the day; gives all of head with
 * their state. A waiver of the config is known again by its rule and its scope, a comment by its rule and the text of its
 * line in the same file, or in one that the branch moved. The earlier end of both sides counts.
 */
export function judgeWaivers(head: WaiverSide, before: WaiverSide | undefined, today: string): readonly JudgedWaiver[] {
  const known = before === undefined ? undefined : endsByScope(before.config);
  const inConfig = head.config.map((waiver) => {
    const scope = scopeOf(waiver);
    return { ...judged(waiver, known === undefined ? waiver.expires : known.get(scope), today), scope };
  });
  const claim = before === undefined ? (one: LineWaiver) => one : claims(head, before);
  const inLines = head.lines.map((one) => ({
    ...judged(one.waiver, claim(one)?.waiver.expires, today),
    scope: `${one.waiver.place.file}\n${lineKey(one)}`,
    line: one.line,
  }));
  return [...inConfig, ...inLines];
}

function judged(waiver: Waiver, until: string | undefined, today: string): Omit<JudgedWaiver, 'scope'> {
  const { expires } = waiver;
  if (expires < today) return { waiver, state: 'expired' };
  if (until === undefined) return { waiver, state: 'proposed', change: { kind: 'added' } };
  if (until >= expires) return { waiver, state: 'holds' };
  return { waiver, state: until < today ? 'proposed' : 'holds', change: { kind: 'extended', until } };
}

function scopeOf({ rule, call, service }: Waiver): string {
  const pair = call?.replace('→', '->').replace(/\s+/g, '') ?? '';
  return [rule, pair, service ?? ''].join('\n');
}

function endsByScope(waivers: readonly Waiver[]): ReadonlyMap<string, string> {
  const ends = new Map<string, string>();
  for (const waiver of waivers) {
    const scope = scopeOf(waiver);
    if ((ends.get(scope) ?? '') < waiver.expires) ends.set(scope, waiver.expires);
  }
  return ends;
}

/** Each comment of the baseline vouches for one of head: a copy of it is a new one. */
function claims(head: WaiverSide, before: WaiverSide): (one: LineWaiver) => LineWaiver | undefined {
  const free = new Map<string, LineWaiver[]>();
  for (const one of before.lines) append(free, lineKey(one), one);
  const claimed = new Map<LineWaiver, LineWaiver>();
  for (const moved of [false, true]) {
    for (const one of head.lines) {
      if (claimed.has(one)) continue;
      const candidates = free.get(lineKey(one)) ?? [];
      const index = candidates.findIndex(({ waiver: { place } }) =>
        moved ? !head.hasFile(place.file) : place.file === one.waiver.place.file,
      );
      const [found] = index < 0 ? [] : candidates.splice(index, 1);
      if (found !== undefined) claimed.set(one, found);
    }
  }
  return (one) => claimed.get(one);
}

function lineKey({ waiver, about }: LineWaiver): string {
  return `${waiver.rule}\n${about}`;
}

function append<T>(lists: Map<string, T[]>, key: string, value: T): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [value]);
  else list.push(value);
}
