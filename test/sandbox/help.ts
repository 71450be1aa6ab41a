import { faultNamed, faultNames } from './faults/table';
import type { JournalEntry } from './options';
import { bearerOf } from './request';
import type { Sandbox } from './sandbox';

export const DEFAULT_PORT = 8080;

const width = Math.max(...faultNames.map((name) => name.length)) + 2;

const faultLines = faultNames.map((name) => {
  const { about, takes } = faultNamed(name);
  return `  ${name.padEnd(width)}${about}${takes.length > 0 ? ` {${takes.join(', ')}}` : ''}`;
});

export const help = `A local Tradovate for tests: the contract over real HTTP on loopback.

  npm run sandbox -- [options]

  --port <number>           ${DEFAULT_PORT}; 0 takes any that is free
  --environment <name>      demo; live only changes the invented data
  --lifetime <seconds>      of a token: 4800
  --clock-offset <seconds>  by how much the service's clock is ahead of this machine's
  --limits                  the contract's limits per hour, and 15 s between two tries
  --still                   prices stand still until they are set
  --fault <fault>           any number of times; met by the next request that it fits
  --help

A fault is a name, and what it takes behind a question mark. Every fault also takes on (a path behind /v1, * stands
for anything), method, times (a number, or always) and skip: --fault 'slow?ms=3000&times=always&on=/account/*'

${faultLines.join('\n')}
`;

/** What a developer needs to use it: where it is, who may sign in, how VS Code gets to know it, how to make it fail. */
export const welcome = ({
  baseUrl,
  origin,
  credentials,
  apps,
  socketUrls,
  world,
}: Sandbox): string => `Sandbox: ${baseUrl}
Sockets: ${socketUrls.user} (everything), ${socketUrls.md} (market data), ${socketUrls.replay} (replay)

It accepts these credentials, which are invented; copy them and run "Tradovate: Import Credentials…":

const credentials = ${JSON.stringify(credentials, null, 4)}

An app for OAuth, to be added by "Tradovate: Add Profile…"; the secret may be left empty:

${JSON.stringify(apps[0], null, 4)}

In VS Code's user settings:

"tradovate.environments": { "Sandbox": "${baseUrl}" }

Faults for the next request that they fit: ${faultNames.join(' ')}

curl -d penalty ${origin}/_sandbox/fault
curl -d 'slow?ms=3000&times=always' ${origin}/_sandbox/fault
curl -X POST ${origin}/_sandbox/reset

Prices and socket faults:

curl -d '{"symbol":"${world.contracts.front('MES')?.name}","price":6890.25}' ${origin}/_sandbox/price
curl -d '{"name":"cut"}' ${origin}/_sandbox/socketfault

Don't type real credentials: the journal keeps all that arrives. Ctrl+C stops it.
`;

/** One line, nothing secret: of the query the names alone, of the bearer that there is one. */
export function logLine(entry: JournalEntry, now: number): string {
  const names = [...new URLSearchParams(entry.query).keys()].map(encodeURIComponent);
  const path = entry.path + (names.length > 0 ? `?${names.join('&')}` : '');
  const bearer = bearerOf({ ...entry, route: undefined, origin: '' }) === undefined ? '' : ' (bearer)';
  const faults = entry.faults.length > 0 ? ` [${entry.faults.join(', ')}]` : '';
  const end = entry.status > 0 ? String(entry.status) : entry.callerLeft ? 'the caller left' : 'cut';
  return `${new Date(entry.time).toISOString()} ${entry.method} ${path}${bearer} → ${end}, ${now - entry.time} ms${faults}`;
}
