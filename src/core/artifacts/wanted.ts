// Which files a review looks at besides those that hold manifests and API documents: by their names, sources by what they hold.

/** Changes of tables, as tools keep them. */
export const MIGRATION_FILES = /(^|\/)(?:migrations?|migrate|flyway|liquibase|changelog)\/(?:.*\/)?[^/]+\.sql$/i;

const NAMES = [
  /(^|\/)Jenkinsfile[^/]*$/i,
  /\.jenkinsfile$/i,
  /(^|\/)(?:[\w.-]*\.)?Dockerfile[^/]*$/i,
  /(^|\/)(?:Makefile|justfile)$/i,
  /(^|\/)Kustomization$/,
  /\.sarif$/i,
  /\.(?:tf|hcl)$/i,
  /\.(?:jmx|jtl|ndjson)$/i,
  /\.(?:md|mdx|adoc|rst)$/i,
  /(^|\/)(?:package\.json|pom\.xml|build\.gradle(?:\.kts)?|go\.mod|requirements[\w-]*\.txt|pyproject\.toml|Gemfile|Cargo\.toml)$/,
  /\.csproj$/i,
  /(^|\/)(?:logback|log4j2?)[\w.-]*\.(?:xml|properties)$/i,
  /(^|\/)application[\w.-]*\.properties$/i,
  MIGRATION_FILES,
];

/** Tables and texts are results only where they are kept as such. */
const RESULTS = /(^|\/)(?:[\w-]*(?:bench|perf|load|stress|results?)[\w-]*)\/(?:.*\/)?[^/]+\.(?:csv|txt|js)$/i;

const SOURCES = /\.(?:[cm]?[jt]sx?|py|scala|kts?|java|go|rb|cs)$/i;

/** What a source holds that a review looks for: load tests, shutdown, feature flags, tracing, structured logs, error trackers. */
const MARKS =
  /k6\/http|\blocust\b|io\.gatling|SIGTERM|addShutdownHook|enableShutdownHooks|launchdarkly|unleash|flagsmith|openfeature|growthbook|feature[-_]?flag|opentelemetry|dd-trace|ddtrace|elastic-apm|newrelic|x-request-id|X-Request-ID|structlog|pino|winston|zerolog|zap\.|slog\.|logstash|sentry|bugsnag|rollbar/;

/** Larger sources are generated ones. */
export const MOST_SOURCE_BYTES = 500_000;

/** True if the file is looked at whatever it holds. `file` is relative to the root, with `/`. */
export function isEvidence(file: string): boolean {
  return NAMES.some((name) => name.test(file)) || RESULTS.test(file);
}

/** True if the file is a source, which is kept only if `holdsEvidence` says so. */
export function isSource(file: string): boolean {
  return SOURCES.test(file);
}

/** True if a text of a source says something about readiness. */
export function holdsEvidence(text: string): boolean {
  return MARKS.test(text);
}
