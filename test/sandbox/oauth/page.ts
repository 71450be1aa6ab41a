import { reply, text, type Reply } from '../reply';
import type { Received } from '../request';
import type { State } from '../state';

const PATH = '/oauth';
/** RFC 7636, section 4.2: a SHA-256 as base64url. */
const CHALLENGE = /^[\w-]{43}$/;

interface Asked {
  readonly clientId: string;
  readonly redirectUri: string;
  readonly state: string | null;
  readonly challenge: string | undefined;
}

/**
 * The sign-in page: who asks, and Approve or Deny. It belongs to another host than the API at the service, so neither faults nor
 * locks reach it. `undefined`: the request is for something else. Source: OAuth document, "Authorize".
 */
export function authorizePage(request: Received, state: State): Reply | undefined {
  if (request.path !== PATH) return undefined;
  if (request.method !== 'GET' && request.method !== 'POST') return text(405, 'HTTP method not allowed');
  const asked = askedIn(request.query, state);
  // Nothing leads to an address that isn't registered: the error stays on the page.
  if (typeof asked === 'string') return page(400, `<p role="alert">${asked}</p>`);
  if (request.method === 'GET') return page(200, form(asked, request.query, state));
  const decision = new URLSearchParams(request.body).get('decision');
  if (decision === 'deny') return redirect(asked, { error: 'access_denied' });
  if (decision !== 'approve') return text(400, 'The request content was malformed: decision');
  const { clientId, redirectUri, challenge } = asked;
  const grant = { clientId, redirectUri, challenge, user: state.users[0]?.name ?? '' };
  return redirect(asked, { code: state.codes.issue(grant, state.codeLifetimeMs) });
}

/** What the query asks for, or what is wrong with it. */
function askedIn(query: string, { apps }: State): Asked | string {
  const fields = new URLSearchParams(query);
  if (fields.get('response_type') !== 'code') return 'Wrong response_type';
  const app = apps.find(({ clientId }) => clientId === fields.get('client_id'));
  if (!app) return 'Wrong client_id';
  const redirectUri = fields.get('redirect_uri') ?? '';
  if (!app.redirectUris.includes(redirectUri)) return 'Wrong redirect_uri';
  const challenge = fields.get('code_challenge') ?? undefined;
  if (challenge !== undefined && !(CHALLENGE.test(challenge) && fields.get('code_challenge_method') === 'S256'))
    return 'Wrong code_challenge';
  return { clientId: app.clientId, redirectUri, state: fields.get('state'), challenge };
}

function redirect({ redirectUri, state }: Asked, fields: Readonly<Record<string, string>>): Reply {
  const query = new URLSearchParams({ ...fields, ...(state === null ? {} : { state }) });
  return { ...reply(302), headers: { Location: `${redirectUri}${redirectUri.includes('?') ? '&' : '?'}${query}` } };
}

function form({ clientId, redirectUri }: Asked, query: string, { users, environment }: State): string {
  return `<p>The app <b>${escape(clientId)}</b> asks for access to the ${escape(environment)} account of
<b>${escape(users[0]?.name ?? '')}</b>.</p><p>It goes on at <code>${escape(redirectUri)}</code>.</p>
<form method="post" action="${PATH}?${escape(query)}">
<button name="decision" value="approve">Approve</button> <button name="decision" value="deny">Deny</button>
</form>`;
}

function page(status: number, content: string): Reply {
  const head = '<meta charset="utf-8"><title>Sandbox: sign in</title>';
  const body = `<!DOCTYPE html>\n<html lang="en"><head>${head}</head><body><h1>Sandbox</h1>\n${content}\n</body></html>\n`;
  return reply(status, body, 'text/html; charset=utf-8');
}

function escape(written: string): string {
  return written.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
