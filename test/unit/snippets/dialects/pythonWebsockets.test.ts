import assert from 'node:assert/strict';
import { pythonWebsockets } from '../../../../src/core/snippets/dialects/pythonWebsockets';
import { render } from '../../../../src/core/snippets/render';
import { request } from '../../operations/fixture';
import { describeSocketDialect } from './socketDialect';

describeSocketDialect('pythonWebsockets', pythonWebsockets, [
  'async with Connect("wss://demo.tradovateapi.com/v1/websocket", max_size=None) as socket:',
  '["authorize", "1", "", os.environ["MY_TOKEN"]]',
  'await asyncio.sleep(2.5)',
]);

describe('pythonWebsockets in a notebook', () => {
  it('waits for itself', () => {
    const token = { kind: 'reference', variable: 'MY_TOKEN' } as const;
    const { plain } = render(request('accountList'), { dialect: pythonWebsockets, token, inNotebook: true });
    assert.match(plain, /\nawait main\(\)$/);
  });
});
