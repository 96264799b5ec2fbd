// The gate of limited availability.
import type { ClientCommand } from '../context';
import { requestStage } from './request-stage';

export const requestLimitedAvailability: ClientCommand = {
  id: 'sreLens.requestLimitedAvailability',
  run: (client, thing) => requestStage(client, thing, 'limited', 'limited availability'),
};
