import { countdown, localTime } from '../../platform/durations';
import { t, type Text } from '../../platform/text';
import { endText, type EndReason } from '../protocol/endReason';
import type { SocketKind } from './socketUrl';

/** What a user is shown about a socket. All times in ms since 1970, of this machine. */
export type StreamState =
  | { readonly kind: 'idle' }
  | { readonly kind: 'connecting' }
  /** The connection is open, the token is being checked. */
  | { readonly kind: 'authorizing' }
  /** The token was accepted; nothing is subscribed yet. */
  | { readonly kind: 'authorized'; readonly since: number }
  /** Subscribed: data flows as soon as there is any. */
  | { readonly kind: 'live'; readonly since: number }
  | { readonly kind: 'waiting'; readonly until: number; readonly reason: EndReason }
  | { readonly kind: 'ended'; readonly reason: EndReason; readonly at: number };

/** One line about the connection. */
export interface StateLine {
  readonly text: Text;
  /** For a screen reader: without figures that change each second. */
  readonly spoken: Text;
  readonly tone: 'plain' | 'success' | 'warning' | 'error';
  /** ms until the text changes although nothing happens; absent: never. */
  readonly changesIn?: number;
}

/**
 * @param heartbeatAt when the last heartbeat was sent, ms since 1970
 * @param now ms since 1970, of this machine
 */
export function stateLine(state: StreamState, heartbeatAt: number | undefined, now: number): StateLine {
  switch (state.kind) {
    case 'idle':
      return plain(t('Not connected'));
    case 'connecting':
      return plain(t('Connecting…'));
    case 'authorizing':
      return plain(t('Connected, checking the token…'));
    case 'authorized':
      return { ...plain(t('Connected')), ...(heartbeatAt === undefined ? {} : liveLine(heartbeatAt, now, false)) };
    case 'live':
      return liveLine(heartbeatAt ?? state.since, now, true);
    case 'waiting': {
      const left = Math.max(0, state.until - now);
      const why = endText(state.reason);
      return {
        text: t('{0} Reconnecting in {1}.', why, countdown(left)),
        spoken: t('{0} Reconnecting.', why),
        tone: 'warning',
        changesIn: left % 1000 || 1000,
      };
    }
    case 'ended': {
      const why = endText(state.reason);
      if (state.reason.kind === 'closed-by-user') return plain(t('Closed at {0}', localTime(state.at)));
      return { text: t('{0} Not connected.', why), spoken: t('{0} Not connected.', why), tone: 'error' };
    }
  }
}

/** The sockets by name. */
export function socketLabel(kind: SocketKind): Text {
  switch (kind) {
    case 'trading':
      return t('Account');
    case 'marketData':
      return t('Market Data');
    case 'replay':
      return t('Replay');
  }
}

function plain(text: Text): StateLine {
  return { text, spoken: text, tone: 'plain' };
}

function liveLine(heartbeatAt: number, now: number, isSubscribed: boolean): StateLine {
  const seconds = Math.floor(Math.max(0, now - heartbeatAt) / 1000);
  const spoken = isSubscribed ? t('Receiving data') : t('Connected');
  const text = isSubscribed
    ? t('Receiving data, last heartbeat {0} s ago', seconds)
    : t('Connected, last heartbeat {0} s ago', seconds);
  return { text, spoken, tone: isSubscribed ? 'success' : 'plain', changesIn: 1000 };
}
