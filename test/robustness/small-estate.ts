// A small estate with a file of every kind that is read, for what is done to texts a hundred thousand times.

/** All files; `calling` adds the call that a branch would add. */
export function smallEstate(calling: boolean): ReadonlyMap<string, string> {
  return new Map([
    [
      '.sre/config.yaml',
      'sre-config: "1.0"\ntiers:\n  core: [orders, payments]\n  supplementary: [sms]\n  others: normal\nrules: { sync-cycle: { severity: warning } }\nwaivers:\n  - { rule: new-call-to-core, call: "web -> payments", reason: agreed, approver: team-sre, expires: 2027-01-31 }\n',
    ],
    [
      '.sre/solutions/pay-1.yaml',
      'sre-solution: "1.0"\nstory: PAY-1\nanswers: { TS-24: { text: "flag, canary 5 %" } }\ncalls:\n  - from: orders#createOrder\n    to: payments#charge\n    mode: sync\n    answers:\n      TS-04: { text: "order stays open", by: team-orders, on: 2026-11-20 }\n    assumed: { callerTier: core, calleeTier: core }\n',
    ],
    [
      'orders/openapi.yaml',
      `openapi: 3.1.0\ninfo: { title: Orders, version: "1" }\nx-sre-service: orders\npaths:\n  /orders/{id}:\n    parameters: [{ $ref: "#/components/parameters/id" }]\n    post: &post\n      operationId: createOrder\n${
        calling
          ? '      x-sre-calls:\n        - to: payments#charge # sre-lens-waive tier-unknown until 2027-01-31 by me: soon\n          mode: async\n          blocks: true\n          timeout: 800ms\n          fallback: { kind: cached, ttl: 1m }\n'
          : ''
      }      responses: { "200": { description: ok } }\n    put: *post\ncomponents:\n  parameters:\n    id: { name: id, in: path, required: true, schema: { type: string } }\n`,
    ],
    [
      'payments/api.json',
      '{\n  "openapi": "3.0.3",\n  "info": { "title": "Payments", "version": "1" },\n  "x-sre-service": "payments",\n  "paths": {\n    "/charges": {\n      "post": { "operationId": "charge", "responses": { "200": { "description": "ok" } } }\n    }\n  }\n}\n',
    ],
    [
      'sms/sre.yaml',
      'sre: "1.0"\nservice: sms\nowner: { team: team-sms, contact: "#sms" }\ntier: supplementary\nlifecycle: ga\nslos:\n  - { id: availability, type: availability, target: 99.9%, window: 30d }\nflows:\n  - name: checkout\n    tier: core\n    entry: orders#createOrder\n    steps: [orders#createOrder, payments#charge]\ndependencies:\n  - to: payments\n    mode: async\n    criticality: soft\n    timeout: 2s\n    expectedRps: { average: 40rps, peak: 200rps }\n---\nsre: "1.0"\nservice: mail\n',
    ],
    [
      'web/deployment.yaml',
      'apiVersion: apps/v1\nkind: Deployment\nmetadata: { name: web, labels: { app: web } }\nspec:\n  template:\n    metadata: { labels: { app: web } }\n    spec:\n      containers:\n        - name: web\n          image: registry/web:1\n          env:\n            - { name: PAYMENTS_URL, value: "http://payments:8080/charges" }\n            - name: SMS_URL\n              valueFrom: { configMapKeyRef: { name: web, key: sms } }\n---\napiVersion: v1\nkind: ConfigMap\nmetadata: { name: web }\ndata: { sms: "http://sms:80" }\n',
    ],
    [
      'docker-compose.yaml',
      'services:\n  web:\n    image: web\n    depends_on: [payments]\n    environment:\n      ORDERS_URL: http://orders:8080\n  payments: { image: payments }\n  orders: { image: orders, env_file: orders/.env }\n',
    ],
    ['orders/.env', 'PAYMENTS_URL=http://payments:8080\nexport SMS="http://sms:80" # note\n'],
    [
      'web/catalog-info.yaml',
      'apiVersion: backstage.io/v1alpha1\nkind: Component\nmetadata: { name: web, annotations: { a/b: c } }\nspec: { type: service, lifecycle: production, owner: team-web, consumesApis: [payments-api] }\n---\napiVersion: backstage.io/v1alpha1\nkind: API\nmetadata: { name: payments-api }\nspec: { type: openapi, owner: team-payments, definition: { $text: ../payments/api.json } }\n',
    ],
    [
      'platform/graph.json',
      '{"sreGraph":1,"repositories":["ledger"],"services":[{"name":"ledger","tier":{"declared":"core"},"operations":[{"method":"GET","path":"/entries","operationId":"entries"}],"evidence":[{"file":"sre.yaml","line":2,"format":"sre-yaml","repository":"ledger"}]}],"calls":[{"from":{"service":"payments"},"to":{"service":"ledger","operation":"entries"},"mode":"sync","criticality":"hard","grade":"declared","evidence":[]}],"flows":[],"problems":[]}\n',
    ],
    ['web/kiota-lock.json', '{ "descriptionLocation": "../orders/openapi.yaml", "kiotaVersion": "1.21.0" }\n'],
    [
      'slos/payments.yaml',
      'apiVersion: openslo/v1\nkind: SLO\nmetadata: { name: payments-availability }\nspec:\n  service: payments\n  timeWindow: [{ duration: 1M, isRolling: false }]\n  budgetingMethod: Occurrences\n  indicator: { spec: { ratioMetric: { good: { metricSource: { spec: { query: ok } } } } } }\n  objectives: [{ target: 0.9995 }, { targetPercent: 99 }]\n---\napiVersion: openslo/v1\nkind: Service\nmetadata: { name: payments, labels: { team: [team-payments] } }\n',
    ],
    [
      'slos/sloth.yml',
      'version: prometheus/v1\nservice: orders\nslos:\n  - name: availability\n    objective: 99.9\n    sli: { events: { error_query: \'e{code=~"5.."}\', total_query: t } }\n',
    ],
    [
      'slos/pyrra.yaml',
      'apiVersion: pyrra.dev/v1alpha1\nkind: ServiceLevelObjective\nmetadata: { name: slow }\nspec:\n  target: "99"\n  window: 2w\n  indicator: { latency: { success: { metric: \'s_seconds_bucket{job="orders",le="0.3"}\' } } }\n',
    ],
    [
      'slos/nobl9.yaml',
      '- apiVersion: n9/v1alpha\n  kind: SLO\n  metadata: { name: uptime }\n  spec:\n    service: sms\n    timeWindows: [{ unit: Day, count: 28, isRolling: true }]\n    objectives: [{ name: good, target: 0.99 }]\n',
    ],
    [
      'slos/service.datadog.yaml',
      'schema-version: v2.2\ndd-service: sms\nteam: team-sms\ntier: "3"\nextensions: { acme.com/slo: 99.5% }\n---\napiVersion: v3\nkind: service\nmetadata: { name: mail, owner: team-mail }\nspec: { tier: "4", dependsOn: [service:sms] }\n',
    ],
    [
      'slos/opensrm.yaml',
      'apiVersion: opensrm/v1\nkind: ServiceReliabilityManifest\nmetadata: { name: fraud, team: risk, tier: high }\nspec:\n  slos:\n    availability: { target: 0.999, window: 30d }\n    latency: { p99: 300ms, target: 0.99 }\n  dependencies: [{ service: payments, critical: true }]\n',
    ],
    [
      'web/mesh.yaml',
      'apiVersion: networking.istio.io/v1\nkind: VirtualService\nmetadata: { name: payments }\nspec:\n  http:\n    - match: [{ uri: { prefix: /charges } }]\n      route: [{ destination: { host: payments } }]\n      timeout: 3s\n      retries: { attempts: 3, perTryTimeout: 0.5s }\n---\napiVersion: gateway.networking.k8s.io/v1\nkind: HTTPRoute\nmetadata: { name: web }\nspec:\n  rules: [{ backendRefs: [{ name: web }], timeouts: { request: 2s }, retry: { attempts: 1 } }]\n---\napiVersion: autoscaling/v2\nkind: HorizontalPodAutoscaler\nmetadata: { name: web }\nspec: { scaleTargetRef: { name: web }, minReplicas: 2, maxReplicas: 9 }\n',
    ],
    [
      'web/checkout.arazzo.yaml',
      'arazzo: 1.0.1\ninfo: { title: Checkout, version: "1" }\nsourceDescriptions: [{ name: orders, url: ../orders/openapi.yaml, type: openapi }]\nworkflows:\n  - workflowId: checkout-by-web\n    x-sre-tier: core\n    steps:\n      - { stepId: order, operationId: createOrder, onFailure: [{ type: retry, retryLimit: 2 }] }\n      - { stepId: again, operationPath: "{$sourceDescriptions.orders.url}#/paths/~1orders~1{id}/put" }\n',
    ],
    ['CODEOWNERS', '* @all\n/orders/ @team-orders\n/.sre/** @sre # of all\n'],
  ]);
}
