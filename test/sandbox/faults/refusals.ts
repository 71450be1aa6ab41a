import { INCORRECT } from '../auth/signIn';
import { json, page, refusal, reply, serverFault, text } from '../reply';
import { instead, onTokenCalls } from './effect';

/** What a service of bad will could write: markup, a command link, a picture, control characters, and no end. */
export const HOSTILE =
  '<img src=x onerror=alert(1)> [Sign in](command:evil) ![x](https://evil.invalid/x.png) $(alert) **bold** `code`' +
  ` \u0000\u0007\u001b[31m\u202Etxet\u2066\r\n# heading ${'long '.repeat(2000)}`;

/** Contract, "Refusal and faults", row by row, and "Penalty". */
export const refusals = {
  refused: onTokenCalls(instead('200 with errorText', ({ args }) => refusal(args.text ?? INCORRECT), ['text'])),
  hostile: onTokenCalls(
    instead(
      '200 with an errorText of markup, links, control characters and great length',
      ({ args }) => refusal(args.text ?? HOSTILE),
      ['text'],
    ),
  ),
  penalty: onTokenCalls(
    instead(
      'p-ticket and p-time; handled only when the same comes with the ticket after that time',
      ({ request, state, args }) => state.penalties.impose(request, args.seconds ?? 15, false),
      ['seconds'],
    ),
  ),
  captcha: onTokenCalls(
    instead(
      'p-captcha: true, until the seconds are over (3600)',
      ({ request, state, args }) => state.penalties.impose(request, args.seconds ?? 3600, true),
      ['seconds'],
    ),
  ),
  'http-400': instead('400', () => text(400, 'The request content was malformed')),
  'http-401': instead('401 without a body', () => reply(401)),
  'http-401-text': instead('401 with a text', () => text(401, 'Unauthorized')),
  'http-401-json': instead('401 with errorText', () => json({ errorText: 'Access is denied' }, 401)),
  'http-404': instead('404 without a body', () => reply(404)),
  'http-408': instead('408: the session was pushed out', () => reply(408)),
  'http-423': instead('423: last warning before 429', () => reply(423)),
  'http-429': instead('429 without a body, this once', () => reply(429)),
  'http-500': instead('500, plain text with an error id', () => serverFault()),
  'http-502': instead('502, a page of a proxy', () => page(502, '502 Bad Gateway')),
  'http-503': instead('503, a page of a proxy', () => page(503, '503 Service Temporarily Unavailable')),
  status: instead(
    'any status, body and content type',
    ({ args }) => reply(args.status ?? 500, args.text, args.contentType),
    ['status', 'text', 'contentType'],
  ),
  locked: instead(
    '429 without a body for an hour (3600 s), which starts again with each request',
    ({ state, args, on }) => {
      state.locks.lock(on, (args.seconds ?? 3600) * 1000);
      state.stats.duringLock++;
      return reply(429);
    },
    ['seconds'],
  ),
};
