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

// Renews 15 minutes before the token expires, or in the last quarter of a short life. After a lost response it tries again while
// the token is valid, ten times at most: the service takes 15 renewals an hour.
async function renew(expiresAt‹: number›)‹: Promise<Session>› {
  const lifetime = (expiresAt - Date.now()) / 1000;
  const lead = Math.min(15 * 60, lifetime / 4);
  await sleep(lifetime - lead);
  for (;;) {
    try {
      return await send('GET', '/auth/renewaccesstoken');
    } catch (error) {
      const left = (expiresAt - Date.now()) / 1000;
      if (!(error instanceof LostResponse) || left < lead / 10) throw error;
      console.error(error.message);
      await sleep(lead / 10);
    }
  }
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
  for (;;) expiresAt = useToken(await renew(expiresAt));
`,
  },
};
