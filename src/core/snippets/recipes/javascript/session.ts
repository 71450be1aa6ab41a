import type { Mains, Parts } from '../parts';

/** Signing in and renewing. */
export const sessionParts: Parts = {
  session: {
    needs: ['setting', 'send'],
    code: `
‹interface Session { accessToken?: string; mdAccessToken?: string; expirationTime?: string }

›function signIn()‹: Promise<Session>› {
  const cid = setting('TRADOVATE_CID');
  const deviceId = process.env.TRADOVATE_DEVICE_ID;
  return send('POST', '/auth/accesstokenrequest', {
    name: setting('TRADOVATE_USERNAME'),
    password: setting('TRADOVATE_PASSWORD'),
    appId: setting('TRADOVATE_APP_ID'),
    appVersion: process.env.TRADOVATE_APP_VERSION || '1.0',
    cid: /^(0|[1-9]\\d{0,14})$/.test(cid) ? Number(cid) : cid,
    sec: setting('TRADOVATE_SEC'),
    // Live orders need it: always the same for a device, and approved by mail once.
    ...(deviceId && { deviceId }),
  });
}

// Returns when the token expires, in ms since 1970. It never prints the token.
function useToken({ accessToken, expirationTime }‹: Session›)‹: number› {
  if (!accessToken) throw new Error('No token came: the service wants another step. Look into your mail, and do not repeat it at once.');
  TOKEN = accessToken;
  const expiresAt = Date.parse(expirationTime ?? '');
  if (!(expiresAt > Date.now())) throw new Error('The token expires at ' + expirationTime + '. Is the clock right?');
  console.log('Signed in until ' + expirationTime);
  return expiresAt;
}
`,
  },
};

export const sessionMains: Mains = {
  signIn: {
    needs: ['send', 'session'],
    code: `
  let expiresAt = useToken(await signIn());
  // Your program goes here: send() carries the token.
  const accounts = await send‹<{ name: string }[]>›('GET', '/account/list');
  console.log('Accounts: ' + accounts.map((each) => each.name).join(', '));
  for (;;) {
    // 15 minutes before it expires, or in the last quarter of a short life.
    const lifetime = (expiresAt - Date.now()) / 1000;
    await sleep(lifetime - Math.min(15 * 60, lifetime / 4));
    expiresAt = useToken(await send('GET', '/auth/renewaccesstoken'));
  }
`,
  },
};
