// The formats of `check`: adding one = its file, its line here, its paragraph in docs/reporters.md.
import { json } from './json';
import { markdown } from './markdown';
import { pretty } from './pretty';
import type { Reporter } from './reporter';

export const REPORTERS: readonly Reporter[] = [pretty, json, markdown];
