// R13: forty hostile texts in each field of a workspace, on every page that we draw, in a real browser.
import { launchChromium } from '../test/host/chromium';
import { tryXss } from '../test/robustness/xss';
import { everywhere, fieldByField } from '../test/robustness/xss-cases';
import { allPages } from '../test/robustness/xss-pages';
import { PAYLOADS } from '../test/robustness/xss-payloads';
import { fieldsOf } from '../test/robustness/xss-workspace';
import type { Goal } from './goal';

export const hostilePages: Goal = {
  id: 'R13',
  what: '40 XSS payloads × every field × every page: 0 hits',
  run: async () => {
    const browser = await launchChromium();
    try {
      const pages = await allPages();
      const { shown, hits } = await tryXss(browser, pages, [...everywhere(), ...fieldByField()], (page, count) => {
        if (count % 40 === 0) console.error(`R13: ${page.id}, ${count}`);
      });
      for (const hit of hits.slice(0, 10)) console.error(`R13: ${hit}`);
      return {
        figure: `${hits.length} hits of ${PAYLOADS.length} texts in ${fieldsOf().length} fields and in all at once, on ${pages.length} pages: ${shown} showings`,
        met: hits.length === 0,
        note: 'in Chromium, without the policy of the page; foreign elements, attributes, addresses and requests count as hits',
      };
    } finally {
      await browser.close();
    }
  },
};
