// The fields of a service descriptor that describe the service itself.
import {
  type FieldContext,
  isEmpty,
  readList,
  readMap,
  readText,
  readTexts,
  tell,
  tellUnknownFields,
} from '../../config/fields';
import { tierOf } from '../../config/vocabulary';
import type { ServiceFact } from '../../model/facts';
import type { Located } from '../../model/place';
import type { Owner } from '../../model/service';
import type { Slo } from '../../model/slo';
import { reachFile } from '../../openapi/relative-path';
import type { Entry, MapNode } from '../../syntax/node';
import { parseDay } from '../../units/day';
import { readCapacity, readExternal } from '../facts/capacity';
import { serviceFact } from '../facts/service-fact';
import { readOwnAvailability, readSlo } from '../facts/slo';
import type { ManifestDocument } from '../format';

/** Takes the top level of a descriptor and the name that it gives; wrong fields are told and left out. */
export function readDescriptor(
  context: FieldContext,
  document: ManifestDocument,
  root: MapNode,
  name: string,
  format: string,
): ServiceFact {
  const at = (field: string): Entry | undefined => root.entry(field);
  return serviceFact(
    { name, identity: 'sre', format, place: context.place(at('service')?.value.span ?? root.span) },
    {
      tier: readTier(context, at('tier')),
      lifecycle: locatedText(context, at('lifecycle')),
      owner: readOwner(context, at('owner')),
      description: readText(context, at('description')),
      onCall: readText(context, at('onCall')),
      onboarded: readOnboarded(context, at('onboarded')),
      sunset: readSunset(context, at('sunset')),
      replacedBy: locatedText(context, at('replacedBy')),
      slos: readSlos(context, at('slos'), format),
      ownAvailability: readOwnAvailability(context, at('availability')),
      capacity: readCapacity(context, at('capacity')),
      external: readExternal(context, at('external')),
      apis: readApis(context, document, at('apis')),
    },
  );
}

function locatedText(context: FieldContext, entry: Entry | undefined): Located<string> | undefined {
  const value = readText(context, entry);
  return value === undefined || entry === undefined ? undefined : { value, place: context.place(entry.value.span) };
}

/** The word as written; one that no vocabulary holds is told here, at its line, and left out. */
function readTier(context: FieldContext, entry: Entry | undefined): Located<string> | undefined {
  const tier = locatedText(context, entry);
  if (tier === undefined || entry === undefined) return undefined;
  const known = tier.value === 'unknown' || /\d/.test(tier.value) || tierOf(tier.value) !== 'unknown';
  if (known) return tier;
  tell(context, 'bad-value', entry.value.span, '"tier" is one of core, normal, supplementary.');
  return undefined;
}

/** `owner: team-payments`, or a map with `team`. */
function readOwner(context: FieldContext, entry: Entry | undefined): Located<Owner> | undefined {
  if (entry === undefined || isEmpty(entry.value)) return undefined;
  const place = context.place(entry.value.span);
  if (entry.value.kind === 'scalar') {
    const team = readText(context, entry);
    return team === undefined ? undefined : { value: { team }, place };
  }
  const map = readMap(context, entry, '{ team: team-payments, contact: "#payments" }');
  if (map === undefined) return undefined;
  tellUnknownFields(context, map, ['team', 'squad', 'contact'], '"owner"');
  const team = readText(context, map.entry('team'));
  const squad = readText(context, map.entry('squad'));
  const contact = readText(context, map.entry('contact'));
  if (team === undefined) {
    tell(context, 'missing-field', entry.span, '"owner" does not say which team. Add "team: name".');
    return undefined;
  }
  return {
    value: { team, ...(squad === undefined ? {} : { squad }), ...(contact === undefined ? {} : { contact }) },
    place,
  };
}

/** The day on which SRE took the service on; a day in the future counts too, the person has decided. */
function readOnboarded(context: FieldContext, entry: Entry | undefined): boolean | undefined {
  if (entry?.value.kind === 'scalar' && typeof entry.value.value === 'boolean') return entry.value.value;
  const text = readText(context, entry);
  if (text === undefined || entry === undefined) return undefined;
  if (/^\d{4}-\d{2}-\d{2}/.test(text)) return true;
  tell(context, 'bad-value', entry.value.span, '"onboarded" is the day on which SRE took the service on: 2026-09-01.');
  return undefined;
}

/** The day on which the service ends. */
function readSunset(context: FieldContext, entry: Entry | undefined): Located<string> | undefined {
  const text = locatedText(context, entry);
  if (text === undefined) return undefined;
  const day = parseDay(text.value);
  if (day !== undefined) return { value: day, place: text.place };
  if (entry !== undefined) tell(context, 'bad-value', entry.value.span, '"sunset" is a day: 2027-01-31.');
  return undefined;
}

function readSlos(context: FieldContext, entry: Entry | undefined, format: string): readonly Slo[] {
  const list = readList(context, entry, 'begin each objective with "- type: availability"');
  return (list?.items ?? []).flatMap((item) => readSlo(context, item, format) ?? []);
}

function readApis(
  context: FieldContext,
  document: ManifestDocument,
  entry: Entry | undefined,
): readonly Located<string>[] {
  return readTexts(context, entry, 'paths of OpenAPI documents, relative to this file').flatMap(({ text, node }) => {
    const reached = reachFile(document.file, text);
    if ('file' in reached) return [{ value: reached.file, place: context.place(node.span) }];
    tell(
      context,
      'outside-workspace',
      node.span,
      `This document was not read: ${reached.refused}. Name a file of the workspace, relative to this one.`,
    );
    return [];
  });
}
