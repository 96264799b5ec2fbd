// Whether a waiver speaks of what a rule said.
import { splitCall } from '../config/waivers';
import type { Call, CallEnd } from '../model/call';
import type { Graph } from '../model/graph';
import { keyOfReference } from '../model/operation';
import type { Place } from '../model/place';
import { isNamed } from '../model/service';
import type { Waiver } from '../model/waiver';
import type { JudgedWaiver } from './sides';

/** What a rule said, so far as a waiver may name it. */
export interface Said {
  readonly rule: string;
  readonly place: Place;
  /** What the place is a part of. */
  readonly entry?: Place;
  readonly call?: Call;
  readonly service?: string;
}

/**
 * True where the rule is the waiver's and, for a comment, what was said or one of the evidences of its call stands at
 * the line; for a waiver of the config, its `call` and its `service`, where written, are those concerned.
 */
export function covers({ waiver, line }: JudgedWaiver, said: Said, head: Graph): boolean {
  if (waiver.rule !== said.rule) return false;
  if (line !== undefined)
    return (
      [said.place, ...(said.entry ? [said.entry] : [])].some((place) => isAt(place, waiver.place.file, line)) ||
      (said.call !== undefined && callAt(said.call, waiver, line))
    );
  const { service } = waiver;
  if (service !== undefined && !(said.service !== undefined && isNamed(head.services, said.service, service)))
    return false;
  return waiver.call === undefined || (said.call !== undefined && isCall(head, said.call, waiver.call));
}

/** The calls of a graph that a waiver is about; none where it names no call and stands at none. */
export function coveredCalls({ waiver, line }: JudgedWaiver, head: Graph): readonly Call[] {
  const { call: written } = waiver;
  if (line !== undefined)
    return (callsIn(head).files.get(waiver.place.file) ?? []).filter((call) => callAt(call, waiver, line));
  if (written === undefined) return [];
  return (callsIn(head).callers.get(callerIn(written)) ?? []).filter((call) => isCall(head, call, written));
}

/** The service that calls, as a waiver writes it. */
export function callerIn(call: string): string {
  return splitCall(call)?.from.split('#', 1)[0]?.trim() ?? '';
}

interface CallsIn {
  readonly files: ReadonlyMap<string, readonly Call[]>;
  readonly callers: ReadonlyMap<string, readonly Call[]>;
}

const known = new WeakMap<Graph, CallsIn>();

/** The calls by the files that say them, and by all names of their callers: there may be thousands of waivers. */
function callsIn(head: Graph): CallsIn {
  const calls = known.get(head) ?? index(head);
  known.set(head, calls);
  return calls;
}

function index(head: Graph): CallsIn {
  const [files, callers] = [new Map<string, Call[]>(), new Map<string, Call[]>()];
  for (const call of head.calls) {
    for (const file of new Set(call.evidence.map(({ place }) => place.file))) add(files, file, call);
    const { service } = call.from;
    for (const name of new Set([service, ...(head.services.get(service)?.aliases ?? [])])) add(callers, name, call);
  }
  return { files, callers };
}

function add(lists: Map<string, Call[]>, key: string, call: Call): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [call]);
  else list.push(call);
}

function callAt({ evidence }: Call, { place }: Waiver, line: number): boolean {
  return evidence.some((one) => isAt(one.place, place.file, line));
}

function isAt(place: Place, file: string, line: number): boolean {
  return place.file === file && line >= place.line && line <= place.endLine;
}

function isCall(head: Graph, call: Call, written: string): boolean {
  const pair = splitCall(written);
  if (pair === undefined || !isEnd(head, call.from, pair.from)) return false;
  return isEnd(head, call.to, pair.to) || call.unresolved?.text === pair.to;
}

/** `service`, or `service#operation` with an operationId or `METHOD /path`; a service alone is any of its operations. */
function isEnd(head: Graph, end: CallEnd, written: string): boolean {
  const mark = written.indexOf('#');
  const service = mark < 0 ? written : written.slice(0, mark).trim();
  if (!isNamed(head.services, end.service, service)) return false;
  const operation = mark < 0 ? undefined : written.slice(mark + 1).trim();
  if (operation === undefined) return true;
  return end.operation !== undefined && [end.operation, end.label].includes(keyOfReference(operation) ?? operation);
}
