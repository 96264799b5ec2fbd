// The pages of the rules about changes.
import { RULES } from '../../src/core/rules/index';
import { describePages } from './page-tests';

describe('the pages of the rules', () => {
  describePages('docs/rules', RULES);
});
