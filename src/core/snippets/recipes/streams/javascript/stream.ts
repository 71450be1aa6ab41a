import type { Parts } from '../../parts';

/**
 * The protocol of the WebSockets: one connection after the other, until one ends for good. Source: tradovate-streams.md,
 * sections 2 to 5 and 11.
 */
export const streamParts: Parts = {
  stream: {
    needs: ['sleep', 'refusalIn', 'connectionLost'],
    code: `
// One connection after the other: after a loss it connects again, with new ids, and subscribes again.
class Stream {
  options‹: StreamOptions›;
  socket‹: WebSocket | undefined›;
  pending = new Map‹<number, Pending>›();
  lastId = 0;
  ended‹: Error | undefined›;
  wasOpen = false;

  constructor(options‹: StreamOptions›) {
    this.options = options;
  }

  // Returns when onEvent has returned true. Throws the reason when the stream must not connect again.
  async run()‹: Promise<void>› {
    for (let losses = 1; ; losses++) {
      const start = Date.now();
      try {
        return await this.connect();
      } catch (error) {
        if (!(error instanceof ConnectionLost)) throw error;
        if (!this.wasOpen || error.message === NO_CONNECTION) await this.explain(error.message);
        if (Date.now() - start > 60_000) losses = 1;
        const seconds = Math.max(error.wait, Math.min(60, FIRST_WAIT * 2 ** (losses - 1))) * (0.8 + Math.random() * 0.4);
        console.error(error.message + ': connecting again in ' + seconds.toFixed(1) + ' s');
        await sleep(seconds);
      }
    }
  }

  // A refused WebSocket has no reason, so an ordinary request asks for it.
  async explain(problem‹: string›)‹: Promise<void>› {
    const address = this.options.url.replace(/^ws/, 'http');
    const status = await fetch(address, { redirect: 'manual' }).then((response) => response.status, () => 0);
    if (status === 429) throw new Error('HTTP 429 from ' + address + ': locked for an hour: send nothing until it ends');
    if (status === 421 || (status >= 300 && status < 400)) throw new Error('HTTP ' + status + ' from ' + address + ': wrong host');
    if (!this.wasOpen) throw new Error(problem + ' to ' + this.options.url + (status ? ' (HTTP ' + status + ')' : ''));
  }

  // One connection. Events are handed over in order, once subscribe has finished.
  async connect()‹: Promise<void>› {
    const socket = (this.socket = new WebSocket(this.options.url));
    let timer‹: ReturnType<typeof setInterval> | undefined›;
    const close = (error‹: Error›) => {
      this.ended ??= error;
      clearInterval(timer);
      socket.onmessage = socket.onclose = null;
      socket.onerror = () => {};
      socket.close();
      for (const { reject } of this.pending.values()) reject(error);
    };
    this.lastId = 0;
    this.ended = undefined;
    try {
      await new Promise‹<void>›((resolve, reject) => {
        let events‹: Promise<unknown>› = Promise.resolve();
        let lastFrame = Date.now();
        let lastBeat = Infinity;
        // What came before the end is still handed over.
        const end = (error‹: Error›) => {
          close(error);
          events.then(() => reject(error), reject);
        };
        // By the time that has passed: timers are late in a busy program or a hidden page.
        const beat = () => {
          const now = Date.now();
          if (now - lastFrame > MAX_SILENCE * 1000) return end(new ConnectionLost('Nothing came for ' + MAX_SILENCE + ' s'));
          if (now - lastBeat < 2500) return;
          lastBeat = now;
          socket.send('[]');
        };
        timer = setInterval(beat, 100);
        const take = (message‹: Message›) => {
          const ending = endOf(message);
          if (ending) return end(ending);
          if (!message.e) return this.pending.get(Number(message.i))?.resolve(message);
          const d = dataOf(message);
          if (!d) return;
          events = events.then(async () => {
            if (await this.options.onEvent({ ...message, d }‹ as StreamEvent›, this)) resolve();
          });
          events.catch(reject);
        };
        socket.onmessage = ({ data }) => {
          const frame = String(data);
          lastFrame = Date.now();
          beat();
          if (frame === 'o') {
            this.wasOpen = true;
            lastBeat = Date.now();
            events = this.start();
            events.catch(reject);
          } else if (frame === 'h') {
            take({ e: 'heartbeat', d: {} });
          } else if (frame.startsWith('c')) {
            end(new ConnectionLost('Closed by the service ' + frame.slice(1)));
          } else if (frame.startsWith('a')) {
            messagesIn(frame).forEach(take);
          }
        };
        socket.onerror = () => end(new ConnectionLost(NO_CONNECTION));
        socket.onclose = ({ code, reason }) => end(new ConnectionLost(('Connection closed (' + code + ') ' + reason).trim()));
      });
    } finally {
      close(new ConnectionLost('Connection lost'));
    }
  }

  async start()‹: Promise<void>› {
    await this.request('authorize', this.options.token() ?? '');
    await this.options.subscribe(this);
  }

  // Sends a request and returns its result. Throws the service's words: a fault of it, unlike a refusal, is a loss of the
  // connection. Waits where the service asks to.
  async request‹<T>›(endpoint‹: string›, body‹: object | string› = '', query = '')‹: Promise<T>› {
    for (let tries = 1, full = body; ; tries++) {
      const { s, d } = await this.exchange(endpoint, full, query);
      const reply = d‹ as (Reply & { errorCode?: string } & T) | null | undefined›;
      const ticket = reply?.['p-ticket'];
      if (ticket && !reply['p-captcha'] && tries < 3) {
        const seconds = reply['p-time'] ?? 15;
        console.error('The service asks to wait for ' + seconds + ' s.');
        await sleep(seconds);
        full = { ...Object(body), 'p-ticket': ticket };
        continue;
      }
      const code = reply?.errorCode;
      let refusal = refusalIn(reply) ?? (code === 'Success' ? undefined : code);
      if (ticket) refusal = reply['p-captcha'] ? 'a CAPTCHA is required: sign in at trader.tradovate.com' : 'the service keeps asking to wait';
      if (s === 200 && !refusal) return (reply ?? {})‹ as T›;
      const advice = s === 401 ? ' (the key lacks a right, or the token has expired)' : '';
      const words = endpoint + ': ' + s + ' ' + (refusal ?? (typeof d === 'string' ? d : JSON.stringify(d ?? ''))) + advice;
      throw s === 408 || Number(s) >= 500 ? new ConnectionLost(words) : new Error(words);
    }
  }

  // A frame of four lines, and its response.
  exchange(endpoint‹: string›, body‹: object | string›, query‹: string›)‹: Promise<Message>› {
    const id = ++this.lastId;
    return new Promise‹<Message>›((resolve, reject) => {
      const fail = (problem‹: string›) => reject(new ConnectionLost(endpoint + ': ' + problem));
      if (this.ended) return reject(this.ended);
      if (this.socket?.readyState !== WebSocket.OPEN) return fail('not connected');
      const timer = setTimeout(() => fail('no response for ' + MAX_SILENCE + ' s'), MAX_SILENCE * 1000);
      const settled = () => (clearTimeout(timer), this.pending.delete(id));
      this.pending.set(id, {
        resolve: (message) => (settled(), resolve(message)),
        reject: (error) => (settled(), reject(error)),
      });
      this.socket.send([endpoint, id, query, typeof body === 'string' ? body : JSON.stringify(body)].join('\\n'));
    });
  }
}
`,
  },
};
