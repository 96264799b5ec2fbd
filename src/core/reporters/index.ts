// The formats of `check`: adding one = its file, its line here, its paragraph in docs/reporters.md.
import { bitbucket } from './bitbucket';
import { github } from './github';
import { githubSummary } from './github-summary';
import { gitlab } from './gitlab';
import { html } from './html';
import { json } from './json';
import { junit } from './junit';
import { markdown } from './markdown';
import { pretty } from './pretty';
import type { Reporter } from './reporter';
import { sarif } from './sarif';

export const REPORTERS: readonly Reporter[] = [
  pretty,
  json,
  markdown,
  sarif,
  junit,
  github,
  githubSummary,
  gitlab,
  bitbucket,
  html,
];
