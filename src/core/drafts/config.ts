// The draft of `.sre/config.yaml`: the services found, as comments, and empty lists that a person fills.
import { callersByService } from '../graph/callers';
import type { Graph } from '../model/graph';
import type { Service } from '../model/service';
import { asCandidates } from './candidates';
import { commentText, placeText } from './text';

const HEAD = `# Drafted by SRE Lens. Which services do all users feel when they fail? Those are core; only people know.
sre-config: "1.0"
tiers:
  core: []
  supplementary: []   # may be late or missing
  # normal: []
  # Found here, applications first, most called first; move the names into the lists. A tier is never guessed.
`;

/** Chooses no tier. Names that only calls mention are not listed. */
export function draftConfig(graph: Graph): string {
  const callers = callersByService(graph);
  const count = (service: Service) => callers.get(service.name)?.size ?? 0;
  const lines = asCandidates(graph)
    .filter(({ known }) => known)
    .map((service) => {
      const [first] = service.evidence;
      const callers = count(service);
      const called = callers === 0 ? [] : [`${callers} ${callers === 1 ? 'caller' : 'callers'}`];
      const facts = [...called, ...(first === undefined ? [] : [placeText(first.place)])].join(', ');
      return `  #   ${commentText(service.name)}${facts === '' ? '' : `   (${facts})`}\n`;
    });
  return `${HEAD}${lines.join('')}`;
}
