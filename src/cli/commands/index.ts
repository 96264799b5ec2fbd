// The commands, in the order of `--help`; each is loaded when it is asked for.
import type { Command } from '../command';

export interface NamedCommand {
  readonly id: string;
  readonly load: () => Promise<Command>;
}

export const COMMANDS: readonly NamedCommand[] = [
  { id: 'check', load: async () => (await import('./check')).check },
  { id: 'review', load: async () => (await import('./review')).review },
  { id: 'benchmark', load: async () => (await import('./benchmark')).benchmark },
  { id: 'impact', load: async () => (await import('./impact')).impact },
  { id: 'solution', load: async () => (await import('./solution')).solution },
  { id: 'services', load: async () => (await import('./services')).services },
  { id: 'graph', load: async () => (await import('./graph')).graph },
  { id: 'practices', load: async () => (await import('./practices')).practices },
  { id: 'alerts', load: async () => (await import('./alerts')).alerts },
  { id: 'init', load: async () => (await import('./init')).init },
  { id: 'explain', load: async () => (await import('./explain')).explain },
  { id: 'lsp', load: async () => (await import('./lsp')).lsp },
];
