import { json, text, type Reply } from '../reply';
import { formIn, type Received } from '../request';
import type { State } from '../state';
import type { Session } from '../auth/sessions';
import type { RegisteredApp } from './apps';
import { fitsChallenge } from './grants';

type Form = Readonly<Record<string, string>>;

/** Source: catalog, fields of `oAuthToken`. */
const LIMITS: Readonly<Record<string, number>> = {
  grant_type: 64,
  code: 8192,
  redirect_uri: 8192,
  client_id: 8192,
  client_secret: 8192,
  httpAuth: 8192,
};

/** POST /auth/oauthtoken, with and without `/v1`. Source: OAuth document, "Exchange" and "Keeping it alive". */
export function oauthToken(request: Received, state: State): Reply {
  const form = formIn(request);
  // JSON is refused, although the reference declares it.
  if (!form) return text(400, 'The Content-Type must be application/x-www-form-urlencoded');
  const wrong = Object.entries(LIMITS).find(([field, max]) => (form[field] ?? '').length > max);
  if (wrong) return text(400, `The request content was malformed: ${wrong[0]}`);
  const held = state.penalties.check(request);
  if (held) return held;
  switch (form['grant_type']) {
    case 'authorization_code':
      return exchange(form, request, state);
    case 'refresh_token':
      return refresh(form, request, state);
    default:
      return refused('unsupported_grant_type', 'grant_type is authorization_code or refresh_token');
  }
}

function exchange(form: Form, request: Received, state: State): Reply {
  const { code, redirect_uri: redirectUri, code_verifier: verifier } = form;
  // Required by one edition of the schema, so a program sends them.
  if (code === undefined || redirectUri === undefined)
    return refused('invalid_request', 'code and redirect_uri are required');
  // An attempt uses the code up.
  const grant = state.codes.take(code);
  const client = clientOf(form, request, state);
  if (!client) return invalidClient();
  if (!client.isProven && grant?.challenge === undefined) return invalidClient();
  if (!client.app.redirectUris.includes(redirectUri)) return invalidClient();
  if (!grant || grant.clientId !== client.app.clientId || grant.redirectUri !== redirectUri)
    return refused('invalid_grant', 'The code is unknown, used, expired, or made for another redirect URI');
  if (grant.challenge === undefined ? verifier !== undefined : !fitsChallenge(verifier ?? '', grant.challenge))
    return refused('invalid_grant', 'code_verifier does not fit');
  const session = state.sessions.open(grant.user, false);
  state.stats.exchanges++;
  return issued(session, client.app, !client.isProven, state);
}

/** A new token in the same session, also after it has expired. The old refresh token dies. */
function refresh(form: Form, request: Received, state: State): Reply {
  const { refresh_token: refreshToken } = form;
  if (refreshToken === undefined) return refused('invalid_request', 'refresh_token is required');
  const client = clientOf(form, request, state);
  const isPublic = state.refreshTokens.peek(refreshToken)?.isPublic ?? true;
  if (!client || (!client.isProven && !isPublic)) return invalidClient();
  const grant = state.refreshTokens.take(refreshToken);
  if (!grant || grant.clientId !== client.app.clientId || grant.session.pushedOut !== undefined)
    return refused('invalid_token', 'The refresh token is unknown, used or expired');
  state.stats.refreshes++;
  return issued(state.sessions.renew(grant.session), client.app, grant.isPublic, state);
}

/**
 * The app, and whether it has proven itself by its secret, in the form or as Basic with the id in the form too. `undefined`: an
 * unknown app or a wrong secret.
 */
function clientOf(
  form: Form,
  { headers }: Received,
  { apps }: State,
): { app: RegisteredApp; isProven: boolean } | undefined {
  const app = apps.find(({ clientId }) => clientId === form['client_id']);
  const basic = /^basic (\S+)$/i.exec(headers['authorization'] ?? '')?.[1];
  const sent = [
    ...(form['client_secret'] === undefined ? [] : [form['client_secret'] === app?.clientSecret]),
    ...(basic === undefined
      ? []
      : [Buffer.from(basic, 'base64').toString() === `${app?.clientId}:${app?.clientSecret}`]),
  ];
  return app && !sent.includes(false) ? { app, isProven: sent.length > 0 } : undefined;
}

/** Neither `mdAccessToken` nor an expiration time: a renewal has them. Times are seconds. */
function issued(session: Session, { clientId }: RegisteredApp, isPublic: boolean, state: State): Reply {
  const { refreshLifetimeMs, apiHosts } = state;
  return json({
    access_token: session.issued.at(-1)?.token,
    token_type: 'bearer',
    expires_in: Math.round(state.lifetimeMs / 1000),
    refresh_token: state.refreshTokens.issue({ clientId, isPublic, session }, refreshLifetimeMs),
    refresh_token_expires_in: Math.round(refreshLifetimeMs / 1000),
    ...(apiHosts ? { apiHosts } : {}),
  });
}

function invalidClient(): Reply {
  return refused('invalid_client', 'Client id, redirect URI and secret do not match existing setup');
}

/** With status 200. */
function refused(error: string, description: string): Reply {
  return json({ error, error_description: description });
}
