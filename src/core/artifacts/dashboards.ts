// Dashboards of Grafana: what their panels ask, with the place of each.
import type { Place } from '../model/place';
import type { SourceFile } from '../model/snapshot';
import { readSyntax } from '../syntax/read';
import { itemsAt, textAt, type Traced, traced } from './traced';

export interface Query {
  readonly expr: string;
  /** The title of its panel. */
  readonly panel: string;
  readonly place: Place;
}

export interface Dashboard {
  readonly title: string;
  readonly place: Place;
  readonly queries: readonly Query[];
}

const known = new WeakMap<SourceFile, readonly Dashboard[]>();

/** Those of a JSON file; remembered with it. */
export function dashboardsIn(source: SourceFile): readonly Dashboard[] {
  const already = known.get(source);
  if (already !== undefined) return already;
  const text = source.text();
  const found = typeof text === 'string' && text.includes('"panels"') ? read(source.file, text) : [];
  known.set(source, found);
  return found;
}

function read(file: string, text: string): readonly Dashboard[] {
  const syntax = readSyntax(file, text);
  return syntax.roots.flatMap((root) => {
    const value = traced(root, syntax.place);
    // As it is exported for the API of Grafana, or for a person.
    const dashboard = itemsAt(value, 'panels').length > 0 ? value : inside(value);
    const title = textAt(dashboard, 'title');
    if (dashboard === undefined || title === undefined) return [];
    return [{ title, place: dashboard.place, queries: panelsOf(dashboard, 0).flatMap(queriesOf) }];
  });
}

function inside(value: Traced): Traced | undefined {
  return value.kind === 'map' ? value.entries.get('dashboard') : undefined;
}

/** Rows hold panels; a few of them in one another. */
function panelsOf(value: Traced, depth: number): readonly Traced[] {
  if (depth > 3) return [];
  const panels = [...itemsAt(value, 'panels'), ...itemsAt(value, 'rows')];
  return panels.flatMap((panel) => [panel, ...panelsOf(panel, depth + 1)]);
}

function queriesOf(panel: Traced): readonly Query[] {
  const title = textAt(panel, 'title') ?? '';
  return itemsAt(panel, 'targets').flatMap((target) => {
    const expr = textAt(target, 'expr') ?? textAt(target, 'query');
    return expr === undefined ? [] : [{ expr, panel: title, place: target.place }];
  });
}
