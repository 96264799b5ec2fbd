// The other files of a generated service: its descriptor, and its deployment in each environment.

/** `sre.yaml`; some services have no owner or no objective yet. */
export function descriptorText(service: string, index: number): string {
  const lines = ['sre: "1.0"', `service: ${service}`];
  if (index % 17 !== 0) lines.push(`owner: team-${index % 40}`);
  if (index % 3 !== 0) lines.push('onboarded: 2026-01-01');
  if (index % 5 !== 0) lines.push('slos:', '  - { id: availability, type: availability, target: 99.9%, window: 30d }');
  return `${lines.join('\n')}\n`;
}

/** Files of one environment, by their names in its folder. `targets` are the services whose addresses it is given. */
export function environmentFiles(
  service: string,
  environment: string,
  targets: readonly string[],
): readonly (readonly [name: string, text: string])[] {
  const metadata = `metadata: { name: ${service}, namespace: ${environment} }`;
  const env = targets.map((target, index) => [
    `            - name: TARGET_${index}_URL`,
    `              value: http://${target}.${environment}.svc.cluster.local:8080`,
  ]);
  const deployment = [
    'apiVersion: apps/v1',
    'kind: Deployment',
    metadata,
    'spec:',
    '  replicas: 3',
    `  selector: { matchLabels: { app: ${service} } }`,
    '  template:',
    `    metadata: { labels: { app: ${service} } }`,
    '    spec:',
    '      containers:',
    `        - name: ${service}`,
    `          image: registry.example.com/${service}:1.4.2`,
    '          ports: [{ containerPort: 8080 }]',
    '          resources:',
    '            requests: { cpu: 250m, memory: 256Mi }',
    '            limits: { memory: 512Mi }',
    '          readinessProbe:',
    '            httpGet: { path: /ready, port: 8080 }',
    ...(env.length === 0 ? [] : ['          env:', ...env.flat()]),
  ];
  const address = ['apiVersion: v1', 'kind: Service', metadata, 'spec:'];
  address.push(`  selector: { app: ${service} }`, '  ports: [{ port: 8080 }]');
  const settings = ['apiVersion: v1', 'kind: ConfigMap', metadata, 'data:', '  LOG_LEVEL: info', '  POOL_SIZE: "20"'];
  return [
    ['deployment.yaml', deployment],
    ['service.yaml', address],
    ['settings.yaml', settings],
  ].map(([name, lines]) => [String(name), `${[lines].flat().join('\n')}\n`] as const);
}
