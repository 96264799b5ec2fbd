// `sre-lens alerts`: what is done with alerts besides checking them.
import type { Command } from '../command';
import { defineGenerate } from './alerts-parts/generate';

export const alerts: Command = {
  id: 'alerts',
  define: (program) => {
    program.description('alerts of objectives: generate burn-rate alerts');
    defineGenerate(program.command('generate'));
  },
};
