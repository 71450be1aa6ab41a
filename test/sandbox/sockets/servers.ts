import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Channel } from '../operations/access';
import type { Sockets } from './sockets';

export interface SocketUrls {
  /** At the base URL: every request, unless `mainSocket` is `user`. */
  readonly user: string;
  readonly md: string;
  readonly replay: string;
}

/** Market data and replay have hosts of their own: here ports of their own, which serve nothing but their socket. */
export class SocketServers {
  readonly #servers: Readonly<Record<'md' | 'replay', Server>>;

  constructor(private readonly sockets: Sockets) {
    this.#servers = { md: this.#create('md'), replay: this.#create('replay') };
  }

  async listen(host: string): Promise<void> {
    for (const server of Object.values(this.#servers)) {
      await new Promise<void>((resolve, reject) => {
        server.once('error', reject);
        server.listen(0, host, resolve);
      });
    }
  }

  /** @param baseUrl of the sandbox, with `/v1` */
  urls(baseUrl: string): SocketUrls {
    const main = `${baseUrl.replace(/^http/, 'ws')}/websocket`;
    const at = (server: Server) => main.replace(/:\d+\//, `:${(server.address() as AddressInfo).port}/`);
    return { user: main, md: at(this.#servers.md), replay: at(this.#servers.replay) };
  }

  async close(): Promise<void> {
    for (const server of Object.values(this.#servers)) {
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await closed;
    }
  }

  #create(channel: Channel): Server {
    const server = createServer((_, response) => response.writeHead(404, { 'Content-Length': 0 }).end());
    return server.on('upgrade', (message, socket) => {
      this.sockets.upgrade(message, socket, channel, `http://${message.headers.host ?? ''}`);
    });
  }
}
