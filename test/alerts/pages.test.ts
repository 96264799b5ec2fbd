// The pages of the checks of alerts.
import { HYGIENE_CHECKS } from '../../src/core/alerts/index';
import { describePages } from '../rules/page-tests';

describe('the pages of the checks of alerts', () => {
  describePages('docs/alerts', HYGIENE_CHECKS);
});
