import assert from 'node:assert/strict';
import { environmentReference } from '../../src/core/snippets/environmentReference';
import { skipFor } from '../skipFor';
import { Folder, lacking, run } from './programs';

const VARIABLE = 'TRADOVATE_ACCESS_TOKEN';
const TOKEN = 'an-invented-token';
/** Prints its arguments instead of sending them. */
const CURL = 'curl() { printf "<%s>" "$@"; }\n';

const python = 'import os\n';
/** Programs that print the token, here `AAA`. */
const programs: Readonly<Record<string, { readonly program: string; readonly codes: readonly string[] }>> = {
  shellscript: {
    program: 'bash',
    codes: [
      `${CURL}curl https://x.example/v1/account/list -H 'Authorization: Bearer AAA'`,
      `${CURL}curl https://x.example/v1/account/list -H "Authorization: Bearer AAA"`,
      `${CURL}curl https://x.example/v1/account/list -H Authorization:\\ Bearer\\ AAA`,
      `${CURL}[ $# -eq 0 ] && curl -H 'Authorization: Bearer AAA'`,
      `${CURL}A=(1 2); n=\${#A[@]}; curl $n -H 'Authorization: Bearer AAA'`,
      `${CURL}echo it\\'s; curl -H 'Authorization: Bearer AAA'`,
      `${CURL}printf 'a\\'; curl -H 'Authorization: Bearer AAA'`,
      `${CURL}curl -H $'it\\'s: AAA\\n'`,
      `${CURL}curl -d '{\n  "accessToken": "AAA"\n}' -d "{\\"accessToken\\": 1}"`,
      `${CURL}curl -d "{\n  \\"accessToken\\": \\"AAA\\"\n}"`,
      `${CURL}echo "$(curl "$(echo ')')" -H 'Authorization: Bearer AAA' | cat)"`,
      `${CURL}echo "$(curl -H "Authorization: Bearer AAA" $(( (1) << 2 )))"`,
      `${CURL}cat <<END\nit's ')\nEND\ncurl -H 'Authorization: Bearer AAA' # it's`,
      "cat <<< 'authorize AAA'",
    ],
  },
  python: {
    program: 'python3',
    codes: [
      `${python}print(7 // 2, "AAA")`,
      `${python}text = """it's "\n\\"""\n"""\nprint(text, {"Authorization": "Bearer AAA"}) # it's`,
      `${python}print('it\\'s', f"{7 // 2} AAA")`,
      `${python}print("a" "AAA"\n  'b', f"{{AAA}}")`,
    ],
  },
  javascript: {
    program: 'node',
    codes: [
      "console.log('https://x.example'.replace(/[\"/]/g, ''), { Authorization: 'Bearer AAA' }); // it's",
      'console.log(`{\n  "accessToken": "AAA"\n}`, 1 / 2)',
      'console.log(`${true ? `a` : 1} ${"AAA"} ${{ a: 1 }.a}`)',
    ],
  },
};

describe('code with a reference in place of a token does what it did', function () {
  this.timeout(20_000);
  const folder = new Folder();
  after(() => folder.remove());

  for (const [language, { program, codes }] of Object.entries(programs))
    for (const [index, code] of codes.entries())
      it(`${language}: ${code}`, async function () {
        const lacks = lacking(program, '--version');
        if (lacks !== undefined) skipFor(this, lacks);
        const start = code.indexOf('AAA');
        const replacement = environmentReference(code, { start, end: start + 3 }, language, VARIABLE);
        assert.ok(replacement);
        const replaced = code.slice(0, replacement.start) + replacement.text + code.slice(replacement.end);
        const options = { cwd: folder.path, env: { [VARIABLE]: TOKEN } };
        const before = folder.write(`before${index}.js`, code.replace('AAA', TOKEN));
        const after = folder.write(`after${index}.js`, replaced);
        const expected = await run(program, [before], options);
        assert.ok(expected.stdout.includes(TOKEN), expected.stderr);
        assert.deepEqual(await run(program, [after], options), expected);
      });
});
