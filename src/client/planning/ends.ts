// Who calls whom: a service, then one of its operations.
import type { WhatIfParams } from '../../protocol/messages';
import type { ServiceRow } from '../../protocol/views';
import { type Answered, type Choice, choose } from './quick-input';

export type End = WhatIfParams['from'];

/** One of the services; a caller has to be described by a file, a callee may be of another repository. */
export function chooseService(
  services: readonly ServiceRow[],
  title: string,
  canGoBack: boolean,
): Promise<Answered<ServiceRow>> {
  const items = services.map((service) => ({ label: service.name, description: service.effective, value: service }));
  return choose({ title, placeHolder: 'Service', canGoBack }, items);
}

/** One of its operations, or all of it. */
export function chooseOperation(service: ServiceRow, title: string): Promise<Answered<End>> {
  const operations: Choice<End>[] = service.operations.map(({ label, key }) => ({
    label,
    description: key === label ? '' : key,
    value: { service: service.name, operation: label },
  }));
  const whole: Choice<End> = { label: 'The service as a whole', value: { service: service.name } };
  return choose({ title, placeHolder: `Operation of ${service.name}`, canGoBack: true }, [...operations, whole]);
}
