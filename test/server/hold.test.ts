// What stays on screen while somebody types: the pure part, without a server.
import assert from 'node:assert/strict';
import { type Held, holdBack, leaves, PAUSE_MS, type Typing, typingAfter } from '../../src/server/hold';
import type { LineEdit } from '../../src/server/line-edit';
import { blockAround } from '../../src/server/typed-block';

const DOCUMENT = `paths:
  /redeem:
    post:
      operationId: redeem
      x-sre-calls:
        - to: payments#charge
          mode: sync
        - to: sms#send
          fallback:
            kind: queue
      responses: {}
`.split('\n');

function item(id: string, line: number, endLine = line): Held {
  return { id, range: { start: { line }, end: { line: endLine } } };
}

function insertion(line: number, character: number, text: string): LineEdit {
  return { start: { line, character }, end: { line, character }, text };
}

const TYPING = { sinceEdit: 0, onlyTyping: true, broken: false };
const ids = (items: readonly Held[]) => items.map((one) => one.id);

describe('the entry around the cursor', () => {
  it('is the whole list item, from any of its lines', () => {
    assert.deepEqual(blockAround(DOCUMENT, 5), { first: 5, last: 6 });
    assert.deepEqual(blockAround(DOCUMENT, 6), { first: 5, last: 6 });
    assert.deepEqual(blockAround(DOCUMENT, 9), { first: 7, last: 9 });
  });

  it('is just the line outside of lists', () => {
    assert.deepEqual(blockAround(DOCUMENT, 3), { first: 3, last: 3 });
    assert.deepEqual(blockAround(DOCUMENT, 10), { first: 10, last: 10 });
  });

  it('takes in the blank line on which the next key will be typed', () => {
    const lines = [...DOCUMENT.slice(0, 7), '          ', ...DOCUMENT.slice(7)];
    assert.deepEqual(blockAround(lines, 7), { first: 5, last: 7 });
  });
});

describe('what is held back', () => {
  const shown = [item('a', 1), item('entry', 5, 6)];

  it('keeps the last findings of the entry and adds none to it', () => {
    const block = { first: 5, last: 6 };
    const fresh = [item('a', 1), item('half a word', 5)];
    assert.deepEqual(ids(holdBack({ shown, fresh, block, ...TYPING })), ['a', 'entry']);
    assert.deepEqual(ids(holdBack({ shown, fresh, block, ...TYPING, onlyTyping: false })), ['a', 'entry']);
  });

  it('tells at once what something else than the typing changed elsewhere', () => {
    const fresh = [item('b', 3), item('half a word', 5)];
    const held = holdBack({ shown, fresh, block: { first: 5, last: 6 }, ...TYPING, onlyTyping: false });
    assert.deepEqual(ids(held), ['b', 'entry']);
  });

  it('takes nothing away elsewhere because of a half-typed line', () => {
    assert.deepEqual(ids(holdBack({ shown, fresh: [], ...TYPING })), ['a', 'entry']);
    const broken = { ...TYPING, onlyTyping: false, broken: true };
    assert.deepEqual(ids(holdBack({ shown, fresh: [], block: { first: 9, last: 9 }, ...broken })), ['a', 'entry']);
  });

  it('tells everything after a pause', () => {
    const fresh = [item('half a word', 5)];
    const paused = { ...TYPING, sinceEdit: PAUSE_MS };
    assert.deepEqual(ids(holdBack({ shown, fresh, block: { first: 5, last: 6 }, ...paused })), ['half a word']);
  });
});

describe('who is typing', () => {
  const before: Typing = { file: 'a.yaml', block: { first: 5, last: 6 } };

  it('goes on within the entry and on the line below it', () => {
    const step = typingAfter(
      before,
      'a.yaml',
      [insertion(6, 20, '\n          ')],
      [...DOCUMENT.slice(0, 7), '          ', ...DOCUMENT.slice(7)],
    );
    assert.deepEqual(step, { typing: { file: 'a.yaml', block: { first: 5, last: 7 } }, settles: false });
  });

  it('settles when the typing goes on elsewhere', () => {
    const step = typingAfter(before, 'a.yaml', [insertion(10, 6, 'x')], DOCUMENT);
    assert.deepEqual(step, { typing: { file: 'a.yaml', block: { first: 10, last: 10 } }, settles: true });
    assert.equal(typingAfter(before, 'b.yaml', [insertion(5, 0, 'x')], DOCUMENT).settles, true);
  });

  it('takes whole lines, put in or taken out, as written', () => {
    const paste = [insertion(5, 0, '        - to: x\n          mode: sync\n')];
    const removal = [{ start: { line: 5, character: 0 }, end: { line: 7, character: 0 }, text: '' }];
    for (const edits of [paste, removal, undefined])
      assert.deepEqual(typingAfter(before, 'a.yaml', edits, DOCUMENT), { typing: undefined, settles: true });
  });

  it('follows from a key to the first entry of the list that it opens', () => {
    const key: Typing = { file: 'a.yaml', block: { first: 4, last: 4 } };
    const step = typingAfter(key, 'a.yaml', [insertion(5, 8, '-')], DOCUMENT);
    assert.deepEqual(step, { typing: { file: 'a.yaml', block: { first: 4, last: 6 } }, settles: false });
  });

  it('ends when the cursor leaves the entry', () => {
    assert.equal(leaves(before, 'a.yaml', 6), false);
    assert.equal(leaves(before, 'a.yaml', 7), true);
    assert.equal(leaves(before, 'a.yaml', -1), true);
    assert.equal(leaves(before, 'b.yaml', 3), true);
    assert.equal(leaves(before, 'b.yaml', -1), false);
  });
});
