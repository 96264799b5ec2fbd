// The formats of `review`: adding one = its file, its line here, its paragraph in docs/reporters.md.
import { readinessJson } from './readiness-json';
import { readinessPretty } from './readiness-pretty';
import type { ReadinessReporter } from './readiness-reporter';

export const READINESS_REPORTERS: readonly ReadinessReporter[] = [readinessPretty, readinessJson];
