// Which texts of editors are those of files: found out once, so that a keystroke that leads back to one need not compare all of it.
import type { SourceFile } from '../core/model/snapshot';
import type { LiveText } from './live-text';

export interface KnownTexts {
  /** True if the editor holds what the file does. */
  readonly isTextOf: (live: LiveText, source: SourceFile) => boolean;
  /** The file is in no editor any more. */
  readonly forget: (file: string) => void;
}

/** Contents of one file that are known at a time: what is saved, what is committed, and those before. */
const KEPT = 4;

export function createKnownTexts(): KnownTexts {
  /** By file, then by content. */
  const known = new Map<string, Map<string, LiveText>>();
  return {
    isTextOf: (live, source) => {
      const text = source.text();
      if (typeof text !== 'string' || text.length !== live.length) return false;
      const ofFile = known.get(source.file) ?? new Map<string, LiveText>();
      const before = ofFile.get(source.id);
      if (before !== undefined) return live.isSame(before);
      if (!live.isText(text)) return false;
      known.set(source.file, ofFile.set(source.id, live));
      const oldest = ofFile.keys().next();
      if (ofFile.size > KEPT && oldest.done !== true) ofFile.delete(oldest.value);
      return true;
    },
    forget: (file) => {
      known.delete(file);
    },
  };
}
