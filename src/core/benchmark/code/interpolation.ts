// Expressions inside of texts: `${…}` of a template, which may hold texts and templates again.

/** Behind the brace that closes the expression which begins at `from`; the end of the code where none does. */
export function expressionEnd(code: string, from: number): number {
  // Open braces and templates, from outside to inside.
  const open: ('{' | '`')[] = ['{'];
  for (let at = from; at < code.length; at++) {
    const character = code[at];
    const inTemplate = open.at(-1) === '`';
    if (character === '\\') at += 1;
    else if (character === '`') {
      if (inTemplate) open.pop();
      else open.push('`');
    } else if (inTemplate) {
      if (code.startsWith('${', at)) {
        open.push('{');
        at += 1;
      }
    } else if (character === '"' || character === "'") at = textEnd(code, at);
    else if (character === '{') open.push('{');
    else if (character === '}') {
      open.pop();
      if (open.length === 0) return at + 1;
    }
  }
  return code.length;
}

/** The closing quote, or the end of the line before it. */
function textEnd(code: string, start: number): number {
  for (let at = start + 1; at < code.length; at++) {
    if (code[at] === '\\') at += 1;
    else if (code[at] === code[start] || code[at] === '\n') return at;
  }
  return code.length;
}
