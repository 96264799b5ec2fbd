// The pipelines for which a stage can be written: adding one = its file and its line here.
import { bitbucket } from './bitbucket';
import { github } from './github';
import { jenkins } from './jenkins';
import type { Pipeline } from './pipeline';

export const PIPELINES: readonly Pipeline[] = [jenkins, bitbucket, github];
