import assert from 'node:assert/strict';
import { environmentReference } from '../../../src/core/snippets/environmentReference';

/** A line with the token as `AAA`, and what becomes of it; `undefined`: it is not offered. */
const cases: Readonly<Record<string, Readonly<Record<string, string | undefined>>>> = {
  javascript: {
    "const token = 'AAA';": 'const token = process.env.NAME;',
    'send("Bearer AAA");': 'send(`Bearer ${process.env.NAME}`);',
    'send(`Bearer AAA`);': 'send(`Bearer ${process.env.NAME}`);',
    "open('https://x.example/?token=AAA&user=1')": 'open(`https://x.example/?token=${process.env.NAME}&user=1`)',
    "send('a ` AAA')": undefined,
    "send('a \\' AAA')": undefined,
    '// AAA': undefined,
    "// it's AAA's": undefined,
    "'AAA": undefined,
  },
  typescriptreact: { '<Api token="AAA" />': undefined, "const token = 'AAA';": 'const token = process.env.NAME;' },
  python: {
    'token = "AAA"': 'token = os.environ["NAME"]',
    'headers = {"Authorization": "Bearer AAA"}': 'headers = {"Authorization": f"Bearer {os.environ[\'NAME\']}"}',
    "x = f'Bearer AAA {y}'": 'x = f\'Bearer {os.environ["NAME"]} {y}\'',
    "x = 'a {y} AAA'": undefined,
    'x = b"AAA"': undefined,
    'x = """AAA"""': undefined,
    '# "AAA"': undefined,
  },
  csharp: {
    'var token = "AAA";': 'var token = Environment.GetEnvironmentVariable("NAME");',
    'Add("Bearer AAA");': 'Add(("Bearer " + Environment.GetEnvironmentVariable("NAME")));',
    'Add($"Bearer AAA {x}");': undefined,
    'Add(@"Bearer AAA");': undefined,
    'Add("""AAA""");': undefined,
  },
  go: {
    'token := "AAA"': 'token := os.Getenv("NAME")',
    'Set("Authorization", "Bearer AAA")': 'Set("Authorization", ("Bearer " + os.Getenv("NAME")))',
    'token := `AAA`': undefined,
  },
  powershell: {
    "$token = 'AAA'": '$token = $env:NAME',
    '"Bearer AAAx"': '"Bearer ${env:NAME}x"',
    "'Bearer AAA'": '"Bearer ${env:NAME}"',
    "'Bearer $AAA'": undefined,
    '# "AAA"': undefined,
  },
  shellscript: {
    'curl -H "Authorization: Bearer AAA"': 'curl -H "Authorization: Bearer ${NAME}"',
    "curl -H 'Authorization: Bearer AAA' x": `curl -H 'Authorization: Bearer '"\${NAME}"'' x`,
    'TOKEN=AAA': 'TOKEN="${NAME}"',
    'export NAME=AAA': undefined,
    'export NAME="AAA"': undefined,
    '# AAA': undefined,
  },
  http: { 'Authorization: Bearer AAA': 'Authorization: Bearer {{$processEnv NAME}}' },
  plaintext: { '"AAA"': undefined },
  json: { '{"token": "AAA"}': undefined },
};

describe('a reference in place of a token', () => {
  for (const [language, lines] of Object.entries(cases)) {
    for (const [line, expected] of Object.entries(lines)) {
      it(`in ${language}: ${line}`, () => {
        const start = line.indexOf('AAA');
        const replacement = environmentReference(line, { start, end: start + 3 }, language, 'NAME');
        const replaced =
          replacement && line.slice(0, replacement.start) + replacement.text + line.slice(replacement.end);
        assert.equal(replaced, expected);
      });
    }
  }
});
