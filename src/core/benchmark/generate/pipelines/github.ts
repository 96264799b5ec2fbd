// GitHub Actions: a workflow of its own, started by hand.
import { comment } from '../javascript';
import { fileName } from '../names';
import { keepCommands, shellWord } from '../shell';
import type { Pipeline } from './pipeline';

export const github: Pipeline = {
  id: 'github',
  title: 'GitHub Actions',
  file: ({ service }) => `.github/workflows/benchmark-${fileName(service)}.yml`,
  write: ({
    service,
    script,
    results,
  }) => `# ${comment(`Benchmark of ${service}`)}: runs it, keeps the result as an artifact and beside the code.
# Set the variables BENCHMARK_URL and BENCHMARK_ENVIRONMENT, and the secret BENCHMARK_AUTHORIZATION where one is needed.
name: ${JSON.stringify(`Benchmark of ${service}`)}
on:
  workflow_dispatch:
permissions:
  contents: write
jobs:
  benchmark:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v4
      - uses: grafana/setup-k6-action@v1
      - env:
          BASE_URL: \${{ vars.BENCHMARK_URL }}
          AUTHORIZATION: \${{ secrets.BENCHMARK_AUTHORIZATION }}
          ENVIRONMENT: \${{ vars.BENCHMARK_ENVIRONMENT }}
          COMMIT: \${{ github.sha }}
          # The other summary has no p(99).
          K6_NEW_MACHINE_READABLE_SUMMARY: "false"
        run: |
          mkdir -p ${shellWord(results)}
          k6 run ${shellWord(script)}
      - if: always()
        uses: actions/upload-artifact@v4
        with:
          name: benchmark-${fileName(service)}
          path: ${JSON.stringify(results)}
      - if: always()
        run: |
          git config user.name benchmark
          git config user.email benchmark@example.com
${keepCommands(results, service)
  .map((command) => `          ${command}`)
  .join('\n')}
          git push
`,
};
