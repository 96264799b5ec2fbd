// What was compared with, as data: one that could not be had is told, and never looks like an empty list.
import type { Report } from '../../model/report';
import type { Json } from '../../model/service';
import { said } from './json-values';

/** `kind` is `commit`, `file`, or `none` with the reason, and what mends it where something does. */
export function baselineValue(baseline: Report['baseline']): Json {
  switch (baseline.kind) {
    case 'commit':
      return said({ kind: 'commit', ref: baseline.ref, commit: baseline.commit, note: baseline.note });
    case 'file':
      return { kind: 'file', ref: baseline.ref };
    case 'empty':
      return { kind: 'none', reason: 'audit: everything counts as new' };
    case 'unknown':
      return said({ kind: 'none', reason: baseline.reason, remedy: baseline.remedy });
  }
}
