// `sre-lens benchmark`: load tests of services.
import type { Command } from '../command';
import { defineGenerate } from './benchmark-parts/generate';

export const benchmark: Command = {
  id: 'benchmark',
  define: (program) => {
    program.description('load tests of services');
    defineGenerate(program.command('generate'));
  },
};
