// AH-21: one incident rings ten times.
import { DEFAULT_THRESHOLDS } from '../model/thresholds';
import type { HygieneCheck } from './hygiene';

export const tooManyPages: HygieneCheck = {
  id: 'too-many-pages',
  code: 'AH-21',
  title: 'Too many alerts of one service page',
  severity: 'warning',
  ofService: ({ name }, estate) => {
    const limit = estate.config.thresholds.pagesPerService ?? DEFAULT_THRESHOLDS.pagesPerService;
    const pages = estate.alertsOf(name).filter(({ severity }) => severity === 'page');
    const fresh = pages.find(({ rule }) => estate.isNew(rule));
    if (pages.length <= limit || fresh === undefined) return undefined;
    return {
      message: `${pages.length} alerts of ${name} page, more than ${limit}: one incident rings many times.`,
      next: 'Keep those for what users notice; make the causes tickets.',
      place: fresh.rule.name.place,
    };
  },
};
