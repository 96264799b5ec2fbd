// Tables of sections 3 and 4 of the manifest reference.
import assert from 'node:assert/strict';
import { lifecycleOf, tierNumber, tierOf } from '../../src/core/config/vocabulary';

const ZERO = { base: 0, levels: 5 } as const;
const FOUR = { base: 1, levels: 4 } as const;
const THREE = { base: 1, levels: 3 } as const;

describe('config/vocabulary tierOf', () => {
  const words: readonly (readonly [string, string])[] = [
    [
      'core',
      'core critical mission-critical Mission_Critical business-critical high gold platinum essential vital A tier-a',
    ],
    ['normal', 'normal standard medium important silver business-operational B tier:standard'],
    [
      'supplementary',
      'supplementary low bronze best-effort non-critical internal administrative experimental optional C',
    ],
    ['unknown', 'frontend backend cache true false yes 1.5 -1 d tier tier- 99999'],
  ];
  for (const [tier, list] of words) {
    for (const word of list.split(' ')) {
      it(`${word} is ${tier}`, () => assert.equal(tierOf(word, FOUR), tier));
    }
  }

  it('reads words with spaces and a tier prefix', () => {
    assert.equal(tierOf(' Mission Critical '), 'core');
    assert.equal(tierOf('tier: gold'), 'core');
    assert.equal(tierOf('tier-golden'), 'unknown');
    assert.equal(tierOf(''), 'unknown');
  });

  const numbers: readonly (readonly [string, Parameters<typeof tierOf>[1], string])[] = [
    ['0', ZERO, 'core'],
    ['1', ZERO, 'core'],
    ['2', ZERO, 'normal'],
    ['3', ZERO, 'supplementary'],
    ['4', ZERO, 'supplementary'],
    ['5', ZERO, 'unknown'],
    ['0', FOUR, 'unknown'],
    ['1', FOUR, 'core'],
    ['2', FOUR, 'normal'],
    ['3', FOUR, 'normal'],
    ['4', FOUR, 'supplementary'],
    ['5', FOUR, 'unknown'],
    ['1', THREE, 'core'],
    ['2', THREE, 'normal'],
    ['3', THREE, 'supplementary'],
    ['tier_1', FOUR, 'core'],
    ['Tier 2', FOUR, 'normal'],
    ['tier4', FOUR, 'supplementary'],
    ['service-tier-4', FOUR, 'supplementary'],
    ['P0', ZERO, 'core'],
    ['sev-3', ZERO, 'supplementary'],
    ['priority:1', FOUR, 'core'],
    ['t1', FOUR, 'core'],
    ['tier: 4', FOUR, 'supplementary'],
    ['level-3', THREE, 'supplementary'],
    ['2', { base: 1, levels: 2 }, 'normal'],
    ['0', undefined, 'core'],
    ['1', undefined, 'core'],
    ['2', undefined, 'normal'],
    ['3', undefined, 'unknown'],
    ['4', undefined, 'unknown'],
  ];
  for (const [word, scale, tier] of numbers) {
    const named = scale === undefined ? 'no scale' : `${scale.levels} levels from ${scale.base}`;
    it(`${word} with ${named} is ${tier}`, () => assert.equal(tierOf(word, scale), tier));
  }

  it('gives the number of numeric words only, so that a scale can be inferred', () => {
    assert.deepEqual(['P0', 'tier-3', '1', 'gold', 'platinum'].map(tierNumber), [0, 3, 1, undefined, undefined]);
  });
});

describe('config/vocabulary lifecycleOf', () => {
  const stages: readonly (readonly [string, string])[] = [
    ['design', 'planned proposed design concept idea draft architecture'],
    ['development', 'development dev experimental sandbox pre-alpha pre_alpha incubating'],
    ['limited', 'alpha beta limited preview early-access staging pre-release canary experiment'],
    ['ga', 'production prod ga generally_available public_ga General-Availability Active stable live operational'],
    ['deprecated', 'deprecated sunset legacy maintenance'],
    ['retired', 'retired end-of-life eol decommissioned'],
  ];
  for (const [stage, list] of stages) {
    for (const word of list.split(' ')) it(`${word} is ${stage}`, () => assert.equal(lifecycleOf(word), stage));
  }

  it('does not guess', () => assert.equal(lifecycleOf('acme-live'), undefined));
  it("lets the workspace's own words win", () => {
    const config = {
      lifecycles: new Map([
        ['acme_live', 'ga'],
        ['beta', 'ga'],
      ] as const),
    };
    assert.equal(lifecycleOf('Acme-Live', config), 'ga');
    assert.equal(lifecycleOf('beta', config), 'ga');
    assert.equal(lifecycleOf('alpha', config), 'limited');
  });
});
