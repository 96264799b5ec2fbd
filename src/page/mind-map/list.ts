// The same as a table, for those who see no picture.
import type { PracticeShown } from '../../core/model/practice';
import { html } from '../elements';
import { signInText } from './signs';
import { stateText } from './words';

const COLUMNS = ['Group', 'Practice', 'State', 'Reason', 'Due'];

export function practiceTable(practices: readonly PracticeShown[]): HTMLElement {
  return html(
    'details',
    { class: 'list' },
    html('summary', {}, `List of practices (${practices.length})`),
    html(
      'table',
      {},
      html('thead', {}, html('tr', {}, ...COLUMNS.map((name) => html('th', { scope: 'col' }, name)))),
      html(
        'tbody',
        {},
        ...practices.map((practice) => {
          const { group, title, state, reason = '', due = '' } = practice;
          const told = html('td', {}, signInText(state), ` ${stateText(practice)}`);
          const cell = (text: string): HTMLElement => html('td', {}, text);
          return html('tr', {}, cell(group), cell(title), told, cell(reason), cell(due));
        }),
      ),
    ),
  );
}
