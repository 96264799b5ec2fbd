// The example's graph, written and read back, is the same graph.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { link } from '../../src/core/catalog/link';
import { readConfig } from '../../src/core/config/read';
import { buildGraph } from '../../src/core/graph/build';
import type { Config } from '../../src/core/model/config';
import type { FileSet, SourceFile } from '../../src/core/model/snapshot';
import { createReader } from '../../src/core/reading';
import { graphJson } from '../../src/core/reporters/graph-json';
import { readSyntax } from '../../src/core/syntax/read';

const EXAMPLE = join('examples', 'phone-shop', 'baseline');

function sourceFile(file: string, text: string): SourceFile {
  return { file, id: file, text: () => text };
}

/** The graph of a file set as JSON, without the places: those of a graph file are in the graph file. */
function graphOf(files: FileSet): string {
  const reader = createReader();
  const readings = [...files.values()].map((source) => reader.read(source, files));
  const config: Config =
    readings.find((reading) => reading.config !== undefined)?.config ??
    readConfig(readSyntax('config.yaml', '')).config;
  const catalog = link(
    readings.map(({ facts }) => facts),
    config,
  );
  return graphJson.render(buildGraph(catalog), catalog.problems);
}

function withoutPlaces(json: string): unknown {
  return JSON.parse(json, (key, value: unknown) => (key === 'evidence' ? undefined : value));
}

describe('graph of the example', () => {
  it('comes back from its file without a loss', () => {
    const files = new Map<string, SourceFile>();
    for (const entry of readdirSync(EXAMPLE, { recursive: true, withFileTypes: true })) {
      if (!entry.isFile() || !/\.ya?ml$/.test(entry.name)) continue;
      const path = join(entry.parentPath, entry.name);
      const file = relative(EXAMPLE, path);
      files.set(file, sourceFile(file, readFileSync(path, 'utf8')));
    }
    const first = graphOf(files);
    const again = graphOf(new Map([['graph.json', sourceFile('graph.json', first)]]));
    assert.ok(first.length > 10_000);
    assert.deepEqual(withoutPlaces(again), withoutPlaces(first));
  });
});
