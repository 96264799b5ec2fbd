// Where services stand: the same input gives the same picture, nothing lies on anything else, arrows lead to the right.
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { layoutOf, type Plan } from '../../src/core/picture/layout';
import { neighbourOf, type Spot } from '../../src/core/picture/neighbour';

const plans: fc.Arbitrary<Plan> = fc.integer({ min: 2, max: 14 }).chain((boxes) =>
  fc.record({
    boxes: fc.array(fc.record({ width: fc.integer({ min: 60, max: 260 }), height: fc.constant(42) }), {
      minLength: boxes,
      maxLength: boxes,
    }),
    lines: fc.array(
      fc
        .tuple(fc.nat(boxes - 1), fc.nat(boxes - 1), fc.boolean())
        .filter(([from, to]) => from !== to)
        .map(([from, to, labelled]) => ({ from, to, ...(labelled && { label: { width: 30, height: 18 } }) })),
      { maxLength: 30 },
    ),
  }),
);

describe('the layout of a picture', () => {
  it('is the same for the same plan, with every box and line in its frame and no box on another', () => {
    fc.assert(
      fc.property(plans, (plan) => {
        const layout = layoutOf(plan);
        assert.deepEqual(layoutOf(plan), layout);
        assert.equal(layout.boxes.length, plan.boxes.length);
        assert.ok(layout.lines.every(({ points }) => points.length >= 2));
        assert.deepEqual(
          layout.lines.map(({ label }) => label !== undefined),
          plan.lines.map(({ label }) => label !== undefined),
        );
        layout.boxes.forEach((a, one) => {
          assert.ok(a.x > 0 && a.y > 0 && a.x < layout.width && a.y < layout.height);
          layout.boxes.slice(one + 1).forEach((b, offset) => {
            const [wide, other] = [plan.boxes[one]?.width ?? 0, plan.boxes[one + 1 + offset]?.width ?? 0];
            assert.ok(Math.abs(a.x - b.x) >= (wide + other) / 2 - 1 || Math.abs(a.y - b.y) >= 41, 'two boxes overlap');
          });
        });
      }),
      { numRuns: 60 },
    );
  });

  it('draws callees to the right of their callers, and rings too', () => {
    const box = { width: 100, height: 42 };
    const lines = [
      { from: 0, to: 1 },
      { from: 1, to: 2 },
    ];
    const [a, b, c] = layoutOf({ boxes: [box, box, box], lines }).boxes;
    assert.ok(a !== undefined && b !== undefined && c !== undefined && a.x < b.x && b.x < c.x);
    assert.equal(layoutOf({ boxes: [box, box, box], lines: [...lines, { from: 2, to: 0 }] }).lines.length, 3);
    assert.deepEqual(layoutOf({ boxes: [], lines: [] }), { width: 0, height: 0, boxes: [], lines: [] });
  });
});

describe('the arrow keys', () => {
  const spots: readonly Spot[] = [
    { id: 0, x: 0, y: 0 },
    { id: 1, x: 200, y: 100 },
    { id: 2, x: 200, y: 0 },
    { id: 3, x: 200, y: 60 },
  ];
  const go = (from: number, direction: Parameters<typeof neighbourOf>[3], ...linked: readonly number[]) =>
    neighbourOf(spots[from] ?? assert.fail(), spots, new Set(linked), direction)?.id;

  it('follow a line before they jump to a stranger', () => {
    assert.equal(go(0, 'right'), 2);
    assert.equal(go(0, 'right', 1), 1);
    assert.equal(go(1, 'left', 0), 0);
  });

  it('move in the column, and stop at the border', () => {
    assert.equal(go(2, 'down'), 3);
    assert.equal(go(1, 'up'), 3);
    assert.equal(go(2, 'up'), undefined);
    assert.equal(go(0, 'left', 1, 2), undefined);
  });
});
