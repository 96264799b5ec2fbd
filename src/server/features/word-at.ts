// The name of a service on a line of any manifest: other people's formats too, which `core/navigation` does not read.
import { serviceNamed } from '../../core/graph/named';
import type { Graph } from '../../core/model/graph';

/** Keys behind which a service is named; elsewhere a word like "web" is just a word. */
const NAMING =
  /^\s*(?:-\s+)?["']?(?:x-sre-service|service|name|to|from|entry|steps|core|normal|supplementary|replacedBy|dependsOn|title)["']?\s*:/;
const LIST_ITEM = /^\s*-\s+["']?[^\s:"']+["']?\s*(?:#.*)?$/;
const IN_NAME = /[A-Za-z0-9._-]/;

/** The service that the word at `character` (0-based) of `line` names by its name or an alias. */
export function serviceAt(graph: Graph, file: string, line: string, character: number): string | undefined {
  const short = line.slice(0, 500);
  if (!file.startsWith('.sre/') && !NAMING.test(short) && !LIST_ITEM.test(short)) return undefined;
  const word = wordAt(short, character);
  if (word === '') return undefined;
  return serviceNamed(graph, word)?.name;
}

function wordAt(line: string, character: number): string {
  let start = Math.min(character, line.length);
  let end = start;
  while (start > 0 && IN_NAME.test(line[start - 1] ?? '')) start--;
  while (end < line.length && IN_NAME.test(line[end] ?? '')) end++;
  return line.slice(start, end);
}
