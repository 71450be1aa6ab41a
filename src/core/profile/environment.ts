import { cleanQuotation } from '../platform/errors';
import { t, type Text } from '../platform/text';
import { isApiHost } from './apiHost';
import { looksLike } from './confusableName';
import { hostOf, isLoopbackHost, parsePlainUrl } from './plainUrl';

/** Where a profile's credentials and requests go. `demo` and `live` are built in; the user may name others. */
export interface Environment {
  /** `demo`, `live`, or the name of an entry of the setting `tradovate.environments`. */
  readonly id: string;
  /** As the status bar reads it: `Demo`, `LIVE`, or that name. */
  readonly label: string;
  /** Ends in `/v1`, without a slash after it. */
  readonly baseUrl: string;
}

/** All that a profile keeps of its environment: the address is looked up in the settings at each use. */
export type EnvironmentName = Pick<Environment, 'id' | 'label'>;

/** Source: contract, "Hosts". */
export const builtInEnvironments: readonly Environment[] = [
  { id: 'demo', label: 'Demo', baseUrl: 'https://demo.tradovateapi.com/v1' },
  { id: 'live', label: 'LIVE', baseUrl: 'https://live.tradovateapi.com/v1' },
];

/** The built-in environment that a URL belongs to by its host. */
export function builtInEnvironmentAt(url: string): Environment | undefined {
  const host = hostOf(url);
  return builtInEnvironments.find(({ baseUrl }) => hostOf(baseUrl) === host);
}

/** What is under them counts as LIVE unless it is known to be a simulation. Source: contract, "Dynamic hosts". */
const TRADOVATE_DOMAINS = ['tradovateapi.com', 'tradovate.com', 'ninjatrader.com', 'ninjatrader.dev'];

const MAX_NAME_LENGTH = 64;

export function isTradovateHost(host: string): boolean {
  return TRADOVATE_DOMAINS.some((domain) => host === domain || host.endsWith(`.${domain}`));
}

/** The host is neither one of Tradovate's API nor this machine: credentials go there only with the user's consent. */
export function needsConsent(environment: Environment): boolean {
  const host = hostOf(environment.baseUrl);
  return host === undefined || !(isApiHost(host) || isLoopbackHost(host));
}

/** Why an entry of the setting, or all of it, is ignored. */
export interface EnvironmentProblem {
  readonly kind:
    | 'no-object'
    | 'no-name'
    | 'long-name'
    | 'invisible'
    | 'taken'
    | 'looks-alike'
    | 'no-url'
    | 'port'
    | 'path'
    | 'http';
  readonly text: Text;
}

/** The setting `tradovate.environments` → the built-in environments and the user's own. A wrong entry is ignored. */
export function readEnvironments(setting: unknown): {
  environments: readonly Environment[];
  problems: readonly EnvironmentProblem[];
} {
  const environments = [...builtInEnvironments];
  if (setting === undefined || setting === null) return { environments, problems: [] };
  if (typeof setting !== 'object' || Array.isArray(setting)) {
    const text = t("Ignoring 'tradovate.environments': it must be an object of names and URLs.");
    return { environments, problems: [{ kind: 'no-object', text }] };
  }
  const problems: EnvironmentProblem[] = [];
  for (const [name, url] of Object.entries(setting)) {
    const baseUrl = typeof url === 'string' ? url.trim().replace(/\/$/, '') : '';
    const problem = problemOfName(name, environments) ?? problemOfUrl(cleanQuotation(name), baseUrl);
    if (problem === undefined) environments.push({ id: name, label: name, baseUrl });
    else problems.push(problem);
  }
  return { environments, problems };
}

function problemOfName(name: string, others: readonly Environment[]): EnvironmentProblem | undefined {
  const cleanName = cleanQuotation(name);
  if (name.trim() === '') {
    return { kind: 'no-name', text: t("Ignoring an environment without a name in 'tradovate.environments'.") };
  }
  if (name.length > MAX_NAME_LENGTH) {
    const text = t(
      "Ignoring environment '{0}' in 'tradovate.environments': its name is longer than {1} characters.",
      cleanName,
      MAX_NAME_LENGTH,
    );
    return { kind: 'long-name', text };
  }
  // A direction mark or a control character could make it read as another one.
  if (/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Co}\p{Cs}]/u.test(name)) {
    const text = t(
      "Ignoring environment '{0}' in 'tradovate.environments': its name contains invisible characters.",
      cleanName,
    );
    return { kind: 'invisible', text };
  }
  // A label is its id, but for the case.
  if (others.some(({ id }) => sameName(id, name))) {
    const text = t("Ignoring environment '{0}' in 'tradovate.environments': its name is already used.", cleanName);
    return { kind: 'taken', text };
  }
  const similar = builtInEnvironments.find(({ label }) => looksLike(label, name));
  return (
    similar && {
      kind: 'looks-alike',
      text: t(
        "Ignoring environment '{0}' in 'tradovate.environments': its name looks like '{1}'.",
        cleanName,
        similar.label,
      ),
    }
  );
}

/** `LIVE`, `Live` and full-width `ＬＩＶＥ` look alike where it matters. */
function sameName(one: string, other: string): boolean {
  const [a, b] = [one, other].map((name) => name.normalize('NFKC').replace(/\s+/g, '').toLowerCase());
  return a === b;
}

/** @param name that may be shown */
function problemOfUrl(name: string, baseUrl: string): EnvironmentProblem | undefined {
  const url = parsePlainUrl(baseUrl);
  if (!url) {
    const text = t(
      "Ignoring environment '{0}' in 'tradovate.environments': it must be a plain URL such as {1}, without user, query or special characters.",
      name,
      'https://example.com/v1',
    );
    return { kind: 'no-url', text };
  }
  const port = Number(url.port ?? 1);
  if (!(port >= 1 && port <= 65_535)) {
    return { kind: 'port', text: t("Ignoring environment '{0}' in 'tradovate.environments': invalid port.", name) };
  }
  if (!url.path.endsWith('/v1')) {
    return {
      kind: 'path',
      text: t("Ignoring environment '{0}' in 'tradovate.environments': its URL must end with {1}.", name, '/v1'),
    };
  }
  if (url.scheme === 'http' && !isLoopbackHost(url.host)) {
    const text = t(
      "Ignoring environment '{0}' in 'tradovate.environments': http is only allowed on a loopback address. Use https.",
      name,
    );
    return { kind: 'http', text };
  }
  return undefined;
}
