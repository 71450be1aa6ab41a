import { readFileSync } from 'node:fs';
import { mayBeExecuted } from '../../src/core/auth/httpStatus';
import { remedies } from '../../src/core/manifest';
import { sourceFiles } from '../unit/l10n/messages';
import { errorMessages, wordings, type ErrorMessage } from './errorMessages';

interface Section {
  readonly title: string;
  /** What all of them have in common. */
  readonly intro: string;
  /** What to do where a message doesn't say it. */
  readonly otherwise: string;
  readonly kinds: readonly string[];
  /** Files whose every sentence belongs here, whatever its kind, because a table or a function chooses among them. */
  readonly files: readonly string[];
}

/** Follows another message. */
const ADVICE =
  /^(?:Change|Check 'params'|If|It may|On LIVE|Orders, fills|Remove|Request no|Signing|The contract may|The order may|This can also|Try)[ ,:]/;

/** Says that there is nothing to show, which is no error. */
const NOTICE = /^No (?:message passes|request has been) /;

const sections: readonly Section[] = [
  {
    title: 'Signing in',
    otherwise: 'Run **Get Token**.',
    intro:
      'Tradovate reports a refused sign-in as "200 OK". A refused sign-in is never repeated automatically, because five of them lock your address for an hour: check the profile first (**Edit Profile…**), then run **Get Token**.',
    kinds: ['not-signed-in', 'refused'],
    files: ['src/core/auth/authErrors.ts', 'src/core/auth/parseOAuthResponse.ts', 'src/core/auth/parseRedirect.ts'],
  },
  {
    title: 'Locks and penalties',
    otherwise: 'Wait until then.',
    intro:
      'A lock or a CAPTCHA is for one environment: no request is sent to it, from any window, until the time that the status bar shows, because each request would restart the wait. A penalty is for one operation: this window refuses to send it until the wait is over. Copying, inserting and the history still work.',
    kinds: ['penalty', 'locked'],
    files: [],
  },
  {
    title: 'Network and proxy',
    otherwise: 'Check the connection, then try again. Look at the order or account first if the request modifies data.',
    intro:
      'No response came. A request that modifies data may have been executed anyway: check the order or account before you send it again. **Check Setup** tests the connection.',
    kinds: ['network'],
    files: ['src/host/networkFailure.ts'],
  },
  {
    title: 'Responses of the service',
    otherwise: "Read the service's own words below the message.",
    intro: 'The sidebar quotes the service below its explanation. **Show Log** has the status of each request.',
    kinds: ['protocol', 'server'],
    files: [
      'src/core/auth/httpStatus.ts',
      'src/core/requests/response/explainBody.ts',
      'src/core/requests/response/penalty.ts',
      'src/core/requests/response/explainDenial.ts',
      'src/core/requests/response/explainNotFound.ts',
      'src/core/requests/response/explainResponse.ts',
      'src/core/requests/response/explainStatus.ts',
      'src/core/streams/protocol/readResponse.ts',
    ],
  },
  {
    title: 'Keyring and files',
    otherwise: 'Run **Check Setup**.',
    intro:
      'VS Code could not read or write on this machine. **Check Setup** tests the secret storage. On Linux, GNOME Keyring or KWallet must be unlocked; on macOS, VS Code must be allowed to use the login keychain; on Windows, sign out and in again: secrets are protected with your account.',
    kinds: ['storage'],
    files: ['src/core/profile/profileEntries.ts', 'src/core/session/tokenStore.ts'],
  },
  {
    title: 'Blocked by a setting',
    otherwise: 'Change the setting in your user settings.',
    intro: 'Your own settings forbid it. **Open Settings** in the message leads there.',
    kinds: ['blocked'],
    files: ['src/core/requests/send/limits/limitError.ts'],
  },
  {
    title: 'Values, settings and keyboard shortcuts',
    otherwise: 'Do what the message says, then try again.',
    intro: 'Nothing was sent. Correct the value and repeat the command.',
    kinds: ['invalid-input'],
    files: ['src/core/streamView/unsendableOverSocket.ts'],
  },
  {
    title: 'Not possible here',
    otherwise: 'Use another window, shell or language.',
    intro: 'This host, shell or language cannot do it.',
    kinds: ['unsupported'],
    files: [],
  },
  {
    title: 'Faults of the extension',
    otherwise: 'Report it.',
    intro: 'Report it with the log, in which secrets are masked, and with the text that **Check Setup** copies.',
    kinds: ['internal'],
    files: [],
  },
];

const ofOneSection = new Set(sections.flatMap(({ files }) => files));

/** What to do about a message that doesn't say it, where what its section says is wrong. */
const cures: Readonly<Record<string, string>> = {
  "'{0}' modifies data, so it was not sent.": 'Agents can only read. Send it yourself with **Try Request…**.',
  'The request was canceled after it had been sent.': mayBeExecuted.message,
  "'Run File with Token' runs JavaScript, TypeScript, Python, C#, Go and shell files.":
    'Open a file in one of these languages.',
};

/** docs/troubleshooting.md: messages of errors with their cause and cure, from the source. */
export function troubleshooting(): string {
  const errors = sourceFiles().flatMap(({ path }) => errorMessages(path, readFileSync(path, 'utf8')));
  const unknown = Object.keys(cures).find((text) => !errors.some((error) => error.text === text));
  if (unknown !== undefined) throw new Error(`No error has the message: ${unknown}`);
  return [
    '# Troubleshooting',
    'Messages of errors, and what to do. `{0}` stands for a name, a time or a number. Start with **Check Setup**, which tests keyring, clock, network, session and permissions, and offers the next step. Back to the [README](../README.md).',
    ...sections.flatMap((section) => [`## ${section.title}`, section.intro, rows(section, errors)]),
    '',
  ].join('\n\n');
}

function rows({ kinds, files, otherwise }: Section, errors: readonly ErrorMessage[]): string {
  const texts = [
    ...errors.filter(({ kind, path }) => kinds.includes(kind) && !ofOneSection.has(path)).map(({ text }) => text),
    ...files.flatMap((path) => wordings(path, readFileSync(path, 'utf8'))),
  ];
  // What begins with a placeholder or is no sentence is a part of another message.
  const sentences = [...new Set(texts)]
    .filter((text) => /^['A-Z].*[.]$/s.test(text) && !ADVICE.test(text) && !NOTICE.test(text))
    .sort();
  // A sentence that is the end or the beginning of another one is no message of its own.
  const whole = sentences.filter(
    (text) => !sentences.some((other) => other.endsWith(` ${text}`) || other.startsWith(`${text} `)),
  );
  const buttonsOf = (text: string): readonly string[] =>
    errors.filter((error) => error.text === text).flatMap((error) => error.remedies);
  return [
    '| message | what to do |',
    '| --- | --- |',
    ...whole.map((text) => row(text, buttonsOf(text), otherwise)),
  ].join('\n');
}

/** The first sentence says what happened; the others say why and what to do. */
function row(text: string, remedyIds: readonly string[], otherwise: string): string {
  const end = /^.*?[.](?= [A-Z'])/s.exec(text)?.[0] ?? text;
  const buttons = [...new Set(remedyIds)].flatMap((id) => (isRemedy(id) ? [`**${remedies[id].title.message}**`] : []));
  const cure = text.slice(end.length).trim() || cures[text] || buttons.join(', ') || otherwise;
  return `| ${[end, cure].map((cell) => cell.replaceAll('|', '\\|').replaceAll('<', '&lt;')).join(' | ')} |`;
}

function isRemedy(id: string): id is keyof typeof remedies {
  return id in remedies;
}
