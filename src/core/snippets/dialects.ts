import { csharp } from './csharp';
import { curl } from './curl';
import type { Dialect } from './dialect';
import { fetchDialect } from './fetch';
import { http } from './http';
import { powershell } from './powershell';
import { python } from './python';
import { pythonRequests } from './pythonRequests';
import { websocket } from './websocket';

/** Every way to write a request down, in the order in which a person is offered them. */
export const dialects: readonly Dialect[] = [
  curl,
  powershell,
  fetchDialect,
  python,
  pythonRequests,
  csharp,
  websocket,
  http,
];

export function dialectById(id: string): Dialect | undefined {
  return dialects.find((dialect) => dialect.id === id);
}
