// What a call points at, as written, becomes the end of a call.
import type { Address } from '../model/address';
import type { CallEnd, Precision } from '../model/call';
import type { CallFact, Target, UrlTarget, ValueFact } from '../model/facts';
import type { Place } from '../model/place';
import { folderOf } from './folders';
import type { Near } from './hosts';
import { compareText } from './order';
import type { Workspace } from './workspace';

export interface Callee {
  readonly end: CallEnd;
  readonly precision: Precision;
  readonly unresolved?: { readonly text: string; readonly what: 'service' | 'operation' };
  /** The domain of a third party. */
  readonly externalHost?: string;
  /** What was configured, where nothing here describes the service behind it. */
  readonly address?: Address;
  /** The entry of a ConfigMap that holds the target: where the call is shown. */
  readonly place?: Place;
}

/** The callees of one statement: usually one, none for the machine itself, several for a whole ConfigMap or a selector. */
export function calleesOf(workspace: Workspace, fact: CallFact): readonly Callee[] {
  const { to, precision } = fact;
  const near: Near = { file: fact.place.file, namespace: fact.from.namespace };
  switch (to.kind) {
    case 'service':
      return [calleeByName(workspace, to, precision)];
    case 'url':
      return calleeByUrl(workspace, to.url, near);
    case 'value':
      return valuesOf(workspace, to, near).flatMap(({ target, place }) =>
        calleeByUrl(workspace, target, near).map((callee) => ({ ...callee, place })),
      );
    case 'api':
      return [calleeByApi(workspace, to.api)];
    case 'document':
      return [calleeByDocument(workspace, to.file)];
    case 'selector':
      return workspace.workloads
        .find(to.selector, to.namespace)
        .map((service) => ({ end: { service }, precision: 'service' }));
  }
}

/** A reference `service` or `service#operation` split into its parts. */
export function splitReference(reference: string): { readonly service: string; readonly operation?: string } {
  const mark = reference.indexOf('#');
  if (mark < 0) return { service: reference.trim() };
  const operation = reference.slice(mark + 1).trim();
  const service = reference.slice(0, mark).trim();
  return operation === '' ? { service } : { service, operation };
}

/** The end that a service and an operation reference name. */
export function calleeByName(
  workspace: Workspace,
  written: { readonly service: string; readonly operation?: string },
  precision: Precision = 'service',
): Callee {
  const service = workspace.resolve(written.service);
  const name = service ?? written.service;
  const known = service !== undefined;
  const reference = written.operation?.trim();
  if (reference === undefined || reference === '') {
    const end = { service: name };
    const plain = precision === 'operation' ? 'service' : precision;
    return known ? { end, precision: plain } : { end, precision: plain, unresolved: { text: name, what: 'service' } };
  }
  const text = `${written.service}#${reference}`;
  const answer = workspace.operations.find(name, reference);
  if (answer.kind === 'missing')
    return { end: { service: name }, precision: 'service', unresolved: { text, what: 'operation' } };
  const end = { service: name, operation: answer.key, label: answer.label };
  return known
    ? { end, precision: 'operation' }
    : { end, precision: 'operation', unresolved: { text, what: 'service' } };
}

function calleeByUrl(workspace: Workspace, url: UrlTarget, near: Near): Callee[] {
  const answer = workspace.hosts.find(url, near);
  if (answer.kind === 'local') return [];
  if (answer.kind === 'service') return [calleeOfService(workspace, answer.service, 'service')];
  if (url.onlyIfKnown === true) return [];
  const end = { service: answer.host };
  const address = addressOf(url);
  if (answer.kind === 'external') return [{ end, precision: 'service', externalHost: answer.host, address }];
  return [{ end, precision: 'service', unresolved: { text: answer.host, what: 'service' }, address }];
}

function addressOf({ host, namespace, path }: UrlTarget): Address {
  return { host, ...(namespace === undefined ? {} : { namespace }), ...(path === undefined ? {} : { path }) };
}

function calleeByApi(workspace: Workspace, api: string): Callee {
  const definition = workspace.definitions.get(api);
  const service =
    workspace.providers.get(api) ?? (definition === undefined ? undefined : serviceOfDocument(workspace, definition));
  return service === undefined ? unknown(api, 'api') : calleeOfService(workspace, service, 'api');
}

function calleeByDocument(workspace: Workspace, file: string): Callee {
  const service = serviceOfDocument(workspace, file);
  return service === undefined ? unknown(file, 'api') : calleeOfService(workspace, service, 'api');
}

/** A host or a document may lead to a service that only this one name mentions. */
function calleeOfService(workspace: Workspace, name: string, precision: Precision): Callee {
  const service = workspace.resolve(name);
  return service === undefined ? unknown(name, precision) : { end: { service }, precision };
}

function unknown(text: string, precision: Precision): Callee {
  return { end: { service: text }, precision, unresolved: { text, what: 'service' } };
}

function serviceOfDocument(workspace: Workspace, file: string): string | undefined {
  return workspace.documents.services.get(file) ?? workspace.documents.copies.get(file);
}

/** The ConfigMap of the same namespace, and of the same folder where there are several (overlays of one base). */
function valuesOf(workspace: Workspace, to: Extract<Target, { kind: 'value' }>, near: Near): readonly ValueFact[] {
  let values = workspace.values.get(to.source) ?? [];
  if (to.key !== undefined) values = values.filter(({ key }) => key === to.key);
  const narrow = (fits: (value: ValueFact) => boolean) => {
    const fitting = values.filter(fits);
    if (fitting.length > 0) values = fitting;
  };
  narrow(({ namespace }) => namespace === near.namespace);
  narrow(({ place }) => folderOf(place.file) === folderOf(near.file));
  return [...values].sort((a, b) => compareText(a.place.file, b.place.file) || a.place.line - b.place.line);
}
