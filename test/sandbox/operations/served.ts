import { commandOperations } from './commands';
import { entityOperations } from './entities';
import type { Operation } from './types';

export const operations: readonly Operation[] = [...commandOperations, ...entityOperations];

const byPath = new Map(operations.map((operation) => [operation.path, operation]));

export const operationAt = (route: string): Operation | undefined => byPath.get(route);
