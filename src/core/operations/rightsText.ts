import { t, type Text } from '../platform/text';
import type { Operation } from './catalog';
import type { ServiceFacts } from './serviceFacts';

/** As Tradovate's settings page calls group and access: `Orders: Full Access`. `undefined`: the operation needs no right. */
export function rightsName(
  { rights }: Pick<Operation, 'rights'>,
  service: ServiceFacts | undefined,
): string | undefined {
  if (!rights) return undefined;
  const label = service?.rightsGroups.get(rights.group)?.label ?? rights.group;
  return `${label}: ${rights.access === 'Read' ? 'Read Only' : 'Full Access'}`;
}

/** Whether users can give their key the right on Tradovate's settings page. */
export function canGrant({ rights }: Pick<Operation, 'rights'>, service: ServiceFacts | undefined): boolean {
  return rights !== undefined && service?.rightsGroups.get(rights.group)?.label !== undefined;
}

export function rightsText(operation: Operation, service: ServiceFacts | undefined): Text | undefined {
  const name = rightsName(operation, service);
  return name === undefined ? undefined : t("Needs '{0}'", name);
}
