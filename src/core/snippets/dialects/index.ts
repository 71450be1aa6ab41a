import type { Operation } from '../../operations/catalog';
import { onlySocketOf } from '../../operations/socketOperations';
import type { RequestData } from '../../operations/buildRequest';
import { axios } from './axios';
import { csharp } from './csharp';
import { curl } from './curl';
import type { Dialect } from '../dialect';
import { fetchDialect } from './fetch';
import { go } from './go';
import { http } from './http';
import { powershell } from './powershell';
import { python } from './python';
import { pythonHttpx } from './pythonHttpx';
import { pythonRequests } from './pythonRequests';
import { websocket } from './websocket';

/** All dialects, in the order in which they are offered. */
export const dialects: readonly Dialect[] = [
  curl,
  powershell,
  fetchDialect,
  axios,
  python,
  pythonRequests,
  pythonHttpx,
  csharp,
  go,
  websocket,
  http,
];

/** Market data, replay and the stream of the user's data are only available over a WebSocket. */
export function isAvailable(dialect: Dialect, request: RequestData): boolean {
  if (onlySocketOf(request.operation)) return dialect === websocket;
  return dialect.supports?.(request) ?? true;
}

/** The chosen dialect; for what a socket alone carries the WebSocket, unless a language without WebSocket was chosen. */
export function fittingDialect(operation: Operation, chosen: Dialect | undefined): Dialect | undefined {
  if (!onlySocketOf(operation)) return chosen;
  return chosen?.languages.some((each) => websocket.languages.includes(each)) === false ? chosen : websocket;
}

export function dialectById(id: string): Dialect | undefined {
  return dialects.find((dialect) => dialect.id === id);
}
