// A short stable name of a finding: the same over moves of lines and over whatever else is told of the call.

const OFFSET = 0x811c9dc5;
const PRIME = 0x01000193;

/** Takes the rule and what the finding is about; gives 16 hexadecimal digits (two FNV-1a hashes of 32 bits). */
export function fingerprint(rule: string, about: string): string {
  const text = `${rule}\n${about}`;
  return hex(fnv(text, OFFSET)) + hex(fnv([...text].reverse().join(''), OFFSET ^ PRIME));
}

function fnv(text: string, start: number): number {
  let hash = start;
  for (let index = 0; index < text.length; index++) hash = Math.imul(hash ^ text.charCodeAt(index), PRIME);
  return hash >>> 0;
}

function hex(hash: number): string {
  return hash.toString(16).padStart(8, '0');
}
