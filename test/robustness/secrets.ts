// Secrets where people leave them: two hundred, each with a mark of its own.

/** What every planted secret holds; its number stands behind it. */
export const MARK = 'zqPLANTED';

export interface Planted {
  readonly files: ReadonlyMap<string, string>;
  /** How many secrets the files hold. */
  readonly count: number;
}

const SERVICES = 8;

/** An estate whose services all call each other, full of secrets. */
export function plantSecrets(): Planted {
  let count = 0;
  const secret = (): string => {
    count += 1;
    return `${MARK}${String(count).padStart(3, '0')}`;
  };
  const files = new Map<string, string>();
  files.set('.sre/config.yaml', 'sre-config: "1.0"\ntiers:\n  core: [s0, s1]\n  others: normal\n');
  for (let at = 0; at < SERVICES; at++) {
    const next = `s${(at + 1) % SERVICES}`;
    files.set(`s${at}/openapi.yaml`, api(at, next, secret));
    files.set(`s${at}/deployment.yaml`, workload(at, next, secret));
    files.set(`s${at}/numbers.yaml`, numbers(at, secret));
    files.set(`s${at}/.env`, environment(next, secret));
    files.set(
      `s${at}/sre.yaml`,
      `sre: "1.0"\nservice: s${at}\nowner: team-${at}\nlinks: { runbook: "https://me:${secret()}@wiki/x" }\n`,
    );
  }
  files.set('docker-compose.yaml', compose(secret));
  return { files, count };
}

function api(at: number, next: string, secret: () => string): string {
  return `openapi: 3.1.0
info: { title: S${at}, version: "1", description: "use ${secret()}" }
x-sre-service: s${at}
servers:
  - url: https://user:${secret()}@s${at}.example:8443/v1?key=${secret()}
paths:
  /things:
    post:
      operationId: make${at}
      x-sre-calls:
        - to: http://admin:${secret()}@${next}.example:8443/v1/things?access_token=${secret()}
          mode: sync
        - to: ${next}#make${(at + 1) % SERVICES} # password=${secret()}
          mode: sync
      parameters:
        - { name: X-Api-Key, in: header, example: ${secret()}, schema: { type: string, default: ${secret()} } }
        - { name: q, in: query, examples: { a: { value: ${secret()} } } }
      requestBody:
        content:
          application/json: { example: { token: ${secret()} }, schema: { type: string, enum: [${secret()}] } }
      responses: { "200": { description: ok, headers: { Set-Cookie: { example: "s=${secret()}" } } } }
`;
}

function workload(at: number, next: string, secret: () => string): string {
  return `apiVersion: apps/v1
kind: Deployment
metadata:
  name: s${at}
  annotations: { deployer: "token ${secret()}" }
spec:
  template:
    metadata: { labels: { app: s${at} } }
    spec:
      containers:
        - name: main
          image: registry/s${at}:1
          args: ["--peer=http://u:${secret()}@${next}:80", "--key", "${secret()}"]
          env:
            - { name: PEER_URL, value: "http://svc:${secret()}@${next}:8080/x?sig=${secret()}" }
            - name: API_KEY
              value: ${secret()}
            - { name: DSN, value: "postgres://app:${secret()}@db:5432/app?password=${secret()}" }
            - { name: AUTHORIZATION, value: "Bearer ${secret()}" }
---
apiVersion: v1
kind: Secret
metadata: { name: s${at} }
stringData: { password: ${secret()} }
---
apiVersion: v1
kind: ConfigMap
metadata: { name: s${at} }
data: { UPSTREAM: "https://x:${secret()}@${next}/", SALT: ${secret()} }
`;
}

/** Objectives, a catalogue, a mesh, a workflow. */
function numbers(at: number, secret: () => string): string {
  return `apiVersion: openslo/v1
kind: SLO
metadata: { name: s${at}-availability, annotations: { key: ${secret()} } }
spec:
  service: s${at}
  indicator: { spec: { ratioMetric: { good: { metricSource: { spec: { query: 'up{token="${secret()}"}' } } } } } }
  objectives: [{ target: 0.999 }, { target: 99.9 }]
---
apiVersion: pyrra.dev/v1alpha1
kind: ServiceLevelObjective
metadata: { name: errors }
spec:
  target: "1"
  indicator: { ratio: { errors: { metric: 'errors{job="s${at}",token="${secret()}"}' } } }
---
schema-version: v2.2
dd-service: s${at}
team: team-${at}
integrations: { pagerduty: { service-url: "https://x.pagerduty.com/${secret()}" } }
extensions: { acme.com/slo: 'token ${secret()}', acme.com/availability: 1, key: ${secret()} }
---
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: s${at} }
spec:
  http:
    - match: [{ headers: { authorization: { exact: ${secret()} } } }]
      route: [{ destination: { host: s${at} } }]
    - headers: { request: { set: { x-api-key: ${secret()} } } }
      route: [{ destination: { host: s${at} } }]
      timeout: 2
---
arazzo: 1.0.1
info: { title: x, version: "1" }
sourceDescriptions: [{ name: a, url: "https://u:${secret()}@x/openapi.yaml?key=${secret()}", type: openapi }]
workflows: [{ workflowId: w${at}, steps: [{ stepId: s, operationId: a, parameters: [{ name: key, in: header, value: ${secret()} }] }] }]
`;
}

function environment(next: string, secret: () => string): string {
  return `TOKEN=${secret()}\nPEER=http://me:${secret()}@${next}:80/?t=${secret()}\nexport AWS_SECRET_ACCESS_KEY="${secret()}"\n`;
}

function compose(secret: () => string): string {
  return `services:
  s0:
    image: s0
    environment:
      PEER: http://root:${secret()}@s1:80
      PASSWORD: ${secret()}
    labels: ["traefik.basicauth.users=me:${secret()}"]
    command: ["run", "--token=${secret()}"]
    depends_on: [s1]
  s1:
    image: s1
    environment: ["KEY=${secret()}", "URL=http://s2:80/?k=${secret()}"]
`;
}
