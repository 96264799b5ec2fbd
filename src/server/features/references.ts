// References: who calls this operation or service, and where else it is named, in all files of the folder.
import type { Location, Position } from 'vscode-languageserver/node';
import type { Place } from '../../core/model/place';
import { definitionsOf, mentionPlaces, otherCallPlaces, sortedPlaces } from '../../core/navigation/places';
import { namesOf } from '../../core/navigation/subject';
import type { Server } from '../context';
import { eachFile } from '../each-file';
import { guardRequest } from '../guard';
import { shapes } from '../shapes';
import { meantAt, spotAt } from '../spot';
import { toLocations } from './definition';

interface Params {
  readonly textDocument: { readonly uri: string };
  readonly position: Position;
  readonly context: { readonly includeDeclaration: boolean };
}

/** Nobody reads further, and a client must be able to show them. */
const MOST = 5000;

export function registerReferences(server: Server): void {
  const { connection } = server;
  connection.onReferences(
    guardRequest<Params, Location[] | null>(connection, 'References', null, async (params, token) => {
      const spot = await spotAt(server, params.textDocument.uri, params.position);
      const subject = spot && meantAt(spot)?.subject;
      if (spot === undefined || subject === undefined) return null;
      const { folder, graph } = spot;
      const withDeclarations = params.context.includeDeclaration;
      const places: Place[] = [];
      const done = await eachFile(server, folder, namesOf(graph, subject), token, (syntax) => {
        if (places.length < MOST) places.push(...mentionPlaces(graph, shapes(), syntax, subject, withDeclarations));
      });
      if (done === 'cancelled') return null;
      places.push(...otherCallPlaces(graph, subject, places));
      if (withDeclarations && subject.operation !== undefined) places.push(...definitionsOf(graph, subject));
      return toLocations(folder, sortedPlaces(places).slice(0, MOST));
    }),
  );
}
