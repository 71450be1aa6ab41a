import { t, type Text } from '../platform/text';
import { isForRetail } from './audience';
import type { Operation } from './catalog';
import { rightsText } from './rightsText';
import type { ServiceFacts } from './serviceFacts';
import { onlySocketOf, type OnlySocket } from './socketOperations';

/** What to know before an operation is called. */
export interface OperationFacts {
  /** Rights, environment, limit, transport and audience, each as a text of its own. */
  readonly facts: readonly Text[];
  /** Of the published reference, in English. */
  readonly notes: readonly string[];
}

const ENVIRONMENTS: Readonly<Record<string, Text>> = {
  'demo only': t('Demo only'),
  'live only': t('LIVE only'),
  'demo and live': t('Demo and LIVE'),
  'production only': t('Production only'),
};

const SOCKETS: Readonly<Record<OnlySocket, Text>> = {
  trading: t('Over the trading WebSocket only'),
  marketData: t('Over the market data WebSocket only'),
  replay: t('Over the replay WebSocket only'),
};

export function factsOf(operation: Operation, service: ServiceFacts | undefined): OperationFacts {
  const { environments, rateLimit, notes, deprecated } = operation;
  const socket = onlySocketOf(operation);
  const facts = [
    rightsText(operation, service),
    environments === undefined ? undefined : ENVIRONMENTS[environments],
    socket && SOCKETS[socket],
    rateLimit === undefined || /^none/.test(rateLimit) ? undefined : t('Rate limit: {0}', rateLimit),
    isForRetail(operation) ? undefined : t('For partners and organizations'),
    deprecated === undefined ? undefined : t('Deprecated'),
  ];
  return {
    facts: facts.filter((fact) => fact !== undefined),
    notes: [deprecated, notes].filter((note) => note !== undefined),
  };
}
