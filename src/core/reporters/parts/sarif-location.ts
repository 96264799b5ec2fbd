// Places and texts as SARIF has them.
import type { Location } from 'sarif';
import type { Place } from '../../model/place';
import type { RenderOptions } from '../reporter';
import { repositoryPath, uriPath } from './repository-path';
import { terminalText } from './terminal-text';

/** A place relative to the top of the repository. */
export function sarifLocation(place: Place, options: RenderOptions): Location {
  const { line, column, endLine, endColumn } = place;
  return {
    physicalLocation: {
      artifactLocation: { uri: uriPath(repositoryPath(place.file, options)), uriBaseId: '%SRCROOT%' },
      region: { startLine: line, startColumn: column, endLine, endColumn },
    },
  };
}

/**
 * One line of a message. `[text](target)` is a link in every SARIF message (2.1.0, 3.11.6): a blank between the two keeps
 * text of files from being one. Viewers differ in whether they undo the escapes of the standard, so none is used.
 */
export function sarifText(text: string): string {
  return terminalText(text).replace(/\]\(/g, '] (');
}
