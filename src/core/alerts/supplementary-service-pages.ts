// AH-20: somebody gets up for a service that may be late or missing.
import { severityFix } from './estate/fixes';
import { severityLabel } from './estate/severity';
import type { HygieneCheck } from './hygiene';

export const supplementaryServicePages: HygieneCheck = {
  id: 'supplementary-service-pages',
  code: 'AH-20',
  title: 'An alert of a supplementary service pages',
  severity: 'warning',
  ofAlert: ({ rule, service, severity }, { graph }) => {
    if (severity !== 'page' || service === undefined) return undefined;
    if (graph.tiers.get(service.name)?.tier !== 'supplementary') return undefined;
    return {
      message: `${rule.name.value} pages for ${service.name}, which is supplementary: it may be missing until the morning.`,
      fixes: [severityFix(rule, 'ticket')],
      next: 'Make it a ticket, or give the service the tier that it has.',
      place: severityLabel(rule)?.place ?? rule.name.place,
    };
  },
};
