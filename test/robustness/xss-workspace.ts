// A workspace with a hostile text in one field, or in all of them: everything that a page may show comes from here.
import type { Report } from '../../src/core/model/report';
import type { Baseline } from '../../src/core/model/snapshot';
import { createSession } from '../../src/core/session';
import { filesOf } from '../session/files';

/** Writes the text of a field as YAML and JSON take it. */
type Write = (field: string, plain: string) => string;

/** What is said where the baseline is not known: then nothing else of it is. */
const UNKNOWN = ['baseline reason', 'baseline remedy'];

/** What stands in a field; `undefined` for a harmless text. */
export type TextOf = (field: string) => string | undefined;

/** Reads a workspace whose fields hold these texts. */
export function reportWith(textOf: TextOf): Report {
  const raw = (name: string, plain: string) => textOf(name) ?? plain;
  const write: Write = (name, plain) => JSON.stringify(raw(name, plain));
  const head = filesOf([...textsOf(write, raw, true)]);
  const before = filesOf([...textsOf(write, raw, false)]);
  const unknown = UNKNOWN.some((field) => textOf(field) !== undefined) && textOf('baseline ref') === undefined;
  const baseline: Baseline = unknown
    ? { kind: 'unknown', reason: raw('baseline reason', 'there is none'), remedy: raw('baseline remedy', 'git fetch') }
    : {
        kind: 'commit',
        ref: raw('baseline ref', 'main'),
        commit: '0'.repeat(40),
        files: before,
        note: raw('baseline note', 'compared with main'),
      };
  return createSession().judge({ head, baseline, today: '2026-11-23', branch: raw('branch', 'feature') });
}

/** The names of all fields, in the order in which they are written. */
export function fieldsOf(): readonly string[] {
  const names = new Set(['baseline ref', 'baseline note', 'branch']);
  const raw = (name: string, plain: string) => {
    names.add(name);
    return plain;
  };
  for (const _ of textsOf((name, plain) => JSON.stringify(raw(name, plain)), raw, true));
  return [...names, ...UNKNOWN];
}

function* textsOf(write: Write, raw: Write, head: boolean): Generator<readonly [string, string]> {
  // A path has no slash in a name, and no line break.
  const inPath = (name: string, plain: string) => raw(name, plain).replace(/[/\0\n]/g, '_');
  const caller = write('service', 'payments');
  const callee = write('callee', 'sms');
  const target = JSON.stringify(`${raw('callee', 'sms')}#${raw('operationId', 'send')}`);
  yield ['.sre/config.yaml', config(write, caller)];
  yield ['CODEOWNERS', `* @${raw('code owner', 'acme/shop').replace(/\s/g, '')}\n`];
  yield [`${inPath('folder', 'sms')}/openapi.yaml`, api(write, callee)];
  yield ['sms/sre.yaml', descriptor(write, callee)];
  yield ['payments/sre.yaml', flows(write, caller, callee)];
  yield [`payments/${inPath('file', 'api')}.yaml`, calls(write, caller, head ? target : undefined)];
  if (!head) return;
  yield ['.sre/solutions/s.yaml', story(write, raw, target)];
  yield ['deploy/k8s.yaml', kubernetes(write)];
  yield ['compose.yaml', compose(write, raw)];
  yield ['catalog-info.yaml', backstage(write)];
}

const config = (write: Write, caller: string) => `sre-config: "1.0"
tiers:
  core: [${caller}, ${write('tier of nobody', 'ghost')}]
rules:
  ${write('name of a rule', 'sync-cycle')}: { severity: ${write('severity', 'error')}, until: ${write('until', '2027-01-01')} }
waivers:
  - { rule: new-call-to-core, call: ${write('waived call', 'a -> b')}, reason: ${write('reason', 'later')}, approver: ${write('approver', 'ada')}, expires: ${write('expires', '2027-01-31')} }
${write('unknown field', 'unknown')}: 1
`;

const api = (write: Write, callee: string) => `openapi: 3.1.0
info: { title: ${write('title', 'SMS')}, version: ${write('version', '1')}, description: ${write('description', 'text')} }
x-sre-service: ${callee}
servers: [{ url: ${write('server', 'https://sms.example')} }]
paths:
  ${write('path', '/messages')}:
    post:
      operationId: ${write('operationId', 'send')}
      summary: ${write('summary', 'sends')}
      deprecated: true
      x-sunset: ${write('sunset of an operation', '2026-12-01')}
      tags: [${write('tag', 'sms')}]
      responses: { ${write('response', '500')}: { description: ${write('response text', 'x')} } }
`;

const descriptor = (write: Write, callee: string) => `sre: "1.0"
service: ${callee}
description: ${write('description of a service', 'text')}
tier: ${write('tier', 'supplementary')}
lifecycle: ${write('lifecycle', 'deprecated')}
sunset: ${write('sunset', '2026-12-24')}
replacedBy: ${write('successor', 'sms2')}
aliases: [${write('alias', 'short-messages')}]
owner: { team: ${write('team', 'team-sms')}, squad: ${write('squad', 'a')}, contact: ${write('contact', 'a@b.example')} }
onCall: ${write('on call', 'https://oncall.example')}
slos: [{ id: ${write('id of an SLO', 'availability')}, type: availability, target: ${write('target', '99%')}, window: 30d }]
`;

const flows = (write: Write, caller: string, callee: string) => `sre: "1.0"
service: ${caller}
tier: core
onboarded: 2026-09-01
slos: [{ id: a, type: availability, target: 99.95%, window: 30d }]
flows:
  - { name: ${write('flow', 'checkout')}, tier: core, entry: ${caller}, steps: [${caller}, ${write('step', 'nobody#x')}] }
dependencies:
  - { to: ${callee}, from: ${write('own operation', 'nothing')}, mode: async }
apis: [${write('document', 'nowhere.yaml')}]
`;

const calls = (write: Write, caller: string, target: string | undefined) => `openapi: 3.1.0
info: { title: P, version: 1 }
x-sre-service: ${caller}
paths:
  /charges:
    post:
      operationId: ${write('operationId of the caller', 'confirm')}
${
  target === undefined
    ? ''
    : `      x-sre-calls:
        - { to: ${target}, mode: sync, criticality: hard, timeout: ${write('timeout', '1s')}, backoff: ${write('backoff', 'jitter')}, flag: ${write('flag', 'on')}, acknowledgedBy: ${write('acknowledged by', 'ada')}, parallel: ${write('parallel', 'a')} }
        - { to: ${write('unknown callee', 'warehouse')}, mode: ${write('mode', 'sync')}, ${write('unknown term', 'colour')}: 1 }
        - { to: ${write('address', 'https://api.partner.example/v1')}, mode: sync, fallback: { kind: ${write('fallback', 'cached')} } }
`
}      responses: { '200': { description: OK } }
`;

const story = (write: Write, raw: Write, target: string) => `sre-solution: "1.0"
story: ${write('story', 'PAY-1')}
title: ${write('title of a story', 'Pay')}
calls:
  - from: ${JSON.stringify(`${raw('service', 'payments')}#${raw('operationId of the caller', 'confirm')}`)}
    to: ${target}
    mode: sync
    answers:
      TS-04: { text: ${write('answer', 'the payment waits')}, by: ${write('who answered', 'ada')} }
      ${write('unknown question', 'TS-99')}: { text: x }
  - { from: ${write('planned caller', 'payments')}, to: ${write('planned callee', 'loyalty')}, planned: true }
`;

const kubernetes = (write: Write) => `apiVersion: apps/v1
kind: Deployment
metadata: { name: ${write('workload', 'loyalty')}, namespace: ${write('namespace', 'shop')}, labels: { app: ${write('label', 'loyalty')} } }
spec:
  template:
    metadata: { labels: { app: ${write('label', 'loyalty')} } }
    spec:
      containers:
        - { name: a, image: ${write('image', 'acme/loyalty:1')}, env: [{ name: ${write('variable', 'SMS_URL')}, value: ${write('value', 'http://sms:80')} }] }
---
apiVersion: v1
kind: Service
metadata: { name: ${write('host', 'points')}, namespace: shop }
spec: { selector: { app: ${write('selector', 'nobody')} }, ports: [{ port: 80 }] }
---
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: { name: ${write('ingress', 'web')}, namespace: shop }
spec: { rules: [{ host: ${write('host of a route', 'shop.example')}, http: { paths: [{ path: ${write('path of a route', '/')}, backend: { service: { name: ${write('backend', 'nowhere')}, port: { number: 80 } } } }] } }] }
`;

const compose = (write: Write, raw: Write) => `services:
  ${write('service of Compose', 'cart')}:
    build: .
    container_name: ${write('container', 'cart')}
    environment: [${JSON.stringify(`PEER=http://${raw('peer', 'sms')}:80`)}]
`;

const backstage = (write: Write) => `apiVersion: backstage.io/v1alpha1
kind: Component
metadata: { name: ${write('component', 'web')}, description: ${write('description of a component', 'x')} }
spec: { type: service, lifecycle: ${write('lifecycle of a component', 'production')}, owner: ${write('owner of a component', 'group:default/web')}, dependsOn: [${write('dependency', 'component:default/sms')}], providesApis: [${write('api', 'no-api')}] }
`;
