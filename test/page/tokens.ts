import type { TokenView } from '../../src/core/sidebar/messages';

const demo = {
  label: 'Paper trading',
  environment: 'Demo',
  baseUrl: 'https://demo.tradovateapi.com/v1',
  live: false,
  readOnly: false,
};

const real = {
  ...demo,
  label: 'My account',
  environment: 'LIVE',
  baseUrl: 'https://live.tradovateapi.com/v1',
  live: true,
};

export const alive: TokenView = {
  profile: demo,
  kind: 'alive',
  tone: 'plain',
  headline: 'Token is valid',
  figure: '1h 19m',
  share: 0.88,
  lines: ['Expires at 15:32, in 1 hour 19 minutes', 'Renews at 15:17'],
  spoken: 'Token is valid until 15:32',
  actions: ['copy', 'copyHeader', 'renew', 'forget', 'signInAgain'],
};

export const welcome: TokenView = {
  kind: 'welcome',
  tone: 'plain',
  headline: 'No profile yet',
  lines: [],
  spoken: 'No profile yet',
  actions: [],
};

const without = (part: Pick<TokenView, 'kind' | 'headline'> & Partial<TokenView>): TokenView => ({
  ...welcome,
  profile: demo,
  spoken: part.headline,
  ...part,
});

export const none = without({ kind: 'none', headline: 'No token', actions: ['get'] });

export const asking = without({ kind: 'asking', headline: 'Signing in…' });

export const waiting = without({
  kind: 'waiting',
  headline: 'Waiting until the next try is allowed',
  figure: '0:15',
  lines: ['No token'],
});

export const lastMinutes: TokenView = {
  ...alive,
  tone: 'warning',
  figure: '1:58',
  share: 0.02,
  lines: ['Expires at 15:32, in less than 2 minutes', 'Is not renewed by itself'],
  spoken: 'Token expires in less than 2 minutes',
};

export const expired = without({
  kind: 'expired',
  tone: 'error',
  headline: 'Expired at 15:32',
  lines: ['Last trouble: Tradovate could not be reached.'],
  actions: ['get', 'forget'],
});

export const ended = without({
  kind: 'ended',
  tone: 'error',
  headline: 'Session ended: signed in elsewhere?',
  actions: ['get', 'forget'],
});

export const locked = without({
  kind: 'stopped',
  tone: 'warning',
  headline: 'Tradovate asks for a captcha: nothing is sent until 15:30',
  lines: ['No token'],
  actions: ['captchaSolved'],
});

export const live: TokenView = { ...alive, profile: real };

export const liveReadOnly: TokenView = { ...alive, profile: { ...real, readOnly: true } };
