import assert from 'node:assert/strict';
import type { LoggedFrame, Sandbox } from '../../sandbox/sandbox';

type Values = Readonly<Record<string, unknown>>;

interface Message {
  readonly i?: number;
  readonly s?: number;
  readonly e?: string;
  readonly d?: unknown;
}

/** What the program of a recipe must print for the messages of one connection. */
export type Expectation = (sandbox: Sandbox, messages: readonly Message[]) => readonly string[];

const text = (value: unknown, absent = '-'): string =>
  value === undefined || value === null ? absent : typeof value === 'string' ? value : JSON.stringify(value);

const contractName = ({ world }: Sandbox, id: unknown): string => world.contracts.byId(id)?.name ?? text(id);

const listsOf = (message: Message, e: string, list: string): readonly Values[] =>
  message.e === e
    ? ((message.d as Record<string, readonly Values[] | undefined> | null | undefined)?.[list] ?? [])
    : [];

export const quoteLines: Expectation = (sandbox, messages) => {
  const known = new Map<unknown, Values>();
  return messages
    .flatMap((message) => listsOf(message, 'md', 'quotes'))
    .map(({ timestamp, contractId, entries }) => {
      const merged = { ...known.get(contractId), ...(entries as Values) } as Record<string, Values | undefined>;
      known.set(contractId, merged);
      const pair = (name: string) => `${text(merged[name]?.['price'])} x ${text(merged[name]?.['size'])}`;
      const volume = text(merged['TotalTradeVolume']?.['size']);
      const name = contractName(sandbox, contractId);
      return `${text(timestamp)} ${name} bid ${pair('Bid')} ask ${pair('Offer')} last ${pair('Trade')} volume ${volume}`;
    });
};

export const depthLines: Expectation = (sandbox, messages) =>
  messages
    .flatMap((message) => listsOf(message, 'md', 'doms'))
    .map(({ timestamp, contractId, bids, offers }) => {
      const side = (levels: unknown) =>
        (levels as readonly Values[])
          .slice(0, 5)
          .map(({ price, size }) => `${text(price)} x ${text(size)}`)
          .join(', ');
      return `${text(timestamp)} ${contractName(sandbox, contractId)} bids ${side(bids)} | offers ${side(offers)}`;
    });

/** Source: tradovate-streams.md, "Packed ticks". */
export function rowsOf({ bars, bp, bt, ts, tks }: Values): readonly string[] {
  const ticks = ((tks ?? []) as readonly Readonly<Record<string, number>>[])
    .map((tick) => ({ ...tick }))
    .sort((one, other) => (one['t'] ?? 0) - (other['t'] ?? 0) || (one['id'] ?? 0) - (other['id'] ?? 0));
  const price = (offset = 0) => Math.round((Number(bp) + offset) * Number(ts) * 1e10) / 1e10;
  return [
    ...((bars ?? []) as readonly Values[]).map((bar) => {
      const volume = Number(bar['upVolume']) + Number(bar['downVolume']);
      return ['timestamp', 'open', 'high', 'low', 'close'].map((name) => text(bar[name])).join() + `,${volume}`;
    }),
    ...ticks.map(({ t = 0, p, s, b, bs, a, as }) => {
      const book = [bs === undefined ? ',' : `${price(b)},${bs}`, as === undefined ? ',' : `${price(a)},${as}`];
      return [new Date(Number(bt) + t).toISOString(), price(p), s, ...book].join();
    }),
  ];
}

export const chartsIn = (messages: readonly Message[]): readonly Values[] =>
  messages.flatMap((message) => listsOf(message, 'chart', 'charts'));

/** Live rows: what comes after the history. */
export const chartLines: Expectation = (_, messages) => {
  let isLive = false;
  return chartsIn(messages).flatMap((chart) => {
    const rows = isLive ? rowsOf(chart) : [];
    isLive ||= chart['eoh'] === true;
    return rows;
  });
};

const SHOWN: Readonly<Record<string, (row: Values, sandbox: Sandbox) => string | undefined>> = {
  cashBalance: ({ accountId, amount, realizedPnL }, sandbox) =>
    `cash ${accountName(sandbox, accountId)}: ${text(amount)}, realized ${text(realizedPnL, '0')}`,
  position: ({ accountId, netPos, contractId, netPrice }, sandbox) =>
    `position ${accountName(sandbox, accountId)}: ${text(netPos)} ${contractName(sandbox, contractId)} at ${text(netPrice)}`,
  order: ({ id, action, contractId, ordStatus }, sandbox) =>
    `order ${text(id)}: ${text(action)} ${contractName(sandbox, contractId)} ${text(ordStatus)}`,
  orderVersion: ({ orderId, orderQty, orderType, price, stopPrice }) =>
    `order ${text(orderId)}: quantity ${text(orderQty)}, ${text(orderType)}, price ${text(price)}, stop ${text(stopPrice)}`,
  fill: ({ orderId, action, qty, contractId, price, active }, sandbox) =>
    `fill of order ${text(orderId)}: ${text(action)} ${text(qty)} ${contractName(sandbox, contractId)} at ${text(price)}` +
    (active === false ? ' (busted)' : ''),
  commandReport: ({ commandId, commandStatus, rejectReason, text: words }) =>
    rejectReason === undefined
      ? undefined
      : `command ${text(commandId)}: ${text(commandStatus)} ${text(rejectReason)} ${text(words, '')}`,
};

const accountName = ({ world }: Sandbox, id: unknown): string =>
  world.accounts.find((account) => account.id === id)?.name ?? text(id);

const COLLECTIONS = ['cashBalances', 'positions', 'orders', 'orderVersions', 'commandReports', 'fills'];

export const accountLines: Expectation = (sandbox, messages) =>
  messages
    .flatMap((message): readonly (readonly [string, Values])[] => {
      if (message.e === 'props') {
        if (!message.d) return [];
        const { entityType, entity } = message.d as { entityType: string; entity: Values | readonly Values[] };
        return [entity].flat().map((each) => [entityType, each] as const);
      }
      const snapshot = message.d as Record<string, readonly Values[] | undefined> | undefined;
      if (message.s !== 200 || !snapshot?.['users']) return [];
      return COLLECTIONS.flatMap((list) => (snapshot[list] ?? []).map((row) => [list.slice(0, -1), row] as const));
    })
    .flatMap(([type, row]) => SHOWN[type]?.(row, sandbox) ?? []);

/** What was sent over each connection, in order. Frames that are no messages are left out. */
export function messagesByConnection(
  frames: readonly LoggedFrame[],
  direction: 'in' | 'out' = 'out',
): readonly (readonly Message[])[] {
  const connections = new Map<number, Message[]>();
  for (const { connection, direction: way, text: frame } of frames) {
    const messages = connections.get(connection) ?? [];
    connections.set(connection, messages);
    if (way !== direction || !frame.startsWith('a')) continue;
    try {
      const elements = JSON.parse(frame.slice(1)) as readonly unknown[];
      messages.push(...elements.filter((each): each is Message => each instanceof Object));
    } catch {
      // Half a frame, which nobody can read.
    }
  }
  return [...connections.values()];
}

/**
 * The program printed all that was sent and nothing else. At the end of a connection that is cut, what is under way may be
 * lost, and what follows an unreadable frame is not read any more.
 */
export function assertPrinted(
  printed: readonly string[],
  connections: readonly (readonly string[])[],
  maxLost: number,
): void {
  let at = 0;
  for (const [index, expected] of connections.entries()) {
    const start = at;
    while (at - start < expected.length && printed[at] === expected[at - start]) at++;
    const lost = expected.length - (at - start);
    assert.ok(
      lost <= maxLost,
      `connection ${index + 1}: ${lost} of ${expected.length} lines are missing, the first after line ${at}:\n` +
        `${printed.slice(Math.max(0, at - 1), at + 2).join('\n')}\nexpected:\n${expected.slice(at - start, at - start + 2).join('\n')}`,
    );
  }
  assert.deepEqual(printed.slice(at), []);
}
