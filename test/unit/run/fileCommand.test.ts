import assert from 'node:assert/strict';
import { UserFacingError } from '../../../src/core/platform/errors';
import { fileCommand } from '../../../src/core/run/fileCommand';
import type { ProgramProbe } from '../../../src/core/run/programProbe';

/** @param programs name → version @param files paths as they are looked for → where they are */
function probe(
  programs: Readonly<Record<string, string>>,
  files: Readonly<Record<string, string>> = {},
  isWindows = false,
): ProgramProbe {
  return {
    isWindows,
    version: (program) => Promise.resolve(programs[program]),
    findUp: (path) => Promise.resolve(files[path]),
  };
}
const everything = probe({ node: 'v22.18.0', python3: 'Python 3.12', dotnet: '10.0.100', go: 'go1.24', bash: '5.2' });
const node = (version: string) => probe({ node: version });
const go = (version: string, files = {}) => probe({ go: version }, files);
const module = { 'go.mod': '/w/go.mod' };

const cases: readonly (readonly [languageId: string, path: string, probe: ProgramProbe, words: string])[] = [
  ['javascript', '/w/a.mjs', everything, 'node /w/a.mjs'],
  ['typescript', '/w/a.ts', everything, 'node /w/a.ts'],
  ['typescript', '/w/a.ts', node('v22.6.0'), 'node --experimental-strip-types /w/a.ts'],
  ['typescript', '/w/a.ts', node('v23.6.1'), 'node /w/a.ts'],
  ['typescript', '/w/a.ts', node('v24.0.0'), 'node /w/a.ts'],
  ['typescript', '/w/a.ts', node(''), 'node /w/a.ts'],
  [
    'typescript',
    '/w/a.ts',
    probe({}, { 'node_modules/.bin/tsx': '/w/node_modules/.bin/tsx' }),
    '/w/node_modules/.bin/tsx /w/a.ts',
  ],
  ['typescriptreact', 'a.tsx', probe({}, { 'node_modules/.bin/tsx.cmd': 'tsx.cmd' }, true), 'tsx.cmd a.tsx'],
  ['python', '/w/a.py', everything, 'python3 /w/a.py'],
  ['python', '/w/a.py', probe({ python: '3.9' }), 'python /w/a.py'],
  ['python', 'a.py', probe({ py: '3.12', python: '3.9' }, {}, true), 'py a.py'],
  ['python', 'a.py', probe({ python: '3.9' }, {}, true), 'python a.py'],
  ['python', '/w/a.py', probe({}, { '.venv/bin/python': '/w/.venv/bin/python' }), '/w/.venv/bin/python /w/a.py'],
  ['csharp', '/w/a.cs', everything, 'dotnet run /w/a.cs'],
  ['csharp', '/w/a.cs', probe({ dotnet: '8.0.1' }, { '*.csproj': '/w/w.csproj' }), 'dotnet run --project /w/w.csproj'],
  ['go', '/w/bot/a.go', everything, 'go -C /w/bot run /w/bot/a.go'],
  ['go', '/a.go', everything, 'go -C / run /a.go'],
  ['go', 'c:\\bot\\a.go', everything, 'go -C c:\\bot run c:\\bot\\a.go'],
  ['go', 'c:\\a.go', everything, 'go -C c:/ run c:\\a.go'],
  ['go', '/w/a.go', go(''), 'go -C /w run /w/a.go'],
  ['go', '/w/a.go', go('go version go1.20 linux/amd64', module), 'go -C /w run /w/a.go'],
  ['go', '/w/a.go', go('go version go2.0.1 linux/amd64', module), 'go -C /w run /w/a.go'],
  ['go', '/w/a.go', go('go version go1.19.8 linux/amd64'), 'go run /w/a.go'],
  ['shellscript', '/w/a.sh', everything, 'bash /w/a.sh'],
];

describe('the command that runs a file', () => {
  for (const [languageId, path, found, words] of cases)
    it(`${languageId}: ${words}`, async () =>
      assert.equal((await fileCommand({ languageId, path }, found)).join(' '), words));

  for (const [languageId, found] of [
    ['javascript', probe({})],
    ['typescript', node('v20.20.2')],
    ['typescript', node('v22.5.0')],
    ['typescriptreact', node('v24.0.0')],
    ['python', probe({ python3: '3.12' }, {}, true)],
    ['csharp', probe({ dotnet: '8.0.1' })],
    ['csharp', probe({})],
    ['go', probe({})],
    ['go', go('go version go1.19.8 linux/amd64', module)],
    ['shellscript', probe({})],
    ['markdown', everything],
  ] as const)
    it(`${languageId} with too little is refused`, () =>
      assert.rejects(
        fileCommand({ languageId, path: '/w/a' }, found),
        (error) => error instanceof UserFacingError && error.kind === 'unsupported',
      ));
});
