// Jenkins: a stage of a declarative Jenkinsfile.
import { comment } from '../javascript';
import { keepCommands, shellWord } from '../shell';
import type { Pipeline } from './pipeline';

export const jenkins: Pipeline = {
  id: 'jenkins',
  title: 'Jenkins',
  write: ({
    service,
    script,
    results,
  }) => `// ${comment(`Benchmark of ${service}`)}, for the stages of the Jenkinsfile: runs it, archives the result, and keeps it beside the code.
// The job needs BENCHMARK_URL and BENCHMARK_ENVIRONMENT, AUTHORIZATION where one is needed, and a key that may push.
stage(${groovy(`Benchmark of ${service}`)}) {
  steps {
    sh ${groovy([
      'export BASE_URL="$BENCHMARK_URL" ENVIRONMENT="$BENCHMARK_ENVIRONMENT" COMMIT="$GIT_COMMIT"',
      '# The other summary has no p(99).',
      'export K6_NEW_MACHINE_READABLE_SUMMARY=false',
      `mkdir -p ${shellWord(results)}`,
      `k6 run ${shellWord(script)}`,
    ])}
  }
  post {
    always {
      archiveArtifacts artifacts: ${groovy(`${results}/*.json`)}, allowEmptyArchive: true
      sshagent(['git']) {
        sh ${groovy([...keepCommands(results, service), 'git push origin "HEAD:$BRANCH_NAME"'], '        ')}
      }
    }
  }
}
`,
};

/** A text of Groovy in which nothing is filled in; lines of commands between three quotes. */
function groovy(text: string | readonly string[], indent = '    '): string {
  const escaped = (line: string) => line.replace(/[\\']/g, (sign) => `\\${sign}`);
  if (typeof text === 'string') return `'${escaped(text)}'`;
  return `'''\n${text.map((line) => `${indent}  ${escaped(line)}\n`).join('')}${indent}'''`;
}
