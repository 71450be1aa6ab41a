import type { Catalog, Operation } from '../operations/catalog';
import { AgentToolError } from './agentToolError';
import { similarOperations } from './findOperations';

/**
 * The operation with this ID, whether it is listed or not.
 * @throws {AgentToolError} there is none: names those that are like it
 */
export function operationNamed(catalog: Catalog, id: string): Operation {
  const operation = catalog.byId.get(id);
  if (operation) return operation;
  const similar = similarOperations(catalog, id);
  const advice =
    similar.length === 0 ? "Search with 'tradovate_find_operations'." : `Similar ones: ${similar.join(', ')}.`;
  throw new AgentToolError(`There is no operation '${id}'. ${advice}`);
}
