// Quick fixes as edits of texts: finding the node again, the config, the smallest difference.
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { configWithCore, configWithNotCall, configWithTier } from '../../src/core/fixes/config-text';
import { differingSpan } from '../../src/core/fixes/differing-span';
import { nodeAtPlace } from '../../src/core/fixes/locate';
import { withPlannedCall } from '../../src/core/fixes/plan';
import { termFields } from '../../src/core/fixes/terms';
import { readConfig } from '../../src/core/config/read';
import type { CallTerms } from '../../src/core/model/call';
import { listOf, nodeAt } from '../../src/core/syntax/access';
import { setEntry } from '../../src/core/syntax/edit';
import type { SyntaxNode } from '../../src/core/syntax/node';
import { readSyntax } from '../../src/core/syntax/read';
import { readManifest } from '../manifests/read-text';
import { applyEdit } from '../syntax/trees';

const API = `paths:
  /a:
    post:
      x-sre-calls:
        - to: sms # why
          mode: async
---
second: { x: 1 }
`;

function allNodes(node: SyntaxNode): readonly SyntaxNode[] {
  if (node.kind === 'map') return [node, ...node.entries.flatMap((entry) => allNodes(entry.value))];
  return node.kind === 'list' ? [node, ...node.items.flatMap(allNodes)] : [node];
}

describe('the node at a place', () => {
  it('is found again for every node of a stream', () => {
    const syntax = readSyntax('a.yaml', API);
    for (const node of syntax.roots.flatMap(allNodes)) {
      const found = nodeAtPlace(syntax, syntax.place(node.span));
      assert.deepEqual(found?.span, node.span);
    }
  });

  it('is the value where the place is that of a key, and nothing where the text has changed', () => {
    const syntax = readSyntax('a.yaml', API);
    const key = { file: 'a.yaml', line: 3, column: 5, endLine: 3, endColumn: 9 };
    assert.equal(nodeAtPlace(syntax, key)?.kind, 'map');
    assert.equal(nodeAtPlace(syntax, { ...key, column: 6 }), undefined);
    assert.equal(nodeAtPlace(syntax, { ...key, line: 99, endLine: 99 }), undefined);
  });
});

describe('the config with a statement in it', () => {
  const tiers = (text: string | undefined) => {
    assert.ok(text !== undefined);
    const { config, problems } = readConfig(readSyntax('.sre/config.yaml', text));
    assert.deepEqual(problems, []);
    return Object.fromEntries([...config.tiers].map(([name, { tier }]) => [name, tier]));
  };

  it('holds exactly the picked core services, whatever was there', () => {
    const names = fc.uniqueArray(fc.constantFrom('web', 'orders', 'payments', 'sms', 'a: b', '#x', 'null'), {
      maxLength: 5,
    });
    fc.assert(
      fc.property(names, names, names, (first, second, own) => {
        const text = configWithCore(undefined, first, []);
        const demoted = own.filter((name) => !second.includes(name));
        const core = Object.entries(tiers(configWithCore(text, second, demoted)));
        assert.deepEqual(
          core
            .filter(([, tier]) => tier === 'core')
            .map(([name]) => name)
            .sort(),
          [...second].sort(),
        );
        assert.deepEqual(
          core
            .filter(([, tier]) => tier === 'normal')
            .map(([name]) => name)
            .sort(),
          [...demoted].sort(),
        );
      }),
    );
  });

  it('lists a service under one tier only', () => {
    const text = 'sre-config: "1.0"\ntiers:\n  core: [orders]\n  normal:\n    - sms # loud\n    - web\n';
    assert.deepEqual(tiers(configWithTier(text, 'sms', 'core')), { orders: 'core', sms: 'core', web: 'normal' });
    assert.deepEqual(tiers(configWithTier(undefined, 'sms', 'supplementary')), { sms: 'supplementary' });
    assert.equal(configWithTier(text, 'sms', 'unknown'), undefined);
  });

  it('keeps the pairs that are no calls', () => {
    const once = configWithNotCall(undefined, 'a', 'b');
    const twice = configWithNotCall(once, 'c', 'd');
    const { config } = readConfig(readSyntax('.sre/config.yaml', twice ?? ''));
    assert.deepEqual(
      config.notCalls.map(({ from, to }) => [from, to]),
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
    );
  });

  it('is left alone where it has syntax errors', () => {
    assert.equal(configWithCore('tiers: [', ['a'], []), undefined);
    assert.equal(configWithNotCall('tiers: [', 'a', 'b'), undefined);
  });
});

describe('terms and planned calls', () => {
  it('are written as the format reads them', () => {
    assert.deepEqual(termFields({ mode: 'sync', timeoutMs: 800, tries: 2, idempotent: true }), [
      ['mode', 'sync'],
      ['timeout', '800ms'],
      ['tries', '2'],
      ['idempotent', 'true'],
    ]);
  });

  it('are read back as they were, maps and shares included', () => {
    const terms: CallTerms = {
      mode: 'sync',
      criticality: 'soft',
      timeoutMs: 1500,
      tries: 2,
      callsPerRequest: 3,
      share: 0.125,
      expectedRps: { average: 40, peak: 200 },
      parallel: 'prices, all',
      fallback: { kind: 'cached', ttlMs: 60_000 },
    };
    for (const text of ['dependencies:\n  - to: web\n', 'dependencies: [{ to: web }]\n']) {
      let source = `sre: "1.0"\nservice: shop\n${text}`;
      for (const [key, value] of termFields(terms)) {
        const syntax = readSyntax('sre.yaml', source);
        const [entry] = listOf(nodeAt(syntax.roots[0], 'dependencies'))?.items ?? [];
        assert.ok(entry?.kind === 'map');
        source = applyEdit(syntax, setEntry(syntax, entry, key, value));
      }
      const { calls, problems } = readManifest(source, 'sre.yaml');
      assert.deepEqual(problems, [], source);
      assert.deepEqual(calls[0]?.terms, terms, source);
    }
  });

  it('are added below the operation, beside what is there', () => {
    const syntax = readSyntax('a.yaml', API);
    const place = { file: 'a.yaml', line: 3, column: 5, endLine: 3, endColumn: 9 };
    const edit = withPlannedCall(syntax, place, { service: 'web' }, { mode: 'async', blocks: true });
    assert.equal(
      edit?.newText,
      '\n        - to: web\n          mode: async\n          blocks: true\n          planned: true',
    );
    const broken = readSyntax('a.yaml', `${API}x: [`);
    assert.equal(withPlannedCall(broken, place, { service: 'web' }, { mode: 'sync' }), undefined);
  });
});

describe('the span by which two texts differ', () => {
  it('is empty for equal texts, else turns one into the other', () => {
    const text = fc
      .array(fc.constantFrom('a', 'b', '\r\n', '\n', '\r'), { maxLength: 15 })
      .map((parts) => parts.join(''));
    fc.assert(
      fc.property(text, text, (before, after) => {
        const found = differingSpan(before, after);
        if (found === undefined) return assert.equal(before, after);
        assert.equal(before.slice(0, found.span.start) + found.newText + before.slice(found.span.end), after);
      }),
    );
  });
});
