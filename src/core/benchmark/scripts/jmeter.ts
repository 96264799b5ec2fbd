// JMeter's test plans (`.jmx`): HTTP samplers that are switched on.
import { linesOf } from '../../syntax/lines';
import { patternOf } from '../pattern';
import { createRequestList } from '../script-requests';
import type { ScriptFormat } from './format';
import { samplersIn } from './jmx/samplers';

/** `${id}`, `${__P(host,localhost)}`. */
const HOLE = /\$\{[^{}]{0,300}\}/g;

export const jmeter: ScriptFormat = {
  id: 'jmeter',
  title: 'JMeter',
  read: ({ file, text }) => {
    if (!text.includes('<jmeterTestPlan')) return undefined;
    const lines = linesOf(file, text);
    const list = createRequestList();
    for (const { method, path, span } of samplersIn(text)) {
      const whole = /^(\/|[a-z]{2,10}:\/\/|\$\{)/i.test(path) ? path : `/${path}`;
      list.add(method, patternOf(whole, HOLE), lines.place(span));
    }
    return { tool: 'jmeter', thresholds: [], ...list.done() };
  },
};
