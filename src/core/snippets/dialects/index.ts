import type { Operation } from '../../operations/catalog';
import { onlySocketOf } from '../../operations/socketOperations';
import type { RequestData } from '../../operations/buildRequest';
import { axios } from './axios';
import { csharp } from './csharp';
import { csharpWebsocket } from './csharpWebsocket';
import { curl } from './curl';
import type { Dialect } from '../dialect';
import { fetchDialect } from './fetch';
import { go } from './go';
import { goWebsocket } from './goWebsocket';
import { http } from './http';
import { powershell } from './powershell';
import { python } from './python';
import { pythonHttpx } from './pythonHttpx';
import { pythonRequests } from './pythonRequests';
import { pythonWebsockets } from './pythonWebsockets';
import { websocket } from './websocket';

const sockets: readonly Dialect[] = [websocket, pythonWebsockets, csharpWebsocket, goWebsocket];

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
  ...sockets,
  http,
];

/** Market data, replay and the stream of the user's data are only available over a WebSocket. */
export function isAvailable(dialect: Dialect, request: RequestData): boolean {
  if (onlySocketOf(request.operation)) return sockets.includes(dialect);
  return dialect.supports?.(request) ?? true;
}

/** The chosen dialect; for what a socket alone carries that of its language, unless a language without WebSocket was chosen. */
export function fittingDialect(operation: Operation, chosen: Dialect | undefined): Dialect | undefined {
  if (!onlySocketOf(operation)) return chosen;
  if (!chosen) return websocket;
  return sockets.find(({ languages }) => languages.some((each) => chosen.languages.includes(each))) ?? chosen;
}

export function dialectById(id: string): Dialect | undefined {
  return dialects.find((dialect) => dialect.id === id);
}
