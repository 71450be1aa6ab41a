import assert from 'node:assert/strict';
import { goWebsocket } from '../../../../src/core/snippets/dialects/goWebsocket';
import { render } from '../../../../src/core/snippets/render';
import { request } from '../../operations/fixture';

const token = { kind: 'reference', variable: 'MY_TOKEN' } as const;
const textOf = (operation: string): string => render(request(operation), { dialect: goWebsocket, token }).plain;

/** What it sends is shown in test/run, for the languages that can be run there. */
describe('goWebsocket', () => {
  it('authorizes with the raw token and sends heartbeats', () => {
    const text = textOf('subscribeQuote');
    for (const part of [
      'websocket.DefaultDialer.Dial("wss://demo.tradovateapi.com/v1/websocket", nil)',
      'write("authorize\\n1\\n\\n" + os.Getenv("MY_TOKEN"))',
      'time.Tick(2500 * time.Millisecond)',
    ])
      assert.ok(text.includes(part), `${part} is not in ${text}`);
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
