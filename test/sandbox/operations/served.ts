import type { Reply } from '../reply';
import { accountHandlers } from './accounts';
import { catalog, type Call, type Handler } from './catalog';
import { changingHandlers } from './changing';
import { readEntities } from './entities';
import { placingHandlers } from './placing';
import { sampleResponse } from './sampleResponse';
import { strategyHandlers } from './strategies';
import { syncHandlers } from './sync';

const handlers: Readonly<Record<string, Handler>> = {
  ...placingHandlers,
  ...changingHandlers,
  ...strategyHandlers,
  ...accountHandlers,
  ...syncHandlers,
};

/** Ids of the operations that do what they say. All others of the catalog are only checked. */
export const servedOperations: readonly string[] = [
  ...Object.keys(handlers),
  ...catalog.operations
    .filter(({ method, path }) => method === 'GET' && /\/(list|item|items|find|suggest|deps|ldeps)$/.test(path))
    .map(({ id }) => id),
];

/** What the operation answers to checked fields. */
export function answer(call: Call): Reply {
  return handlers[call.operation.id]?.(call) ?? readEntities(call) ?? sampleResponse(call);
}
