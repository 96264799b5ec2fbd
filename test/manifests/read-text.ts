// Reads manifests from texts, as the tests of this folder do.
import { FORMATS } from '../../src/core/manifests/index';
import type { Capacity } from '../../src/core/model/capacity';
import type { CallFact, FormatFacts, Target } from '../../src/core/model/facts';
import { readSyntax } from '../../src/core/syntax/read';

export interface ReadManifest {
  /** Ids of the formats that claimed a document. */
  readonly formats: readonly string[];
  readonly services: NonNullable<FormatFacts['services']>;
  readonly apis: NonNullable<FormatFacts['apis']>;
  readonly apiEntities: NonNullable<FormatFacts['apiEntities']>;
  readonly calls: NonNullable<FormatFacts['calls']>;
  readonly hosts: NonNullable<FormatFacts['hosts']>;
  readonly values: NonNullable<FormatFacts['values']>;
  readonly flows: NonNullable<FormatFacts['flows']>;
  readonly backends: NonNullable<FormatFacts['backends']>;
  readonly statements: NonNullable<FormatFacts['statements']>;
  readonly routes: NonNullable<FormatFacts['routes']>;
  readonly reviews: NonNullable<FormatFacts['reviews']>;
  readonly alertRules: NonNullable<FormatFacts['alertRules']>;
  readonly problems: NonNullable<FormatFacts['problems']>;
}

/** Offers every document of the text to every format. */
export function readManifest(text: string, file = 'shop/manifest.yaml'): ReadManifest {
  const syntax = readSyntax(file, text);
  const formats: string[] = [];
  const parts: FormatFacts[] = [];
  for (const root of syntax.roots) {
    for (const format of FORMATS) {
      const facts = format.read({ file, root, place: syntax.place, text: () => syntax.text });
      if (facts === undefined) continue;
      formats.push(format.id);
      parts.push(facts);
    }
  }
  return {
    formats,
    services: parts.flatMap((part) => part.services ?? []),
    apis: parts.flatMap((part) => part.apis ?? []),
    apiEntities: parts.flatMap((part) => part.apiEntities ?? []),
    calls: parts.flatMap((part) => part.calls ?? []),
    hosts: parts.flatMap((part) => part.hosts ?? []),
    values: parts.flatMap((part) => part.values ?? []),
    flows: parts.flatMap((part) => part.flows ?? []),
    backends: parts.flatMap((part) => part.backends ?? []),
    statements: parts.flatMap((part) => part.statements ?? []),
    routes: parts.flatMap((part) => part.routes ?? []),
    reviews: parts.flatMap((part) => part.reviews ?? []),
    alertRules: parts.flatMap((part) => part.alertRules ?? []),
    problems: parts.flatMap((part) => part.problems ?? []),
  };
}

/** The numbers of a capacity without their places. */
export function valuesOf(capacity: Capacity | undefined): Readonly<Record<string, number>> {
  return Object.fromEntries(Object.entries(capacity ?? {}).map(([field, { value }]) => [field, value]));
}

/** `orders -> payments (configured:12)`: the grade and the line of every call, in their order. */
export function callsOf(read: ReadManifest): readonly string[] {
  return read.calls.map((call) => `${fromText(call)} -> ${targetText(call.to)} (${call.grade}:${call.place.line})`);
}

/** `code:line` of every problem. */
export function problemsOf(read: ReadManifest): readonly string[] {
  return read.problems.map(({ code, place }) => `${code}:${place?.line ?? 0}`);
}

function fromText({ from }: CallFact): string {
  const end = from.service ?? from.document ?? labels(from.selector);
  return from.operation === undefined ? end : `${end}#${from.operation}`;
}

function targetText(to: Target): string {
  if (to.kind === 'service') return to.operation === undefined ? to.service : `${to.service}#${to.operation}`;
  if (to.kind === 'url') return [to.url.host, to.url.namespace].filter(Boolean).join('/');
  if (to.kind === 'value') return `${to.source}.${to.key ?? '*'}`;
  if (to.kind === 'api') return `api ${to.api}`;
  return to.kind === 'document' ? to.file : labels(to.selector);
}

function labels(selector: ReadonlyMap<string, string> | undefined): string {
  return [...(selector ?? [])].map(([key, value]) => `${key}=${value}`).join(',');
}
