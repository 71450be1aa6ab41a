import assert from 'node:assert/strict';
import { axios } from '../../../../src/core/snippets/dialects/axios';
import { render } from '../../../../src/core/snippets/render';
import { request } from '../../operations/fixture';

const token = { kind: 'reference', variable: 'MY_TOKEN' } as const;

/** That it runs and what it sends is shown in test/run. */
describe('axios', () => {
  it('reads well', () => {
    assert.equal(
      render(request('cancelOrder', { values: { orderId: 7 }, example: 'none' }), {
        dialect: axios,
        token,
      }).plain.split('\n  const text')[0],
      `void (async function cancelOrder(ticket) {
  const { default: axios } = await import('axios');
  const response = await axios.request({
    method: 'POST',
    url: 'https://demo.tradovateapi.com/v1/order/cancelorder',
    headers: {
      Accept: 'application/json',
      'Content-Type': 'application/json',
      Authorization: \`Bearer \${process.env.MY_TOKEN}\`,
    },
    data: JSON.stringify({
      orderId: 7,
      ...ticket,
    }),
    maxRedirects: 0,
    timeout: 30_000,
    validateStatus: () => true,
    transformResponse: (text) => text,
  }).catch(({ message }) => {
    throw new Error(message);
  });`,
    );
  });

  it('has the interfaces of the response in TypeScript', () =>
    assert.match(
      render(request('accountList'), { dialect: axios, token, language: 'typescript' }).plain,
      /^interface Account \{/,
    ));

  it('checks nothing as a request only', () => {
    const { plain } = render(request('cancelOrder'), { dialect: axios, token, requestOnly: true });
    assert.ok(!/reasons|ticket/.test(plain), plain);
  });
});
