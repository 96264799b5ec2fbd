// MON-07: a failure can be found by its request, in one place, by whoever is on call.
import { textAt } from '../artifacts/traced';
import type { Evidence } from '../model/place';
import type { Check, CheckContext, Verdict } from './check';
import { BUILDS, lineWith, SOURCES } from './judging/file-lines';
import { ownOperations } from './judging/own-operations';

export const mon07: Check = {
  id: 'MON-07',
  group: 'MON',
  title: 'Structured logs to STDOUT with request id; errors reported centrally; frequent-error view',
  why: 'At three in the morning nobody reads free text on one of forty pods; the id of the request leads through all of them.',
  tiers: { core: 'required', normal: 'required', supplementary: 'recommended' },
  fromStage: 'limited',
  remedy: 'Log JSON to stdout, with the id of the request in each line, and report errors to a tracker.',
  level: 'partly',
  verify,
};

const CONFIGS = /(^|\/)(?:logback|log4j2?)[\w.-]*\.(?:xml|properties)$/i;
const STRUCTURED =
  /logstash|LogstashEncoder|JsonEncoder|JsonLayout|JsonTemplateLayout|EcsEncoder|structlog|python-json-logger|pythonjsonlogger|pino|winston|bunyan|zerolog|uber-go\/zap|log\/slog|slog\.NewJSONHandler|Serilog|lograge|semantic_logger|tracing-subscriber/;
const REQUEST_ID = /x-request-id|x-correlation-id|request[_-]?id|correlation[_-]?id|traceparent|trace[_-]?id/i;
const TRACKERS = /sentry|bugsnag|rollbar|airbrake|honeybadger|raygun|google-cloud-error-reporting|crashlytics/i;
const FILES_ONLY = /RollingFile|FileAppender|RollingRandomAccessFile/;
const STDOUT = /ConsoleAppender|<Console\b|appender\.\w+\.type\s*=\s*Console/i;

function verify(context: CheckContext): Verdict {
  const hidden = onlyInFiles(context);
  if (hidden !== undefined)
    return {
      state: 'fail',
      message: 'Logs go to files of the container only, where nobody collects them; they belong on stdout.',
      evidence: [hidden],
    };
  const source = (mark: RegExp, ...files: readonly RegExp[]): Evidence | undefined => {
    const place = files.map((pattern) => lineWith(context, pattern, mark)).find((one) => one !== undefined);
    return place && { place, format: 'source' };
  };
  const parts = [
    { what: 'structured logs', found: source(STRUCTURED, CONFIGS, BUILDS, SOURCES) },
    { what: 'the id of the request', found: inContract(context) ?? source(REQUEST_ID, CONFIGS, SOURCES) },
    { what: 'a tracker of errors', found: source(TRACKERS, BUILDS, SOURCES) },
  ];
  const evidence = parts.flatMap(({ found }) => found ?? []);
  const missing = parts.filter(({ found }) => found === undefined).map(({ what }) => what);
  if (missing.length === 0)
    return {
      state: 'pass',
      message: 'It logs structured lines, knows the id of the request, and reports errors.',
      evidence,
    };
  return {
    state: 'unknown',
    message: `Nothing in its files shows ${missing.join(', ')}.`,
    evidence,
  };
}

/** A parameter of an operation that carries it. */
function inContract(context: CheckContext): Evidence | undefined {
  const parameters = ownOperations(context).flatMap((operation) => operation.parameters);
  const found = parameters.find(
    (one) =>
      textAt(one, 'in') === 'header' &&
      /^(?:x-request-id|x-correlation-id|traceparent)$/i.test(textAt(one, 'name') ?? ''),
  );
  return found && { place: found.place, format: 'openapi' };
}

/** The line of an appender that writes a file, where the configuration has none for stdout. */
function onlyInFiles(context: CheckContext): Evidence | undefined {
  const file = lineWith(context, CONFIGS, FILES_ONLY);
  return file === undefined || lineWith(context, CONFIGS, STDOUT) !== undefined
    ? undefined
    : { place: file, format: 'source' };
}
