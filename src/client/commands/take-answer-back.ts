// Takes an answer out of the story file: the question is open again.
import type { ClientCommand } from '../context';
import { asked } from './asked';
import { recordAnswer } from './record-answer';

export const takeAnswerBack: ClientCommand = {
  id: 'sreLens.takeAnswerBack',
  run: async (client, ...args) => {
    const about = asked(client, args);
    if (about?.question.state === 'answered' || about?.question.state === 'stale')
      await recordAnswer(client, { call: about.call.key, question: about.question.id });
  },
};
