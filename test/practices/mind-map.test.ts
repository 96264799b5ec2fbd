// Where the boxes of the mind map stand: none lies on another, all lie inside, and the order is kept.
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { layoutMindMap, type MapBox } from '../../src/core/practices/mind-map';
import '../seed';

const width = fc.integer({ min: 20, max: 400 });
const group = fc.record({ own: width, practices: fc.array(width, { maxLength: 8 }) });

function overlaps(a: MapBox, b: MapBox): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}

describe('the layout of the mind map', () => {
  it('puts no box on another, and none outside', () => {
    fc.assert(
      fc.property(
        width,
        fc.array(group, { maxLength: 12 }),
        fc.constantFrom(1 as const, 2 as const),
        (root, groups, sides) => {
          const map = layoutMindMap(root, groups, sides);
          const boxes = [map.root, ...map.groups.flatMap(({ box, practices }) => [box, ...practices])];
          assert.equal(boxes.length, 1 + groups.reduce((sum, { practices }) => sum + 1 + practices.length, 0));
          for (const [at, box] of boxes.entries()) {
            assert.ok(box.x >= 0 && box.y >= 0 && box.x + box.width <= map.width && box.y + box.height <= map.height);
            for (const other of boxes.slice(at + 1)) assert.ok(!overlaps(box, other));
          }
          if (sides === 1) assert.ok(map.groups.every(({ side }) => side === 'right'));
        },
      ),
      { numRuns: 300 },
    );
  });

  it('fills the right side first, in order, and about half of it', () => {
    const groups = [9, 3, 4, 6, 5, 5, 4, 4, 3, 2].map((many) => ({
      own: 100,
      practices: Array(many).fill(100) as number[],
    }));
    const { groups: placed } = layoutMindMap(100, groups, 2);
    assert.deepEqual(
      placed.map(({ side, practices }) => `${side} ${practices.length}`),
      ['right 9', 'right 3', 'right 4', 'right 6', 'left 5', 'left 5', 'left 4', 'left 4', 'left 3', 'left 2'],
    );
    for (const side of ['left', 'right'])
      for (const [before, after] of pairs(placed.filter((one) => one.side === side)))
        assert.ok(before.box.y < after.box.y);
  });
});

function pairs<T>(items: readonly T[]): readonly (readonly [T, T])[] {
  return items.flatMap((item, at) => {
    const next = items[at + 1];
    return next === undefined ? [] : [[item, next] as const];
  });
}
