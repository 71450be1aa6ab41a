import { goWebsocket } from '../../../../src/core/snippets/dialects/goWebsocket';
import { describeSocketDialect } from './socketDialect';

describeSocketDialect('goWebsocket', goWebsocket, [
  'websocket.DefaultDialer.Dial("wss://demo.tradovateapi.com/v1/websocket", nil)',
  'write("authorize\\n1\\n\\n" + os.Getenv("MY_TOKEN"))',
  'time.Tick(2500 * time.Millisecond)',
]);
