import type { RequestData } from '../operations/buildRequest';
import type { Operation } from '../operations/catalog';
import { onlySocketOf } from '../operations/socketOperations';
import { dialectFacts, type DialectFacts } from './dialectFacts';

/** All dialects, in the order in which they are offered. */
export const allDialects: readonly DialectFacts[] = Object.values(dialectFacts);

const sockets = allDialects.filter(({ isSocket }) => isSocket);

/** What is known of a dialect, by its id. */
export function factsById(id: string): DialectFacts | undefined {
  return allDialects.find((facts) => facts.id === id);
}

/** Market data, replay and the stream of the user's data are only available over a WebSocket, which begins with a token. */
export function isAvailable(
  { isSocket = false }: DialectFacts,
  { operation }: Pick<RequestData, 'operation'>,
): boolean {
  return isSocket ? operation.auth === 'bearer' : !onlySocketOf(operation);
}

/** The chosen dialect; for what a socket alone carries that of its language, unless a language without WebSocket was chosen. */
export function fittingDialect(operation: Operation, chosen: DialectFacts | undefined): DialectFacts | undefined {
  if (!onlySocketOf(operation)) return chosen;
  if (!chosen) return dialectFacts.websocket;
  return sockets.find(({ languages }) => languages.some((each) => chosen.languages.includes(each))) ?? chosen;
}

/** As `fittingDialect`; `undefined` where no dialect of that language can write the operation. */
export function offeredDialect(operation: Operation, chosen: DialectFacts): DialectFacts | undefined {
  const dialect = fittingDialect(operation, chosen);
  return dialect && isAvailable(dialect, { operation }) ? dialect : undefined;
}
