// The dashboards of a service, and which of the golden signals they show.
import { type Dashboard, dashboardsIn, type Query } from '../../artifacts/dashboards';
import { allNames } from '../../model/service';
import type { CheckContext } from '../check';
import { linksTo } from './links';

/** Those that its descriptor names, that lie in its folders, or whose title or queries name it. */
export function dashboardsOf(context: CheckContext): readonly Dashboard[] {
  const { artifacts, service } = context;
  const linked = linksTo(context, 'dashboard').flatMap(({ file }) => file ?? []);
  const own = new Set([...linked, ...artifacts.files(service.name, /\.json$/)]);
  const names = allNames(service);
  return artifacts
    .allFiles(/\.json$/)
    .flatMap((source) =>
      dashboardsIn(source).filter((dashboard) => own.has(source) || names.some((name) => isAbout(dashboard, name))),
    );
}

function isAbout({ title, queries }: Dashboard, name: string): boolean {
  const words = title.toLowerCase().split(/[^a-z0-9-]+/);
  return words.includes(name.toLowerCase()) || queries.some(({ expr }) => names(expr, name));
}

/** True where a query asks for series of this name: as the value of a label. */
export function names(expr: string, name: string): boolean {
  return expr.includes(`"${name}"`) || expr.includes(`'${name}'`);
}

/** The four golden signals (SRE Book, chapter 6), and words of metrics and panels that show them (ours). */
export const SIGNALS = [
  {
    id: 'traffic',
    words:
      /(?:requests?|calls|messages|events|rpc|handled|http)\w*(?:_total|_count)|\brps\b|traffic|throughput|request rate/i,
  },
  { id: 'errors', words: /5\.\.|5xx|\[45\]|errors?|fail|exception|code!~|status!~/i },
  { id: 'latency', words: /_bucket|duration|latency|response.?time|_seconds_(?:sum|count)/i },
  {
    id: 'saturation',
    words:
      /cpu|memory|\bheap|saturation|queue|backlog|connections|threads|utili[sz]ation|\blag\b|in_?flight|pool|throttl/i,
  },
] as const;

export function shows(signal: (typeof SIGNALS)[number], queries: readonly Query[]): boolean {
  return queries.some(({ expr, panel }) => signal.words.test(expr) || signal.words.test(panel));
}
