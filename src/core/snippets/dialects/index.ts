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

/** The code of every dialect, in the order of `dialectFacts`. */
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
  pythonWebsockets,
  csharpWebsocket,
  goWebsocket,
  http,
];

/** The code of a dialect, by its id. */
export function dialectById(id: string): Dialect | undefined {
  return dialects.find((dialect) => dialect.id === id);
}
