// Saves the page of the review as Markdown.
import type { ClientCommand } from '../context';
import { pickFolder } from '../folders';
import { saveReport } from './save-report';

export const exportReview: ClientCommand = {
  id: 'sreLens.exportReview',
  run: async (client) => {
    const folder = client.review.folder() ?? (await pickFolder('Export the review of which folder?'));
    if (folder !== undefined) await saveReport(client, folder, REVIEW_FORMAT, 'new-calls');
  },
};

const REVIEW_FORMAT = { id: 'review', title: 'Markdown', extension: 'md' };
