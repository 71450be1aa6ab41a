import { lines } from '../../codeBuilder';
import { jsString } from '../../stringLiterals';
import { helperParts } from '../javascript/helpers';
import { functionsOf } from '../javascript/program';
import type { RecipeWriter } from '../language';
import { mainOf, neededParts, type Mains, type Parts } from '../parts';
import { sections, statementsOf } from '../template';
import { COMMENT, oauthUrlsOf } from './comment';

/** Signing in with the browser. Source: OAuth document, "Authorize", "Exchange" and "Common mistakes". */
export const oauthParts: Parts = {
  redirect: {
    code: `
// Prints the page's address and waits for the browser to come back: on this machine only, for one request.
async function waitForRedirect(redirectUri‹: string›, page‹: string›)‹: Promise<URLSearchParams>› {
  const { protocol, hostname, port, pathname } = new URL(redirectUri);
  if (protocol !== 'http:' || !port || !/^(localhost|127\\.0\\.0\\.1|\\[::1\\])$/.test(hostname)) {
    throw new Error('The redirect URI must be on this machine, such as http://localhost:3030/callback.');
  }
  const { createServer } = await import('node:http');
  const servers‹: ReturnType<typeof createServer>[]› = [];
  let limit‹: ReturnType<typeof setTimeout> | undefined›;
  try {
    return await new Promise((resolve, reject) => {
      limit = setTimeout(() => reject(new Error('Nobody signed in within five minutes.')), 5 * 60_000);
      for (const host of ['127.0.0.1', '::1']) {
        const server = createServer((request, response) => {
          const [path, query] = (request.url ?? '').split('?');
          response.setHeader('Connection', 'close');
          if (request.method !== 'GET' || path !== pathname) {
            response.writeHead(404).end();
            return;
          }
          response.on('close', () => resolve(new URLSearchParams(query)));
          response.end('You can close this window.');
        });
        servers.push(server);
        server.on('error', (error‹: NodeJS.ErrnoException›) => {
          // A machine without IPv6 listens on IPv4 alone.
          if (host === '127.0.0.1' || error.code === 'EADDRINUSE') reject(new Error('Port ' + port + ' can not be used: ' + error.code));
        });
        server.listen({ port: Number(port), host }, () => {
          if (host === '127.0.0.1') console.log('Open this address in your browser:\\n' + page);
        });
      }
    });
  } finally {
    clearTimeout(limit);
    for (const server of servers) {
      server.close();
      server.closeAllConnections();
    }
  }
}
`,
  },
  tokens: {
    needs: ['sleep'],
    code: `
‹interface Tokens {
  access_token?: string;
  expires_in?: number;
  refresh_token?: string;
  refresh_token_expires_in?: number;
  error?: string;
  error_description?: string;
  'p-ticket'?: string;
  'p-time'?: number;
  'p-captcha'?: boolean;
}

›// An error comes with HTTP 200. Waits once where the service asks to; a code works once, so nothing else is repeated.
async function requestTokens(fields‹: Record<string, string>›)‹: Promise<Tokens>› {
  const response = await fetch(TOKEN_URL, {
    method: 'POST',
    headers: { Accept: 'application/json' },
    body: new URLSearchParams(fields),
    redirect: 'manual',
    signal: AbortSignal.timeout(30_000),
  });
  const text = await response.text();
  let reply‹: Tokens› = {};
  try {
    reply = JSON.parse(text) ?? {};
  } catch {
    // A web page or an empty response has no tokens.
  }
  if (reply['p-captcha']) throw new Error('The service requires a CAPTCHA. Sign in at trader.tradovate.com and wait an hour.');
  if (reply['p-ticket'] && !fields['p-ticket']) {
    console.error('The service asks to wait for ' + reply['p-time'] + ' s.');
    await sleep(reply['p-time'] ?? 15);
    return requestTokens({ ...fields, 'p-ticket': reply['p-ticket'] });
  }
  if (reply.access_token) return reply;
  const reasons‹: Record<string, string>› = {
    invalid_grant: 'the code was used, has expired, or is for another redirect URI. Start again.',
    invalid_client: 'client id, secret, redirect URI and token URL do not belong together.',
  };
  const { error = '', error_description: words = text || 'empty response' } = reply;
  throw new Error('HTTP ' + response.status + ', no token: ' + error + ' ' + (reasons[error] ?? words.slice(0, 200)));
}
`,
  },
};

export const oauthMains: Mains = {
  oauthSignIn: {
    needs: ['setting', 'redirect', 'tokens'],
    code: `
  const { createHash, randomBytes } = await import('node:crypto');
  const [state, verifier] = [randomBytes(32).toString('base64url'), randomBytes(32).toString('base64url')];
  // Byte by byte as registered.
  const app = { client_id: setting('TRADOVATE_CLIENT_ID'), redirect_uri: setting('TRADOVATE_REDIRECT_URI') };
  const query = new URLSearchParams({
    response_type: 'code',
    ...app,
    state,
    code_challenge: createHash('sha256').update(verifier).digest('base64url'),
    code_challenge_method: 'S256',
  });
  const address = await waitForRedirect(app.redirect_uri, AUTHORIZE_URL + '?' + query);
  if (address.get('state') !== state) throw new Error('This address belongs to another sign-in (wrong state). Start again.');
  const code = address.get('code');
  if (!code) throw new Error('The sign-in was refused: ' + (address.get('error') ?? 'no code').slice(0, 40));
  const secret = process.env.TRADOVATE_CLIENT_SECRET;
  const tokens = await requestTokens({
    grant_type: 'authorization_code',
    code,
    ...app,
    code_verifier: verifier,
    // An app without a secret is proven by the verifier.
    ...(secret && { client_secret: secret }),
  });
  console.log('Signed in for ' + tokens.expires_in + ' s. The refresh token is valid for ' + tokens.refresh_token_expires_in + ' s.');
  // Your program goes here: tokens.access_token is the token. Keep the refresh token as you keep a password.
`,
  },
};

const writer =
  (typed: boolean): RecipeWriter =>
  (recipe, context) => {
    const { code, needs = [] } = mainOf(recipe, oauthMains);
    const main = `async function main() {\n${statementsOf(code)}\n}`;
    const { authorize, token } = oauthUrlsOf(context);
    const header = lines(
      `// ${COMMENT}`,
      `const AUTHORIZE_URL = ${jsString(authorize)};`,
      `const TOKEN_URL = ${jsString(token)};`,
      ...(typed ? ['', 'export {};'] : []),
    );
    const functions = [...neededParts({ ...helperParts, ...oauthParts }, needs), main];
    return sections(header, ...functionsOf(functions, typed));
  };

/** Programs for Node 20 and newer, in a file of any type. */
export const writeJavaScript = writer(false);
export const writeTypeScript = writer(true);
