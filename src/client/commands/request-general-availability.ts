// The gate of general availability.
import type { ClientCommand } from '../context';
import { requestStage } from './request-stage';

export const requestGeneralAvailability: ClientCommand = {
  id: 'sreLens.requestGeneralAvailability',
  run: (client, thing) => requestStage(client, thing, 'ga', 'general availability'),
};
