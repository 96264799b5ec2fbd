// Which service a rule is about, as its labels and the selectors of its expression say it.
import type { Located } from '../../model/place';

/** Labels that name a service, the surest first. */
const LABELS = [
  'sloth_service',
  'service',
  'service_name',
  'app_kubernetes_io_name',
  'app',
  'component',
  'job',
] as const;
const SELECTORS = ['sloth_service', 'service', 'service_name', 'app', 'grpc_service', 'job', 'deployment', 'container'];
const MATCHER = new RegExp(`\\b(${SELECTORS.join('|')})\\s*=\\s*["']([\\w./-]{1,253})["']`, 'g');
const NAME = /^[\w./-]{1,253}$/;

/** Names, the surest first, each once. A `job` of `namespace/name` is its name as well. */
export function servicesNamed(labels: ReadonlyMap<string, Located<string>>, expression: string): readonly string[] {
  const said = LABELS.flatMap((label) => labels.get(label)?.value ?? []).filter((text) => NAME.test(text));
  const found = new Map<string, string[]>();
  for (const [, label = '', value = ''] of expression.matchAll(MATCHER))
    found.set(label, [...(found.get(label) ?? []), value]);
  const names = [...said, ...SELECTORS.flatMap((label) => found.get(label) ?? [])];
  return [...new Set(names.flatMap((name) => [name, ...name.split('/').slice(-1)]))];
}
