// Bitbucket Pipelines: a pipeline that is started by hand, or by a schedule.
import { comment } from '../javascript';
import { fileName } from '../names';
import { keepCommands, shellWord } from '../shell';
import type { Pipeline } from './pipeline';

export const bitbucket: Pipeline = {
  id: 'bitbucket',
  title: 'Bitbucket Pipelines',
  write: ({
    service,
    script,
    results,
  }) => `# ${comment(`Benchmark of ${service}`)}, for bitbucket-pipelines.yml: runs it, and keeps the result beside the code.
# Set the repository variables BENCHMARK_URL and BENCHMARK_ENVIRONMENT, and AUTHORIZATION where one is needed.
pipelines:
  custom:
    ${JSON.stringify(`benchmark-${fileName(service)}`)}:
      - step:
          name: ${JSON.stringify(`Benchmark of ${service}`)}
          image: grafana/k6:1.0.0
          script:
            - export BASE_URL="$BENCHMARK_URL" ENVIRONMENT="$BENCHMARK_ENVIRONMENT" COMMIT="$BITBUCKET_COMMIT"
            - ${JSON.stringify(`mkdir -p ${shellWord(results)}`)}
            - ${JSON.stringify(`k6 run ${shellWord(script)}`)}
          artifacts:
            - ${JSON.stringify(`${results}/*.json`)}
      - step:
          name: Keep the result beside the code
          script:
${keepCommands(results, service)
  .map((command) => `            - ${JSON.stringify(command)}`)
  .join('\n')}
            - git push
`,
};
