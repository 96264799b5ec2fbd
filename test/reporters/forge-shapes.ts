// The shapes that GitLab and Bitbucket document for what they are given.
import { Ajv } from 'ajv';

const ajv = new Ajv({ allErrors: true, strict: true });

const text = (maxLength: number) => ({ type: 'string', minLength: 1, maxLength });

/** GitLab, "Code Quality report format". */
const issues = ajv.compile({
  type: 'array',
  items: {
    type: 'object',
    required: ['description', 'check_name', 'fingerprint', 'severity', 'location'],
    properties: {
      description: text(100_000),
      check_name: text(200),
      fingerprint: text(100_000),
      severity: { enum: ['info', 'minor', 'major', 'critical', 'blocker'] },
      location: {
        type: 'object',
        required: ['path', 'lines'],
        properties: {
          path: { type: 'string', minLength: 1, pattern: '^[^/]' },
          lines: { type: 'object', required: ['begin'], properties: { begin: { type: 'integer', minimum: 1 } } },
        },
      },
    },
  },
});

const report = {
  type: 'object',
  required: ['title', 'details', 'report_type'],
  additionalProperties: false,
  properties: {
    title: text(450),
    details: text(2000),
    reporter: text(450),
    report_type: { enum: ['SECURITY', 'COVERAGE', 'TEST', 'BUG'] },
    result: { enum: ['PASSED', 'FAILED', 'PENDING'] },
    link: text(2000),
    data: {
      type: 'array',
      maxItems: 10,
      items: {
        type: 'object',
        required: ['title', 'type', 'value'],
        properties: {
          title: text(450),
          type: { enum: ['BOOLEAN', 'DATE', 'DURATION', 'LINK', 'NUMBER', 'PERCENTAGE', 'TEXT'] },
          value: {},
        },
      },
    },
  },
};

const annotation = {
  type: 'object',
  required: ['external_id', 'annotation_type', 'summary'],
  additionalProperties: false,
  properties: {
    external_id: text(450),
    annotation_type: { enum: ['VULNERABILITY', 'CODE_SMELL', 'BUG'] },
    severity: { enum: ['CRITICAL', 'HIGH', 'MEDIUM', 'LOW'] },
    result: { enum: ['PASSED', 'FAILED', 'SKIPPED', 'IGNORED'] },
    summary: text(450),
    details: text(2000),
    path: text(2000),
    line: { type: 'integer', minimum: 1 },
    link: text(2000),
  },
};

/** Bitbucket Cloud, "Reports" of its REST API: a report, and the annotations that are posted a hundred at a time. */
const payload = ajv.compile({
  type: 'object',
  required: ['report', 'annotations'],
  properties: { report, annotations: { type: 'array', maxItems: 1000, items: annotation } },
});
const reportAlone = ajv.compile(report);
const annotationsAlone = ajv.compile({ type: 'array', minItems: 1, maxItems: 100, items: annotation });

type Validate = typeof issues;

function errors(validate: Validate, value: unknown): readonly string[] {
  validate(value);
  return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message ?? ''}`);
}

/** What GitLab could not take; its fingerprints must differ. */
export function issueErrors(value: unknown): readonly string[] {
  const wrong = errors(issues, value);
  if (wrong.length > 0 || !Array.isArray(value)) return wrong;
  const prints = new Set(value.map((one: { fingerprint: string }) => one.fingerprint));
  return prints.size === value.length ? [] : ['two issues have one fingerprint'];
}

export function annotationErrors(value: unknown): readonly string[] {
  return errors(payload, value);
}

/** What Bitbucket could not take in the body of one request. */
export function requestErrors(address: string, value: unknown): readonly string[] {
  return errors(address.endsWith('/annotations') ? annotationsAlone : reportAlone, value);
}
