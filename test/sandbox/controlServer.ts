import { parseFault } from './faults/parse';
import { faultNames } from './faults/table';
import type { Access, Credentials, PushedOutStatus } from './options';
import { json, text, type Reply } from './reply';
import { objectIn, type Received } from './request';
import type { RegisteredApp } from './oauth/apps';
import type { Sandbox } from './sandbox';
import { servedOperations } from './service';
import { socketFaultNames, type SocketFault } from './sockets/faults';
import { tradingState } from './tradingState';

type Endpoint = (sandbox: Sandbox, body: Readonly<Record<string, unknown>>, raw: string) => unknown;

const asks: Readonly<Record<string, Endpoint>> = {
  journal: ({ requests }) => requests,
  stats: (sandbox) => sandbox.stats(),
  sessions: ({ sessions }) => sessions,
  credentials: ({ credentials }) => credentials,
  faults: () => faultNames,
  operations: () => servedOperations,
  sockets: ({ sockets }) => sockets,
  frames: ({ frames }) => frames,
  socketurls: ({ socketUrls }) => socketUrls,
  trading: ({ world }) => tradingState(world),
};

const orders: Readonly<Record<string, Endpoint>> = {
  // JSON, or the short form of the command line, which is easier to type after `curl -d`.
  fault: (sandbox, _, raw) => sandbox.fault(parseFault(raw)),
  clear: (sandbox) => sandbox.clearFaults(),
  captcha: (sandbox) => sandbox.solveCaptcha(),
  lifetime: (sandbox, { ms }) => sandbox.setLifetime(numberIn(ms)),
  clock: (sandbox, { ms }) => sandbox.setClockOffset(numberIn(ms)),
  expire: (sandbox) => sandbox.expireNow(),
  pushout: (sandbox, { status }) => sandbox.pushOut(statusIn(status)),
  token: (sandbox, { token }) => sandbox.nextToken(String(token)),
  users: (sandbox, { users }) => sandbox.setUsers(users as Credentials[]),
  apps: (sandbox, { apps }) => sandbox.setApps(apps as RegisteredApp[]),
  hosts: (sandbox, { hosts }) => sandbox.setApiHosts(hosts as Record<string, string> | undefined),
  rights: (sandbox, { rights }) => sandbox.setRights(rights as Record<string, Access>),
  perminute: (sandbox, { most }) => sandbox.setPerMinute(numberIn(most, 'most')),
  price: (sandbox, { symbol, price }) => sandbox.setPrice(String(symbol), numberIn(price, 'price')),
  move: (sandbox, { steps }) => sandbox.movePrices(numberIn(steps, 'steps')),
  market: (sandbox, { open }) => sandbox.setMarketOpen(open === true),
  filllimit: (sandbox, { quantity }) => sandbox.setFillLimit(numberIn(quantity, 'quantity')),
  socketfault: (sandbox, fault) => sandbox.socketFault(socketFaultIn(fault)),
  reset: (sandbox) => sandbox.reset(),
};

/** `/_sandbox/…`: GET asks, POST orders. For tests in another process; it knows no bearer and stays on loopback. */
export function controlReply(request: Received, sandbox: Sandbox): Reply {
  const name = request.path.slice('/_sandbox/'.length).toLowerCase();
  const endpoint = (request.method === 'GET' ? asks : orders)[name];
  if (!endpoint) {
    const there = [...Object.keys(asks).map((one) => `GET ${one}`), ...Object.keys(orders).map((one) => `POST ${one}`)];
    return text(404, `There is no ${request.method} ${name}. There are: ${there.join(', ')}.\n`);
  }
  try {
    return json(endpoint(sandbox, objectIn(request.body) ?? {}, request.body) ?? { ok: true });
  } catch (error) {
    return text(400, `${error instanceof Error ? error.message : String(error)}\n`);
  }
}

function socketFaultIn(fault: Readonly<Record<string, unknown>>): SocketFault {
  const name = socketFaultNames.find((one) => one === fault['name']);
  if (name === undefined) throw new Error(`It takes {"name": one of ${socketFaultNames.join(', ')}}.`);
  return { ...fault, name };
}

function statusIn(status: unknown): PushedOutStatus | undefined {
  if (status === undefined || status === 408 || status === 429 || status === 500) return status;
  throw new Error('It takes {"status": 408, 429 or 500}.');
}

function numberIn(value: unknown, name = 'ms'): number {
  if (typeof value !== 'number' || !Number.isFinite(value)) throw new Error(`It takes {"${name}": number}.`);
  return value;
}
