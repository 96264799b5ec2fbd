// The commands, in the order of `--help`.
import type { Command } from '../command';
import { alerts } from './alerts';
import { benchmark } from './benchmark';
import { check } from './check';
import { explain } from './explain';
import { graph } from './graph';
import { impact } from './impact';
import { init } from './init';
import { lsp } from './lsp';
import { practices } from './practices';
import { review } from './review';
import { services } from './services';
import { solution } from './solution';

export const COMMANDS: readonly Command[] = [
  check,
  review,
  benchmark,
  impact,
  solution,
  services,
  graph,
  practices,
  alerts,
  init,
  explain,
  lsp,
];
