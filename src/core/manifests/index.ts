// The list of manifest formats: adding one = its file, its line here, its page in docs/formats.
import { arazzo } from './arazzo';
import { backstage } from './backstage';
import { clientLock } from './client-lock';
import { compose } from './compose';
import { datadog } from './datadog';
import { envFile } from './env-file';
import type { Format } from './format';
import { graph } from './graph';
import { istio } from './istio';
import { kubernetes } from './kubernetes';
import { nobl9 } from './nobl9';
import { openslo } from './openslo';
import { opensrm } from './opensrm';
import { prometheusRules } from './prometheus-rules';
import { pyrra } from './pyrra';
import { sloth } from './sloth';
import { sreReview } from './sre-review';
import { sreYaml } from './sre-yaml';

/** Every format, in the order in which a document is offered to them; more than one may claim it. */
export const FORMATS: readonly Format[] = [
  sreYaml,
  backstage,
  kubernetes,
  compose,
  envFile,
  clientLock,
  graph,
  sreReview,
  openslo,
  nobl9,
  sloth,
  pyrra,
  prometheusRules,
  datadog,
  opensrm,
  istio,
  arazzo,
];
