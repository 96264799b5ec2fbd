// R6: nothing outside the workspace is read, whatever the files refer to.
import type { Goal } from './goal';
import { traceRuns } from './trace';

export const foreignReads: Goal = {
  id: 'R6',
  what: '0 bytes read outside the workspace',
  run: async () => {
    const trace = await traceRuns();
    if (trace === undefined)
      return { figure: 'none', met: undefined, note: 'strace is not here; npm test watches Node instead' };
    for (const line of [...trace.foreign, ...trace.wrong].slice(0, 10)) console.error(`R6: ${line}`);
    return {
      figure: `${trace.foreign.length} canaries opened, ${trace.wrong.length} shown, in ${trace.runs} runs`,
      met: trace.foreign.length === 0 && trace.wrong.length === 0,
      note: 'files beside the workspace, /etc/passwd, /proc/self/environ, links, pipes, /dev/zero',
    };
  },
};
