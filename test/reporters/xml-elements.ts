// Reads the XML that we write, and fails where it is not well formed.
import assert from 'node:assert/strict';

/** Strict enough for what we write: elements, quoted attributes, no markup in between. */
const ELEMENT = /<(\/?)([a-z-]+)((?: [a-z]+="[^"<]*")*)>/g;

/** The elements of a document with their attributes as written; fails where it is not well formed. */
export function elements(xml: string): readonly { readonly name: string; readonly attributes: string }[] {
  const [declaration, ...rest] = xml.split('\n');
  assert.equal(declaration, '<?xml version="1.0" encoding="UTF-8"?>');
  const body = rest.join('\n');
  const open: string[] = [];
  const all = [...body.matchAll(ELEMENT)].flatMap(([, end, name = '', attributes = '']) => {
    if (end === '') {
      open.push(name);
      return [{ name, attributes }];
    }
    assert.equal(open.pop(), name);
    return [];
  });
  assert.deepEqual(open, []);
  const left = body.replace(ELEMENT, '');
  assert.doesNotMatch(left, /[<>]|&(?!#\d+;)/);
  assert.doesNotMatch(xml, /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/u);
  return all;
}
