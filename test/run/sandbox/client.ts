import { startSandbox, type Credentials, type Sandbox, type SandboxOptions } from '../../sandbox/sandbox';

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** The body, where it is JSON. */
  readonly json: Record<string, unknown>;
}

export interface Sent {
  readonly method?: string;
  readonly token?: string | undefined;
  readonly body?: unknown;
  readonly headers?: Record<string, string>;
  readonly signal?: AbortSignal;
}

/** Sends one request as a client of the service does; a text goes as it is, anything else as JSON. */
export async function call({ baseUrl }: Sandbox, path: string, sent: Sent = {}): Promise<Answer> {
  const { method, token, body, headers, signal } = sent;
  const response = await fetch(baseUrl + path, {
    method: method ?? (body === undefined ? 'GET' : 'POST'),
    redirect: 'manual',
    headers: {
      Accept: 'application/json',
      ...(token === undefined ? {} : { Authorization: `Bearer ${token}` }),
      ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
      ...headers,
    },
    ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    ...(signal ? { signal } : {}),
  });
  const text = await response.text();
  return { status: response.status, headers: response.headers, text, json: parsed(text) };
}

export function signIn(sandbox: Sandbox, other: Partial<Credentials> | Record<string, unknown> = {}): Promise<Answer> {
  return call(sandbox, '/auth/accesstokenrequest', { body: { ...sandbox.credentials, ...other } });
}

export async function tokenOf(answer: Answer | Promise<Answer>): Promise<string> {
  return String((await answer).json['accessToken']);
}

/** A sandbox whose hours pass at once, closed after the tests of this block. */
export function sandboxForTests(options: SandboxOptions = {}): {
  sandbox: () => Sandbox;
  pass: (seconds: number) => void;
} {
  const start = Date.parse('2026-11-24T12:00:00.000Z');
  let now = start;
  let running: Sandbox | undefined;
  before(async () => {
    running = await startSandbox({ now: () => now, ...options });
  });
  beforeEach(() => {
    now = start;
    running?.reset();
  });
  after(() => running?.close());
  return {
    sandbox: () => {
      if (!running) throw new Error('Not started yet.');
      return running;
    },
    pass: (seconds) => (now += seconds * 1000),
  };
}

function parsed(text: string): Record<string, unknown> {
  try {
    return JSON.parse(text) as Record<string, unknown>;
  } catch {
    return {};
  }
}
