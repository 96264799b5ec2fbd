// The settings of the client (`sreLens.…`), checked: what is not understood is as if it were not set.

export interface Settings {
  readonly codeLens: 'changed' | 'all' | 'off';
  /** A ref, or a graph file; absent = the config's, else the default branch. */
  readonly baseline?: string;
  /** Live numbers older than this are asked for anew when something is judged; 0 = only when a person asks. */
  readonly liveMinutes: number;
}

export const DEFAULT_SETTINGS: Settings = { codeLens: 'changed', liveMinutes: 15 };

/** Settings of any value. */
export function readSettings(value: unknown): Settings {
  const codeLens = field(value, 'codeLens');
  const baseline = field(value, 'baseline');
  const minutes = field(field(value, 'live'), 'refreshMinutes');
  return {
    codeLens: codeLens === 'all' || codeLens === 'off' ? codeLens : 'changed',
    ...(typeof baseline === 'string' && baseline.trim() !== '' ? { baseline: baseline.trim() } : {}),
    liveMinutes: typeof minutes === 'number' && minutes >= 0 ? minutes : DEFAULT_SETTINGS.liveMinutes,
  };
}

/** A field of a value of unknown shape. */
export function field(value: unknown, name: string): unknown {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) return undefined;
  return Reflect.get(value, name);
}
