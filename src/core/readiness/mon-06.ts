// MON-06: a slow request can be followed to the service that makes it slow.
import type { Workload } from '../artifacts/kubernetes/workload';
import { at, entriesAt, itemsAt, textAt } from '../artifacts/traced';
import type { Place } from '../model/place';
import type { Check, CheckContext, Verdict } from './check';
import { BUILDS, lineWith, SOURCES } from './judging/file-lines';
import { inKubernetes } from './judging/workloads';

export const mon06: Check = {
  id: 'MON-06',
  group: 'MON',
  title: 'Requests are traced end to end (APM/OpenTelemetry)',
  why: 'Without traces every team of the path looks at its own graphs and finds nothing; the slow hop is between them.',
  tiers: { core: 'required', normal: 'recommended', supplementary: 'optional' },
  fromStage: 'ga',
  remedy: 'Add the OpenTelemetry SDK or agent of your language, and pass traceparent on with each call.',
  level: 'partly',
  verify,
};

const AGENTS =
  /^(?:instrumentation\.opentelemetry\.io\/inject-|sidecar\.opentelemetry\.io\/inject|admission\.datadoghq\.com\/|elastic-apm|sidecar\.jaegertracing\.io\/inject)/;
const LIBRARIES =
  /opentelemetry|dd-trace|ddtrace|dd-java-agent|elastic-apm|elasticapm|newrelic|jaeger-client|micrometer-tracing|spring-cloud-(?:starter-)?sleuth|zipkin|applicationinsights/i;
const SETTINGS =
  /^(?:OTEL_EXPORTER_OTLP_(?:TRACES_)?ENDPOINT|OTEL_SERVICE_NAME|OTEL_TRACES_EXPORTER|DD_TRACE_ENABLED|DD_AGENT_HOST|ELASTIC_APM_SERVER_URLS?|NEW_RELIC_LICENSE_KEY|JAEGER_(?:AGENT_HOST|ENDPOINT)|ZIPKIN_BASE_URL)$/;

function verify(context: CheckContext): Verdict {
  const found = context.workloads.flatMap(configured);
  const off = found.filter(({ isOn }) => !isOn);
  const on = found.filter(({ isOn }) => isOn);
  if (off.length > 0)
    return {
      state: 'fail',
      message: `Tracing is switched off: ${off.map(({ by }) => by).join(', ')}.`,
      evidence: inKubernetes(...off.map(({ place }) => place)),
    };
  if (on.length > 0)
    return {
      state: 'pass',
      message: `Requests are traced: ${[...new Set(on.map(({ by }) => by))].join(', ')}.`,
      evidence: inKubernetes(...on.map(({ place }) => place)),
    };
  const library = lineWith(context, BUILDS, LIBRARIES) ?? lineWith(context, SOURCES, LIBRARIES);
  if (library !== undefined)
    return {
      state: 'pass',
      message: 'A library for traces is built in.',
      evidence: [{ place: library, format: 'source' }],
    };
  return {
    state: 'unknown',
    message: 'No agent, no setting and no library for traces was found in its files.',
    evidence: context.service.evidence.slice(0, 1),
  };
}

interface Found {
  readonly by: string;
  readonly isOn: boolean;
  readonly place: Place;
}

function configured({ pod, containers }: Workload): readonly Found[] {
  const annotations = entriesAt(pod, 'metadata', 'annotations').flatMap(([key, value]) =>
    AGENTS.test(key) ? [{ by: key, isOn: textAt(value) !== 'false', place: value.place }] : [],
  );
  const settings = containers
    .flatMap((container) => itemsAt(container, 'env'))
    .flatMap((variable) => {
      const [name = '', value] = [textAt(variable, 'name'), textAt(variable, 'value')];
      const place = (at(variable, 'value') ?? variable).place;
      if (name === 'OTEL_SDK_DISABLED') return value === 'true' ? [{ by: `${name}=true`, isOn: false, place }] : [];
      if (/^(?:DISABLE_TRACING|TRACING_DISABLED)$/.test(name))
        return value === '1' || value === 'true' ? [{ by: `${name}=${value}`, isOn: false, place }] : [];
      if (!SETTINGS.test(name)) return [];
      const isOff =
        (name === 'OTEL_TRACES_EXPORTER' && value === 'none') || (name === 'DD_TRACE_ENABLED' && value === 'false');
      return [{ by: isOff ? `${name}=${value}` : name, isOn: !isOff, place }];
    });
  return [...annotations, ...settings];
}
