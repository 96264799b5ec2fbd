// R5: no socket, whatever the files refer to.
import type { Goal } from './goal';
import { traceRuns } from './trace';

export const sockets: Goal = {
  id: 'R5',
  what: '0 sockets for any document',
  run: async () => {
    const trace = await traceRuns();
    if (trace === undefined)
      return { figure: 'none', met: undefined, note: 'strace is not here; npm test watches Node instead' };
    for (const line of [...trace.sockets, ...trace.wrong].slice(0, 10)) console.error(`R5: ${line}`);
    return {
      figure: `${trace.sockets.length} network sockets in ${trace.runs} runs (${trace.calls} system calls looked at)`,
      met: trace.sockets.length === 0 && trace.wrong.length === 0,
      note: trace.isolated ? 'each run in a network namespace without interfaces' : 'without a network namespace',
    };
  },
};
