// The list of formats of load-test scripts: adding one = its file, its line here, its row in docs/benchmarks.md.
import { artillery } from './artillery';
import type { ScriptFormat } from './format';
import { gatling } from './gatling';
import { jmeter } from './jmeter';
import { k6 } from './k6';
import { locust } from './locust';

/** Every format, in the order in which a file is offered to them. */
export const SCRIPT_FORMATS: readonly ScriptFormat[] = [jmeter, k6, gatling, locust, artillery];
