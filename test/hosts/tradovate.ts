import { writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { connect, type AddressInfo, type Socket } from 'node:net';
import { join } from 'node:path';
import { createServer as createTlsServer, type Server as TlsServer } from 'node:tls';
import { makeCertificate } from './certificate';
import { temporaryDir } from './processes';

/** Where Tradovate is, for requests through the proxy. */
const DEMO = 'demo.tradovateapi.com:443';
const LIVE = 'live.tradovateapi.com:443';

/** What plays a host: a sandbox. */
interface Player {
  readonly origin: string;
}

/** Tradovate's own two hosts, played by sandboxes behind a proxy on loopback. */
export interface PlayedTradovate {
  readonly proxyUrl: string;
  /** The certificate of both hosts, which vouches for itself. */
  readonly caFile: string;
  /** For `startServer`: its extension host goes through the proxy and trusts the certificate. */
  readonly env: Record<string, string>;
  readonly userSettings: Record<string, unknown>;
  /** For `openBrowser`: the same for the web host, where the browser itself asks. */
  readonly browserArgs: string[];
  /** `host:port` of every connection that was asked for, in order. What is neither Demo nor LIVE is refused. */
  readonly asked: readonly string[];
  close(): Promise<void>;
}

/** What a host received is in its sandbox's journal. */
export async function startTradovate(players: { demo: Player; live: Player }): Promise<PlayedTradovate> {
  const certificate = makeCertificate(...[DEMO, LIVE].map((authority) => authority.replace(/:.*/, '')));
  const folder = temporaryDir('tt-tradovate-');
  const caFile = join(folder.path, 'ca.pem');
  writeFileSync(caFile, certificate.cert);

  const open = new Set<Socket>();
  const keep = (socket: Socket): void => {
    open.add(socket);
    socket.on('error', () => socket.destroy()).on('close', () => open.delete(socket));
  };
  /** Takes the encryption off; what is in it goes on as it is. */
  const host = ({ origin }: Player): TlsServer =>
    createTlsServer(certificate, (near) => {
      const { hostname, port } = new URL(origin);
      const far = connect(Number(port), hostname);
      for (const one of [near, far]) {
        const other = one === near ? far : near;
        keep(one);
        one.on('close', () => other.destroy());
      }
      near.pipe(far).pipe(near);
    }).on('tlsClientError', (_error, socket) => socket.destroy());
  const hosts: Readonly<Record<string, TlsServer>> = { [DEMO]: host(players.demo), [LIVE]: host(players.live) };

  const asked: string[] = [];
  const proxy = createServer((_request, answer) => answer.writeHead(502).end());
  proxy.on('connection', keep);
  proxy.on('connect', ({ url = '' }, socket: Socket) => {
    asked.push(url);
    const to = hosts[url];
    if (!to) return void socket.end('HTTP/1.1 502 Bad Gateway\r\n\r\n');
    socket.write('HTTP/1.1 200 Connection Established\r\n\r\n');
    to.emit('connection', socket);
  });
  await new Promise<void>((done) => proxy.listen(0, '127.0.0.1', done));
  const proxyUrl = `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`;

  return {
    proxyUrl,
    caFile,
    env: { NODE_EXTRA_CA_CERTS: caFile },
    userSettings: { 'http.proxy': proxyUrl, 'http.proxySupport': 'override', 'http.systemCertificates': false },
    browserArgs: [`--proxy-server=${proxyUrl}`, '--ignore-certificate-errors'],
    asked,
    close: () =>
      new Promise((done) => {
        proxy.close(() => done());
        for (const socket of open) socket.destroy();
        folder.remove();
      }),
  };
}
