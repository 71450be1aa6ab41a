import type { ImportedEnvironment, ImportedField } from './credentialSet';

/**
 * Common spellings of each field, without case, separators and prefix; the service's own name is the first. Sources:
 * contract (body fields), Tradovate's guide, and `.env` files of public programs for its API.
 */
const spellings: Readonly<Record<ImportedField, readonly string[]>> = {
  name: ['name', 'username', 'user', 'apiusername', 'apiuser', 'login', 'loginname'],
  password: ['password', 'pass', 'passwd', 'pwd', 'apipassword', 'dedicatedpassword', 'apidedicatedpassword'],
  appId: ['appid', 'app', 'appname', 'apiappid', 'applicationid', 'keyname', 'keynickname', 'nickname'],
  appVersion: ['appversion', 'version', 'applicationversion'],
  cid: ['cid', 'clientid', 'apicid', 'keyid', 'apikeyid'],
  sec: ['sec', 'secret', 'apisec', 'apisecret', 'appsecret', 'keysecret', 'clientsecret', 'apikeysecret'],
  deviceId: ['deviceid', 'device'],
};

const bySpelling = new Map(
  Object.entries(spellings).flatMap(([field, all]) => all.map((spelling) => [spelling, field as ImportedField])),
);

export interface Meaning {
  readonly field: ImportedField | 'environment';
  /** `TRADOVATE_DEMO_NAME` and its like say for which environment they are. */
  readonly environment?: ImportedEnvironment;
  /** The key contains Tradovate's name. */
  readonly namesTradovate: boolean;
}

/** What a key of an object or of an `.env` file means; `undefined` if it is no credential. */
export function meaningOf(key: string): Meaning | undefined {
  const plain = key.toLowerCase().replace(/[^a-z0-9]/g, '');
  const [, brand, environment, rest = ''] = /^(tradovate|tdv)?(demo|sim|live)?(.*)$/.exec(plain) ?? [];
  const field = rest === 'env' || rest === 'environment' ? 'environment' : bySpelling.get(rest);
  if (field === undefined) return undefined;
  const which = environment === undefined ? undefined : environment === 'live' ? 'live' : 'demo';
  return { field, namesTradovate: brand !== undefined, ...(which ? { environment: which } : {}) };
}

/** `demo`, `simulation`, `LIVE` → the environment's ID. */
export function environmentNamed(text: string): ImportedEnvironment | undefined {
  if (/^(demo|sim|simulation)$/i.test(text.trim())) return 'demo';
  return /^(live|prod|production)$/i.test(text.trim()) ? 'live' : undefined;
}

/** The environment whose REST host is in a text; `undefined` if none or both are. Source: contract, "Hosts". */
export function environmentIn(text: string): ImportedEnvironment | undefined {
  const hosts = text.matchAll(/(?<![\w.-])(demo|live)\.tradovateapi\.com(?![\w-]|\.\w)/gi);
  const named = new Set([...hosts].map(([, host]) => host?.toLowerCase()));
  if (named.size !== 1) return undefined;
  return named.has('demo') ? 'demo' : 'live';
}
