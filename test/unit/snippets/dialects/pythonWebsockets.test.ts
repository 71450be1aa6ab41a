import assert from 'node:assert/strict';
import { pythonWebsockets } from '../../../../src/core/snippets/dialects/pythonWebsockets';
import { render } from '../../../../src/core/snippets/render';
import { request } from '../../operations/fixture';

const token = { kind: 'reference', variable: 'MY_TOKEN' } as const;
const textOf = (operation: string): string => render(request(operation), { dialect: pythonWebsockets, token }).plain;

/** What it sends is shown in test/run, for the languages that can be run there. */
describe('pythonWebsockets', () => {
  it('authorizes with the raw token and sends heartbeats', () => {
    const text = textOf('subscribeQuote');
    for (const part of [
      'async with websockets.connect("wss://demo.tradovateapi.com/v1/websocket", max_size=None) as socket:',
      '["authorize", "1", "", os.environ["MY_TOKEN"]]',
      'await asyncio.sleep(2.5)',
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
