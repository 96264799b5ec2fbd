// Burn-rate alerts of an objective, as text: the client asks where they go, and writes them.
import { dirname } from 'node:path/posix';
import { generateAlerts } from '../../core/alerts/generate/generated';
import { GENERATE_ALERTS, type GenerateAlertsParams, type GenerateAlertsResult } from '../../protocol/messages';
import type { Server } from '../context';
import type { Folder } from '../folder';
import { onAsk } from '../guard';
import { uriOf } from '../uri';
import { sloWords } from './words';

export function registerGenerateAlerts({ connection, folders }: Server): void {
  const failed: GenerateAlertsResult = { kind: 'refused', reason: 'The output channel says more.' };
  onAsk<GenerateAlertsParams, GenerateAlertsResult>(
    connection,
    GENERATE_ALERTS,
    'Generating alerts',
    failed,
    (params) => {
      const folder = folders().find(({ uri }) => uri === params.folder);
      return folder === undefined ? failed : generate(folder, params);
    },
  );
}

function generate(folder: Folder, { service, slo, format, rulesFile }: GenerateAlertsParams): GenerateAlertsResult {
  const graph = folder.report()?.head;
  const known = graph?.services.get(service);
  if (graph === undefined || known === undefined) return { kind: 'refused', reason: `There is no service ${service}.` };
  const usable = known.slos.filter(({ target }) => target < 1);
  if (slo === undefined && usable.length > 1)
    return { kind: 'choose', objectives: usable.map((one) => ({ id: one.id, words: sloWords(one) })) };
  const generated = generateAlerts(graph, {
    service,
    format,
    ...(slo === undefined ? {} : { slo }),
  });
  if ('refused' in generated) return { kind: 'refused', reason: generated.refused };
  const home = known.evidence.find((one) => one.format !== 'config' && one.format !== 'graph')?.place.file;
  const name = `${service}-${generated.slo.id}`.replace(/[^\w.-]+/g, '-');
  return {
    kind: 'generated',
    rules: generated.rules,
    ...(generated.unitTest === undefined || rulesFile === undefined ? {} : { unitTest: generated.unitTest(rulesFile) }),
    toCheck: generated.toCheck,
    proposed: uriOf(folder.root, `${home === undefined ? '' : `${dirname(home)}/`}${name}.rules.yaml`),
  };
}
