// Definition: from a call, a flow's step, a tier's list or an env line to the service, operation or document that is meant.
import type { Definition, Position } from 'vscode-languageserver/node';
import { serviceNamed } from '../../core/graph/named';
import type { Graph } from '../../core/model/graph';
import { linePlace, type Place } from '../../core/model/place';
import { linkedFile } from '../../core/navigation/links';
import { callsAt, definitionsOf, sortedPlaces } from '../../core/navigation/places';
import { subjectOf } from '../../core/navigation/subject';
import type { Server } from '../context';
import type { Folder } from '../folder';
import { guardRequest } from '../guard';
import { meantAt, type Spot, spotAt } from '../spot';
import { toRange } from '../to-lsp';
import { uriOf } from '../uri';

interface Params {
  readonly textDocument: { readonly uri: string };
  readonly position: Position;
}

/** More would be no answer to "where is it". */
const MOST = 100;

export function registerDefinition(server: Server): void {
  const { connection } = server;
  connection.onDefinition(
    guardRequest<Params, Definition | null>(connection, 'Definition', null, async ({ textDocument, position }) => {
      const spot = await spotAt(server, textDocument.uri, position);
      if (spot === undefined) return null;
      return inOtherFolder(server, spot) ?? toLocations(spot.folder, definitionAt(spot));
    }),
  );
}

/** Places as the protocol writes them. */
export function toLocations(
  folder: Folder,
  places: readonly Place[],
): { uri: string; range: ReturnType<typeof toRange> }[] {
  return places.map((place) => ({ uri: uriOf(folder.root, place.file), range: toRange(place) }));
}

function definitionAt(spot: Spot): readonly Place[] {
  const { graph, file, folder, mentions } = spot;
  const link = mentions.find((mention) => mention.kind === 'link');
  if (link !== undefined) {
    const target = linkedFile(file, link.text);
    return target !== undefined && folder.source(target) !== undefined ? [linePlace(target)] : [];
  }
  const meant = meantAt(spot);
  if (meant !== undefined) return elsewhere(spot, definitionsOf(graph, meant.subject));
  if (mentions.some(({ kind }) => kind === 'method')) return [];
  return calleeAt(graph, spot);
}

/** Where another folder of the window describes what this one only names: with one repository per service that is common. */
function inOtherFolder({ folders }: Server, spot: Spot): ReturnType<typeof toLocations> | undefined {
  const [mention] = spot.mentions.filter(({ kind }) => kind === 'service' || kind === 'operation');
  if (mention === undefined) return undefined;
  const name = mention.kind === 'operation' ? mention.service : mention.text;
  if (serviceNamed(spot.graph, name)?.known === true) return undefined;
  for (const folder of folders()) {
    const graph = folder === spot.folder ? undefined : folder.report()?.head;
    if (graph === undefined || serviceNamed(graph, name)?.known !== true) continue;
    const subject = subjectOf(graph, spot.syntax, mention);
    return subject && toLocations(folder, sortedPlaces(definitionsOf(graph, subject)).slice(0, MOST));
  }
  return undefined;
}

/** Of the places that describe a service, those that are not where the question is asked, if there are any. */
function elsewhere(spot: Spot, places: readonly Place[]): readonly Place[] {
  const others = places.filter(
    ({ file, line, endLine }) => file !== spot.file || spot.line < line || spot.line > endLine,
  );
  return sortedPlaces(others.length > 0 ? others : places).slice(0, MOST);
}

/** On a line of a manifest that says a call: the callee. */
function calleeAt(graph: Graph, { file, line, column }: Spot): readonly Place[] {
  const [call] = callsAt(graph, { file, line, column });
  if (call === undefined) return [];
  const { service, operation } = call.to;
  const precise = operation === undefined ? [] : definitionsOf(graph, { service, operation });
  return sortedPlaces(precise.length > 0 ? precise : definitionsOf(graph, { service })).slice(0, MOST);
}
