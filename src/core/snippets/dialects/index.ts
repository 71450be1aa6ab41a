import type { Operation } from '../../operations/catalog';
import { isMarketData } from '../../operations/marketData';
import type { RequestData } from '../../operations/buildRequest';
import { csharp } from './csharp';
import { curl } from './curl';
import type { Dialect } from '../dialect';
import { fetchDialect } from './fetch';
import { http } from './http';
import { powershell } from './powershell';
import { python } from './python';
import { pythonRequests } from './pythonRequests';
import { websocket } from './websocket';

/** All dialects, in the order in which they are offered. */
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

/** Market data is only available over a WebSocket. */
export function isAvailable(dialect: Dialect, request: RequestData): boolean {
  if (isMarketData(request.operation)) return dialect === websocket;
  return dialect.supports?.(request) ?? true;
}

/** The chosen dialect; for market data the WebSocket, unless a language without WebSocket was chosen. */
export function fittingDialect(operation: Operation, chosen: Dialect | undefined): Dialect | undefined {
  if (!isMarketData(operation)) return chosen;
  return chosen?.languages.some((each) => websocket.languages.includes(each)) === false ? chosen : websocket;
}

export function dialectById(id: string): Dialect | undefined {
  return dialects.find((dialect) => dialect.id === id);
}
