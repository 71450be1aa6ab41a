import { json, reply, type Reply } from '../reply';
import type { State } from '../state';
import type { Operation } from './catalog';

/** Where the request came in. */
export type Channel = 'rest' | 'user' | 'md' | 'replay';

/**
 * The answer to an operation that does not exist on this channel or in this environment: 404 without a body, as for an
 * unknown path. No source says what the service answers; its pages only say where the operations exist.
 */
export function missingHere({ transport, environments = '' }: Operation, { environment }: State, channel: Channel) {
  if (transport === 'socket:replay' && channel !== 'replay') return reply(404);
  const isLive = environment === 'live';
  if (environments === 'live only' && !isLive) return reply(404);
  if (environments === 'demo only' && isLive) return reply(404);
  return undefined;
}

/**
 * The answer to an operation that the key may not use. Over HTTP 401, often with an empty body; on a socket with a text:
 * contract, "401 in detail". Operations of organizations and partners are nobody's here.
 */
export function accessDenied({ rights, audience }: Operation, { rights: given }: State, channel: Channel) {
  const isOrganization = audience === 'organization' || audience === 'partner';
  const access = rights ? (given[rights.group] ?? 'FullAccess') : 'FullAccess';
  const isEnough = access === 'FullAccess' || (access === 'Read' && rights?.access === 'Read');
  return isOrganization || !isEnough ? deniedOn(channel) : undefined;
}

/** Live orders need a sign-in with a device: tradovate-orders.md, section 1. Here any device is an approved one. */
export function deviceMissing({ rights }: Operation, { environment }: State, hasDevice: boolean): Reply | undefined {
  const isOrder = rights?.group === 'Orders' && rights.access === 'FullAccess';
  const isMissing = environment === 'live' && isOrder && !hasDevice;
  return isMissing ? json({ errorText: 'Access is denied' }, 401) : undefined;
}

export function deniedOn(channel: Channel): Reply {
  return channel === 'rest' ? reply(401) : json({ errorText: 'Access is denied' }, 401);
}
