import { csharpWebsocket } from '../../../../src/core/snippets/dialects/csharpWebsocket';
import { describeSocketDialect } from './socketDialect';

describeSocketDialect('csharpWebsocket', csharpWebsocket, [
  'new Uri("wss://demo.tradovateapi.com/v1/websocket")',
  '"authorize\\n1\\n\\n" + Environment.GetEnvironmentVariable("MY_TOKEN")',
  'await Task.Delay(2500);',
]);
