import assert from 'node:assert/strict';
import type { Dialect } from '../../../../src/core/snippets/dialect';
import { render } from '../../../../src/core/snippets/render';
import { request } from '../../operations/fixture';

const token = { kind: 'reference', variable: 'MY_TOKEN' } as const;

/**
 * What every dialect for WebSockets writes. What it sends is shown in test/run, for the languages that can be run there.
 * @param parts of the program: the connection, the raw token, the heartbeat
 */
export function describeSocketDialect(name: string, dialect: Dialect, parts: readonly string[]): void {
  const textOf = (operation: string): string => render(request(operation), { dialect, token }).plain;

  describe(name, () => {
    it('authorizes with the raw token and sends heartbeats', () => {
      const text = textOf('subscribeQuote');
      for (const part of parts) assert.ok(text.includes(part), `${part} is not in ${text}`);
    });

    it('sends the body again, with the ticket, where there is one', () => {
      assert.ok(textOf('cancelOrder').includes('p-time'));
      assert.ok(!textOf('accountList').includes('p-time'));
    });

    it('goes on only where events follow', () => {
      assert.match(textOf('cancelOrder'), /^ *return;?$/m);
      assert.doesNotMatch(textOf('subscribeQuote'), /^ *return;?$/m);
    });
  });
}
