import assert from 'node:assert/strict';
import type { HttpResponse } from '../../../../src/core/platform/ports';
import { explainResponse } from '../../../../src/core/requests/response/explainResponse';
import type { Explanation, ResponseContext } from '../../../../src/core/requests/response/explanation';
import { operation } from '../../operations/fixture';
import { httpResponse } from './httpResponse';

const now = Date.parse('2026-11-24T15:00:00Z');
const explain = (response: HttpResponse, id = 'accountList', context: Partial<ResponseContext> = {}) =>
  explainResponse(response, { operation: operation(id), live: false, now, ...context });

describe('explaining a response', () => {
  const successes: readonly (readonly [string, HttpResponse, string?])[] = [
    ['a list', httpResponse([{ errorText: 'in a list' }])],
    ['an empty errorText', httpResponse({ errorText: '', ok: true })],
    ['an order', httpResponse({ orderId: 7 }), 'placeOrder'],
    ['a strategy', httpResponse({ orderStrategy: { status: 'ActiveStrategy' } }), 'startOrderStrategy'],
    [
      'a strategy that failed, and is stopped',
      httpResponse({ orderStrategy: { status: 'ExecutionFailed' } }),
      'interruptOrderStrategy',
    ],
    ['orders that would pass', httpResponse({ rejectReason: 'Success' }), 'dry-run'],
    ['a report with a reason', httpResponse({ rejectReason: 'NoQuote' }), 'commandReportItem'],
    ['Success', httpResponse({ failureReason: 'Success', failureText: '', orderId: 7 }), 'placeOrder'],
    ['Success by code', httpResponse({ errorCode: 'Success' }), 'addTradovateSubscription'],
    ['no violations', httpResponse({ violations: [] })],
    ['an empty object that needs no right', httpResponse({}), 'me'],
    ['an empty result of a command', httpResponse({}), 'resetDemoAccountState'],
    ['an empty body where none is described', httpResponse(''), 'expire-market-data-subscription'],
    ['plain text', httpResponse('pong')],
  ];
  for (const [name, response, id] of successes)
    it(`says nothing about ${name}`, () => assert.equal(explain(response, id), undefined));

  type Expected = Partial<Pick<Explanation, 'tone' | 'quotations' | 'remedies'>>;
  const explained: readonly (readonly [
    name: string,
    HttpResponse,
    reason: Explanation['reason'],
    expected?: Expected,
    id?: string,
    context?: Partial<ResponseContext>,
  ])[] = [
    ['an error text', httpResponse({ errorText: 'No' }), 'refused', { quotations: ['No'] }],
    [
      'an expired token',
      httpResponse({ errorText: 'Expired Access Token' }),
      'expired-token',
      { quotations: ['Expired Access Token'], remedies: ['get-token'] },
    ],
    ['violations', httpResponse({ violations: ['bare'] }), 'invalid-values', { quotations: ['bare'] }],
    ['violations with 400', httpResponse({ violations: ['bare'] }, 400), 'invalid-values', { quotations: ['bare'] }],
    [
      'a failed command',
      httpResponse({ failureReason: 'RiskCheckTimeout', failureText: 'Too late' }),
      'command-failed',
      { quotations: ['RiskCheckTimeout', 'Too late'] },
      'placeOrder',
    ],
    ['a failureText', httpResponse({ failureText: 'No' }), 'command-failed', { quotations: ['No'] }, 'cancelOrder'],
    ['not ok', httpResponse({ ok: false }), 'command-failed', {}, 'resetDemoAccountState'],
    ['a rejected order', httpResponse({ orderStatus: 'Rejected' }), 'command-failed', {}, 'placeOrder'],
    [
      'a rejected order with an id',
      httpResponse({ orderId: 7, ordStatus: 'Rejected' }),
      'command-failed',
      {},
      'placeOrder',
    ],
    [
      'a strategy that failed',
      httpResponse({ orderStrategy: { status: 'ExecutionFailed', failureMessage: 'Insufficient margin' } }),
      'command-failed',
      { quotations: ['Insufficient margin'] },
      'startOrderStrategy',
    ],
    [
      'a strategy without liquidity',
      httpResponse({ orderStrategy: { status: 'NotEnoughLiquidity' } }),
      'command-failed',
      {},
      'startOrderStrategy',
    ],
    [
      'orders that would be refused',
      httpResponse({ rejectReason: 'MaxPosLimitReached' }),
      'dry-run-failed',
      { quotations: ['MaxPosLimitReached'] },
      'dry-run',
    ],
    ['an order without its id', httpResponse({}), 'unconfirmed', { tone: 'warning' }, 'placeOrder'],
    ['a command without its id', httpResponse({ orderId: 7 }), 'unconfirmed', { tone: 'warning' }, 'cancelOrder'],
    [
      'a contract that has expired',
      httpResponse({ errorText: 'Contract MESU6 has expired' }),
      'refused',
      { quotations: ['Contract MESU6 has expired'] },
    ],
    ...[408, 423, 429].map(
      (status) =>
        [
          `${status} with an error text`,
          httpResponse({ errorText: 'No' }, status),
          'http-status',
          { quotations: ['No'], tone: status === 423 ? 'warning' : 'error' },
          'placeOrder',
        ] as const,
    ),
    ['423 with a CAPTCHA', httpResponse({ 'p-captcha': true }, 423), 'captcha'],
    ['a penalty', httpResponse({ 'p-ticket': 'made-up', 'p-time': 19 }), 'penalty'],
    ['a CAPTCHA', httpResponse({ 'p-ticket': 'made-up', 'p-captcha': true }), 'captcha'],
    ['a web page', httpResponse('<html>'), 'web-page', { remedies: ['open-settings'] }],
    ['broken JSON', httpResponse('{"a":'), 'invalid-json', { tone: 'warning' }],
    ['an empty list', httpResponse([]), 'nothing', { tone: 'info' }],
    ['an empty object', httpResponse({}), 'nothing', { tone: 'info' }, 'orderItem'],
    ['an empty body', httpResponse(''), 'empty', { tone: 'warning' }],
    ['a truncated body', httpResponse('[1', 200, true), 'truncated', { tone: 'info' }],
    ['a status', httpResponse('No', 401), 'http-status', { quotations: ['No'] }],
    [
      'a denied request',
      httpResponse({ errorText: 'Access is denied' }, 401),
      'http-status',
      { quotations: ['Access is denied'] },
    ],
    [
      'a fault with an error text',
      httpResponse({ errorText: 'x' }, 500),
      'http-status',
      { quotations: ['x'] },
      'placeOrder',
    ],
    ['a warning status', httpResponse('', 423), 'http-status', { tone: 'warning' }],
  ];
  for (const [name, response, reason, expected = {}, id, context] of explained) {
    it(`explains ${name}: ${reason}`, () => {
      const { sentences = [], ...rest } = explain(response, id, context) ?? {};
      assert.deepEqual(rest, { reason, tone: 'error', quotations: [], remedies: [], ...expected });
      assert.ok(sentences.length > 0);
    });
  }
});
