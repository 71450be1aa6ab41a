import { pythonWebsockets } from '../../../../src/core/snippets/dialects/pythonWebsockets';
import { describeSocketDialect } from './socketDialect';

describeSocketDialect('pythonWebsockets', pythonWebsockets, [
  'async with Connect("wss://demo.tradovateapi.com/v1/websocket", max_size=None) as socket:',
  '["authorize", "1", "", os.environ["MY_TOKEN"]]',
  'await asyncio.sleep(2.5)',
]);
