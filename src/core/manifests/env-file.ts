// The `.env` file beside a Compose file: the addresses in it, for the services that take a variable by its name.
import type { FormatFacts, ValueFact } from '../model/facts';
import { isEnvFile } from '../syntax/env-lines';
import { mapAt, textAt } from './facts/nodes';
import type { Format } from './format';
import { substituteEnv } from './network/substitute';
import { readTargets } from './network/url-target';

/** Only values that are addresses are kept: the rest may be secrets. */
export const envFile: Format = {
  id: 'env-file',
  title: 'The .env file of Docker Compose',
  read: (document): FormatFacts | undefined => {
    const map = isEnvFile(document.file) ? mapAt(document.root) : undefined;
    if (map === undefined) return undefined;
    const known = new Map<string, string>();
    const values: ValueFact[] = [];
    for (const { key, value, span } of map.entries) {
      const text = substituteEnv(textAt(value) ?? '', known);
      known.set(key, text);
      for (const target of readTargets(text, key))
        values.push({ source: document.file, key, target, place: document.place(span) });
    }
    return { values };
  },
};
