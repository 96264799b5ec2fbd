// A small estate of our own making.
export type Texts = ReadonlyMap<string, string>;
/** Files to write; `undefined` deletes one. */
export type Edit = (texts: Texts) => Readonly<Record<string, string | undefined>>;

export const PAYMENTS = 'payments/openapi.yaml';
export const ORDERS = 'orders/openapi.yaml';
export const DEPLOYED = 'deploy/orders.yaml';
export const COMPOSE = 'docker-compose.yml';

export const ITEM = `    parameters:
      - { in: path, name: id, required: true, schema: { type: string } }
    get:
      operationId: readCharge
      summary: Read a charge
      responses: { '200': { description: OK } }
    delete:
      operationId: dropCharge
      responses: { '204': { description: Gone } }
`;

export const CREATE = `      operationId: createCharge
      parameters:
        - { in: header, name: X-Tenant, required: true, schema: { type: string } }
      requestBody:
        required: true
        content:
          application/json:
            schema: { type: object, required: [amount], properties: { amount: { type: integer } } }
      responses: { '201': { description: Created } }
`;

export const ESTATE: Texts = new Map([
  ['.sre/config.yaml', 'sre-config: "1.0"\ntiers:\n  core: [payments]\n  others: normal\n'],
  [
    PAYMENTS,
    `openapi: 3.0.3
info:
  title: Payments
  version: 1.0.0
x-sre-service: payments
servers:
  - url: https://payments.example.com/v1
paths:
  /charges:
    post:
${CREATE}  /charges/{id}:
${ITEM}`,
  ],
  [
    ORDERS,
    `openapi: 3.1.0
info: { title: Orders, version: 1.0.0 }
x-sre-service: orders
paths:
  /orders:
    post:
      operationId: createOrder
      x-sre-calls:
        - to: payments#createCharge
          mode: sync
          criticality: hard
        - { to: "payments#GET /charges/{id}", mode: sync, criticality: soft }
      responses: { '201': { description: Created } }
`,
  ],
  [
    DEPLOYED,
    `apiVersion: apps/v1
kind: Deployment
metadata: { name: orders }
spec:
  selector: { matchLabels: { app: orders } }
  template:
    metadata: { labels: { app: orders } }
    spec:
      containers:
        - name: orders
          image: orders:1
          env:
            - name: STOCK_URL
              value: http://stock:8080
            - name: LOG_LEVEL
              value: info
`,
  ],
  [
    COMPOSE,
    `services:
  stock:
    image: stock:1
  web:
    image: web:1
    environment:
      ORDERS_URL: http://orders:8080
  orders:
    image: orders:1
`,
  ],
]);
