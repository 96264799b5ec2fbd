// The script of the picture's page, and of the worker beside it: one text, so that a single file holds everything.
import { hostOfFile, hostOfEditor } from './host';
import { answerPlans } from './layouts';
import { createPage } from './page';

if (typeof document === 'undefined') answerPlans();
else {
  const script = document.currentScript?.textContent ?? '';
  createPage(document.body, hostOfEditor() ?? hostOfFile(), script);
}
