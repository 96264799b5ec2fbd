// The formats of `review`: adding one = its file, its line here, its paragraph in docs/reporters.md.
import { readinessHtml } from './readiness-html';
import { readinessJson } from './readiness-json';
import { readinessJunit } from './readiness-junit';
import { readinessMarkdown } from './readiness-markdown';
import { readinessPretty } from './readiness-pretty';
import type { ReadinessReporter } from './readiness-reporter';
import { readinessSarif } from './readiness-sarif';

export const READINESS_REPORTERS: readonly ReadinessReporter[] = [
  readinessPretty,
  readinessJson,
  readinessMarkdown,
  readinessSarif,
  readinessJunit,
  readinessHtml,
];
