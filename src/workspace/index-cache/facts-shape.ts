// The shape of facts on disk. A field that the model gains and this file lacks does not compile.
import { type Call, type CallTerms, type Fallback } from '../../core/model/call';
import {
  type ApiEntityFact,
  type ApiFact,
  type BackendFact,
  type CallFact,
  type Facts,
  type FlowFact,
  type HostFact,
  IDENTITY,
  type ServiceFact,
  type Target,
  type UrlTarget,
  type ValueFact,
} from '../../core/model/facts';
import type { Dangling } from '../../core/model/graph';
import { INPUT_PARTS, type Inputs, type Operation } from '../../core/model/operation';
import type { Evidence, Located, Origin } from '../../core/model/place';
import type { Problem } from '../../core/model/problem';
import type { Conflict, Owner } from '../../core/model/service';
import type { Slo } from '../../core/model/slo';
import { flag, json, list, number, oneOf, optional, place, type Shape, struct, table, text, word } from './shape';

function located<T>(value: Shape<T>): Shape<Located<T>> {
  return struct<Located<T>>({ value: value as never, place });
}

const texts = list(text);
const locatedText = located(text);
const origin = struct<Origin>({ file: text, line: number, format: text, repository: optional(text) });
const origins = optional(list(origin));
const evidence = struct<Evidence>({ place, format: text, origins });

const slo = struct<Slo>({
  id: text,
  type: word('availability', 'latency'),
  target: number,
  windowDays: number,
  evidence,
  thresholdMs: optional(number),
});

const conflict = struct<Conflict>({
  field: word('tier', 'owner', 'lifecycle'),
  statements: list(struct<Conflict['statements'][number]>({ value: text, place, format: text })),
});

const service = struct<ServiceFact>({
  name: text,
  identity: word(...IDENTITY),
  format: text,
  place,
  aliases: texts,
  slos: list(slo),
  apis: list(locatedText),
  providesApis: list(locatedText),
  labels: table(text),
  annotations: table(locatedText),
  namespace: optional(text),
  deployed: optional(flag),
  owner: optional(located(struct<Owner>({ team: text, squad: optional(text), contact: optional(text) }))),
  onboarded: optional(flag),
  tier: optional(locatedText),
  lifecycle: optional(locatedText),
  description: optional(text),
  onCall: optional(text),
  sunset: optional(locatedText),
  replacedBy: optional(locatedText),
  ownAvailability: optional(number),
  capacity: optional(json()),
  external: optional(json()),
  origins,
  weight: optional(number),
  followed: optional(
    struct<NonNullable<ServiceFact['followed']>>({ conflicts: list(conflict), deployed: optional(evidence) }),
  ),
});

const url = struct<UrlTarget>({
  host: text,
  namespace: optional(text),
  port: optional(number),
  path: optional(text),
  onlyIfKnown: optional(word<never>() as never),
});
