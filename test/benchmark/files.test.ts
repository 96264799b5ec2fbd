// Which files are a service's benchmark: what its descriptor names, what lies in its folders, and pipelines that start it.
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { packageScriptsIn, PIPELINE_FILES, pipelineRun } from '../../src/core/benchmark/pipelines';
import { matchesPath } from '../../src/core/benchmark/wildcard';

describe('benchmark files: paths with wildcards', () => {
  it('match as people expect', () => {
    const cases: readonly (readonly [pattern: string, path: string, matches: boolean])[] = [
      ['bench/results/*.json', 'bench/results/nov.json', true],
      ['bench/results/*.json', 'bench/results/old/nov.json', false],
      ['bench/**/*.json', 'bench/nov.json', true],
      ['bench/**/*.json', 'bench/a/b/nov.json', true],
      ['bench/**', 'bench/a/b', true],
      ['**/run-?.jtl', 'a/run-1.jtl', true],
      ['**/run-?.jtl', 'a/run-12.jtl', false],
      ['a*b*c', 'axxbyyc', true],
      ['a*b*c', 'axxbyy', false],
      ['bench', 'bench/a', false],
      ['*', 'a', true],
    ];
    for (const [pattern, path, matches] of cases)
      assert.equal(matchesPath(pattern, path), matches, `${pattern} ${path}`);
  });

  it('match what they were made of, and agree with a regular expression', () => {
    const name = fc.string({ unit: fc.constantFrom('a', 'b', '.'), minLength: 1, maxLength: 5 });
    const path = fc.array(name, { minLength: 1, maxLength: 4 }).map((names) => names.join('/'));
    const part = fc.oneof(
      name,
      fc.string({ unit: fc.constantFrom('a', '*', '?', 'b'), minLength: 1, maxLength: 5 }),
      fc.constant('**'),
    );
    const pattern = fc
      .array(part, { minLength: 1, maxLength: 4 })
      .filter((parts) => parts.every((one) => one === '**' || !one.includes('**')));
    fc.assert(
      fc.property(pattern, path, (parts, at) => {
        const names = (one: string) => one.replaceAll('.', '\\.').replaceAll('*', '[^/]*').replaceAll('?', '[^/]');
        const source = parts.map((one) => (one === '**' ? '(?:[^/]+/)*' : `${names(one)}/`)).join('');
        assert.equal(
          matchesPath(parts.join('/'), at),
          new RegExp(`^${source}$`).test(`${at}/`),
          `${parts.join('/')} ${at}`,
        );
      }),
      { numRuns: 2000 },
    );
  });

  it('take no longer for many stars', () => {
    assert.equal(matchesPath(`${'*a'.repeat(200)}b`, 'a'.repeat(2000)), false);
    assert.equal(matchesPath(`${'**/'.repeat(200)}b`, `${'a/'.repeat(200)}c`), false);
  });
});

describe('benchmark files: pipelines', () => {
  it('are known by their names', () => {
    for (const file of [
      'Jenkinsfile',
      'ci/Jenkinsfile.perf',
      'bitbucket-pipelines.yml',
      '.github/workflows/ci.yaml',
      'a/.gitlab-ci.yml',
      '.circleci/config.yml',
    ])
      assert.ok(PIPELINE_FILES.test(file), file);
    for (const file of ['Jenkins.md', '.github/dependabot.yml', 'workflows/ci.yml'])
      assert.ok(!PIPELINE_FILES.test(file), file);
  });

  it('start a load test by its tool, by its script, or by a script of a package', () => {
    const starts = (line: string, packages: readonly string[] = []) => {
      const run = pipelineRun('Jenkinsfile', `node {\n${line}\n}`, ['payments/bench/load.js'], packages);
      return run === undefined ? 'no' : run.named ? 'named' : 'some';
    };
    assert.deepEqual(
      [
        'k6 run payments/bench/load.js',
        'docker run perf load.js',
        'k6 run other.js',
        'jmeter -p a.properties -n -t plan.jmx',
        'npm run bench',
        '// k6 run payments/bench/load.js',
        'echo k6',
      ].map((line) => starts(line, ['bench'])),
      ['named', 'named', 'some', 'some', 'named', 'no', 'no'],
    );
    assert.equal(starts('npm run test', ['bench']), 'no');
  });

  it('keep a result only behind the line that makes it', () => {
    const text = 'archiveArtifacts a\nk6 run load.js\n';
    assert.equal(pipelineRun('Jenkinsfile', text, ['load.js'])?.keeps, undefined);
    assert.equal(pipelineRun('Jenkinsfile', `${text}archiveArtifacts b\n`, ['load.js'])?.keeps?.line, 3);
  });

  it('find what starts one in package.json and in a Makefile', () => {
    assert.deepEqual(
      packageScriptsIn('{\n  "scripts": {\n    "test": "mocha",\n    "bench": "k6 run load.js"\n  }\n}'),
      ['bench'],
    );
    assert.deepEqual(packageScriptsIn('VAR := k6 run\ntest:\n\tgo test\nload: build\n\techo\n\tk6 run load.js\n'), [
      'load',
    ]);
  });
});
