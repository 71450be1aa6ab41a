import { curl } from './curl';
import type { Dialect } from './dialect';
import { fetchDialect } from './fetch';
import { python } from './python';
import { pythonRequests } from './pythonRequests';
import { websocket } from './websocket';

/** Every way to write a request down, in the order in which a person is offered them. */
export const dialects: readonly Dialect[] = [curl, fetchDialect, python, pythonRequests, websocket];

export function dialectById(id: string): Dialect | undefined {
  return dialects.find((dialect) => dialect.id === id);
}
