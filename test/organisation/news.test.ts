// What is new in the organisation's graph, as the SRE reads it.
import assert from 'node:assert/strict';
import { mergeGraphs } from '../../src/core/organisation/merge';
import { newsOf } from '../../src/core/organisation/news';
import { ORGANISATION_REPORTERS } from '../../src/core/reporters/organisation';
import { descriptor, published, type Repository, SHOP } from './estate';

const merge = (repositories: Readonly<Record<string, Repository>>) =>
  mergeGraphs(
    Object.entries(repositories).map(([name, texts]) => ({ file: `${name}.json`, text: published(texts, name) })),
  );
const { web, ...others } = SHOP;
const EARLIER = merge({
  ...others,
  legacy: { 'sre.yaml': descriptor('legacy') },
  old: { 'sre.yaml': descriptor('sms', ['owner: team-messaging']) },
});
const NOW = merge({
  ...SHOP,
  // Renamed, and still known by the old name.
  old: { 'compose.yaml': 'services:\n  sms-gateway:\n    build: .\n    hostname: sms\n' },
  chat: { 'sre.yaml': descriptor('chat|*x*', ['owner: "[a](b)"']) },
});
const show = (id: string) =>
  ORGANISATION_REPORTERS.find((one) => one.id === id)?.render(NOW, newsOf(NOW, EARLIER.graph), 'old.json', {
    paint: (_, text) => text,
    line: () => undefined,
  });

describe('what is new in the organisation', () => {
  it('is the services that no name led to before, core ones first', () => {
    assert.ok(web);
    const { since, together } = newsOf(NOW, EARLIER.graph);
    assert.deepEqual(
      since?.added.map(({ name, effective }) => `${name} ${effective}`),
      ['web core', 'chat|*x* unknown'],
    );
    assert.deepEqual(
      since.raised.map(({ name, before, effective }) => `${name} ${before} ${effective}`),
      ['orders normal core', 'payments supplementary core'],
    );
    assert.deepEqual(since.gone, ['legacy']);
    assert.deepEqual(
      together.map(({ name, because }) => `${name} ${because?.flow}`),
      ['payments checkout'],
    );
  });

  it('is nothing where nothing changed, and unknown without an earlier graph', () => {
    assert.deepEqual(newsOf(NOW, NOW.graph).since, { added: [], raised: [], gone: [] });
    assert.equal(newsOf(NOW, undefined).since, undefined);
  });

  it('is read in a terminal', () => {
    assert.equal(
      show('pretty'),
      `8 repositories: 8 services, 4 calls, 1 flow.
2 new services since old.json; 3 newly core.

New services
  web       core (declared normal)  team-web  web: sre.yaml:2
    checkout: web#buy
  chat|*x*  unknown                 [a](b)    chat: sre.yaml:2

More important than before
  orders    core (was normal)         team-orders    orders: sre.yaml:2
    checkout: web#buy → orders#createOrder
  payments  core (was supplementary)  team-payments  payments: sre.yaml:2
    checkout: web#buy → orders#createOrder, orders#createOrder → payments#createCharge

Seen only with all repositories together
  payments  core (declared supplementary)  team-payments  payments: sre.yaml:2
    checkout: web#buy → orders#createOrder, orders#createOrder → payments#createCharge

No longer there: legacy.
`,
    );
  });

  it('is read in a ticket, where text from files is no markup', () => {
    const text = show('markdown') ?? '';
    assert.match(text, /^\| `chat¦\*x\*` \| unknown \| &#91;a&#93;\(b\) \| `chat: sre.yaml:2` \| {2}\|$/m);
    assert.match(text, /^2 new services since `old.json`; 3 newly core\.$/m);
    assert.match(text, /^No longer there: `legacy`\.$/m);
  });
});
