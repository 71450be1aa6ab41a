import assert from 'node:assert/strict';
import { environmentReference } from '../../../src/core/snippets/environmentReference';

/** Code with the token as `AAA`, and what becomes of it; `undefined`: it is not offered. */
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
    'open(base + "//x", "AAA")': 'open(base + "//x", process.env.NAME)',
    "set(url.replace(/[\"/]/g, ''), 'AAA')": "set(url.replace(/[\"/]/g, ''), process.env.NAME)",
    "// it's\nset(a / b, 'AAA')": "// it's\nset(a / b, process.env.NAME)",
    '/* \'\n "AAA" */': undefined,
    'const a = `{\n  "accessToken": "AAA"\n}`;': 'const a = `{\n  "accessToken": "${process.env.NAME}"\n}`;',
    'const a = `${b ? `c` : "AAA"} d`;': 'const a = `${b ? `c` : process.env.NAME} d`;',
    'const a = <Api token="AAA" />;': undefined,
    "const a = <Api.Client\n  b={() => c}\n  token='AAA' />;": undefined,
    'for(i=0;i<n;i++)t="AAA"': 'for(i=0;i<n;i++)t=process.env.NAME',
    'const a = `${{ b }} "AAA"`;': 'const a = `${{ b }} "${process.env.NAME}"`;',
  },
  typescriptreact: {
    '<Api token="AAA" />': undefined,
    "const token = 'AAA';": 'const token = process.env.NAME;',
    "<p>it's</p>\nset('AAA')": "<p>it's</p>\nset(process.env.NAME)",
  },
  python: {
    'token = "AAA"': 'token = os.environ["NAME"]',
    'headers = {"Authorization": "Bearer AAA"}': 'headers = {"Authorization": f"Bearer {os.environ[\'NAME\']}"}',
    "x = f'Bearer AAA {y}'": 'x = f\'Bearer {os.environ["NAME"]} {y}\'',
    "x = 'a {y} AAA'": undefined,
    'x = b"AAA"': undefined,
    'x = "Bearer " "AAA"': 'x = "Bearer " f"{os.environ[\'NAME\']}"',
    'x = ("AAA"  \n  r"b")': 'x = (f"{os.environ[\'NAME\']}"  \n  r"b")',
    'x = f"{call(\'AAA\')}"': undefined,
    'x = f"{{a}} {{AAA}}"': 'x = f"{{a}} {{{os.environ[\'NAME\']}}}"',
    'match x:\n  case "AAA": pass': undefined,
    'x = """AAA"""': undefined,
    '# "AAA"': undefined,
    'half = n // 2; token = "AAA"': 'half = n // 2; token = os.environ["NAME"]',
    "# it's\ntoken = 'AAA'": '# it\'s\ntoken = os.environ["NAME"]',
    'body = """\n{"accessToken": "AAA"}\n"""': undefined,
    "body = r'''\n{'accessToken': 'AAA'}": undefined,
    'body = """\\""" ""\'"""\ntoken = "AAA"': 'body = """\\""" ""\'"""\ntoken = os.environ["NAME"]',
    "text = 'one \\\nAAA'": undefined,
  },
  csharp: {
    'var token = "AAA";': 'var token = Environment.GetEnvironmentVariable("NAME");',
    'Add("Bearer AAA");': 'Add(("Bearer " + Environment.GetEnvironmentVariable("NAME")));',
    'Add($"Bearer AAA {x}");': undefined,
    'Add($"{Get("host")}?token=AAA");': undefined,
    'Add($"{d["host"]} {{AAA");': undefined,
    'Add($"{d["host"]}}}", "AAA");': 'Add($"{d["host"]}}}", Environment.GetEnvironmentVariable("NAME"));',
    'Add(@"Bearer AAA");': undefined,
    'Add("""AAA""");': undefined,
    '#region it"s\nAdd("AAA");': '#region it"s\nAdd(Environment.GetEnvironmentVariable("NAME"));',
    'Add(\'"\', "AAA");': 'Add(\'"\', Environment.GetEnvironmentVariable("NAME"));',
    'Add(@"C:\\", "AAA");': 'Add(@"C:\\", Environment.GetEnvironmentVariable("NAME"));',
    'var body = """\n  "accessToken": "AAA"\n  """;': undefined,
    'var body = @"\n  ""accessToken"": ""AAA""";': undefined,
    'private const string Token = "AAA";': undefined,
    'const string Header =\n  "Bearer AAA";': undefined,
    'const int N = 1; var token = "AAA";': 'const int N = 1; var token = Environment.GetEnvironmentVariable("NAME");',
    'case "AAA": break;': undefined,
    'void Send(string path, string token = "AAA") {}': undefined,
    '    [InlineData("AAA")]': undefined,
  },
  go: {
    'token := "AAA"': 'token := os.Getenv("NAME")',
    'Set("Authorization", "Bearer AAA")': 'Set("Authorization", ("Bearer " + os.Getenv("NAME")))',
    'token := `AAA`': undefined,
    'body := `{\n  "accessToken": "AAA"\n}`': undefined,
    'body := `it\'s "`\ntoken := "AAA"': 'body := `it\'s "`\ntoken := os.Getenv("NAME")',
    'const token = "AAA"': undefined,
    'const (\n\tname = "a"\n\ttoken = "AAA"\n)': undefined,
    'const (\n\ta = 1\n)\nvar token = "AAA"': 'const (\n\ta = 1\n)\nvar token = os.Getenv("NAME")',
  },
  powershell: {
    "$token = 'AAA'": '$token = $env:NAME',
    '"Bearer AAAx"': '"Bearer ${env:NAME}x"',
    "'Bearer AAA'": '"Bearer ${env:NAME}"',
    "'Bearer $AAA'": undefined,
    '# "AAA"': undefined,
    '$token = "AAA"': '$token = $env:NAME',
    '$path = "C:\\"; f \'Bearer AAA\'': '$path = "C:\\"; f "Bearer ${env:NAME}"',
    '"say `"hi`" AAA"': '"say `"hi`" ${env:NAME}"',
    "curl.exe https://x.example/#a -H 'a: AAA'": 'curl.exe https://x.example/#a -H "a: ${env:NAME}"',
    '"$(f \'Bearer AAA\') b"': '"$(f "Bearer ${env:NAME}") b"',
    '$body = @\'\n{ "accessToken": "AAA" }\n\'@': undefined,
    '$body = @"\n{ "accessToken": "AAA" }\n"@': undefined,
    "<# it's\n'AAA' #>": undefined,
    "'it''s AAA'": undefined,
    "'a\nb AAA'": undefined,
  },
  shellscript: {
    'curl -H "Authorization: Bearer AAA"': 'curl -H "Authorization: Bearer ${NAME}"',
    "curl -H 'Authorization: Bearer AAA' x": `curl -H 'Authorization: Bearer '"\${NAME}"'' x`,
    'TOKEN=AAA': 'TOKEN="${NAME}"',
    'export NAME=AAA': undefined,
    'export NAME="AAA"': undefined,
    'export NAME=${NAME:-AAA}': undefined,
    '# AAA': undefined,
    "curl https://x.example/v1/list -H 'a: AAA'": `curl https://x.example/v1/list -H 'a: '"\${NAME}"''`,
    'curl https://x.example/#b -H "a: AAA"': 'curl https://x.example/#b -H "a: ${NAME}"',
    "[ $# -gt 0 ] && curl -H 'a: AAA'": `[ $# -gt 0 ] && curl -H 'a: '"\${NAME}"''`,
    "n=${#A[@]}; curl -H 'a: AAA'": `n=\${#A[@]}; curl -H 'a: '"\${NAME}"''`,
    "echo it\\'s; curl -H 'a: AAA'": `echo it\\'s; curl -H 'a: '"\${NAME}"''`,
    "printf 'a\\'; curl -H 'a: AAA'": `printf 'a\\'; curl -H 'a: '"\${NAME}"''`,
    "curl -H $'it\\'s: AAA\\n'": `curl -H $'it\\'s: '"\${NAME}"$'\\n'`,
    'curl -H a:\\ AAA': 'curl -H a:\\ "${NAME}"',
    'curl -d "{\\"accessToken\\":\\"AAA\\"}"': 'curl -d "{\\"accessToken\\":\\"${NAME}\\"}"',
    'curl -d \'{\n  "accessToken": "AAA"\n}\'': `curl -d '{\n  "accessToken": "'"\${NAME}"'"\n}'`,
    'r="$(curl -H \'a: AAA\' x)"': `r="$(curl -H 'a: '"\${NAME}"'' x)"`,
    'r="$(curl -H "a: AAA" x)"': 'r="$(curl -H "a: ${NAME}" x)"',
    "# it's\ncurl -H 'a: AAA'": `# it's\ncurl -H 'a: '"\${NAME}"''`,
    "curl --data @- <<'END'\nit's AAA\nEND\n": undefined,
    "cat <<-END\n\tit's\n\tEND\ncurl -H 'a: AAA'": `cat <<-END\n\tit's\n\tEND\ncurl -H 'a: '"\${NAME}"''`,
    "n=$((a << b)); curl -H 'a: AAA'": `n=$((a << b)); curl -H 'a: '"\${NAME}"''`,
    "n=$(( (a) << b)); curl -H 'a: AAA'": `n=$(( (a) << b)); curl -H 'a: '"\${NAME}"''`,
    'echo "$((a << b)) AAA"': 'echo "$((a << b)) ${NAME}"',
    'curl --data @- <<END\nAAA': undefined,
    '((echo a); echo AAA)': undefined,
    '(echo AAA)': '(echo "${NAME}")',
    "cat <<< 'authorize AAA'": `cat <<< 'authorize '"\${NAME}"''`,
    'r=`curl -H "a: AAA"`': undefined,
    "echo # 'AAA'": undefined,
  },
  http: { 'Authorization: Bearer AAA': 'Authorization: Bearer {{$processEnv NAME}}' },
  plaintext: { '"AAA"': undefined },
  json: { '{"token": "AAA"}': undefined },
};

describe('a reference in place of a token', () => {
  for (const [language, codes] of Object.entries(cases)) {
    for (const [code, expected] of Object.entries(codes)) {
      it(`in ${language}: ${code}`, () => {
        const start = code.indexOf('AAA');
        const replacement = environmentReference(code, { start, end: start + 3 }, language, 'NAME');
        const replaced =
          replacement && code.slice(0, replacement.start) + replacement.text + code.slice(replacement.end);
        assert.equal(replaced, expected);
      });
    }
  }

  // Minified code has such lines. Each slash once looked through the rest of its line, which took 8 s here.
  it('is found soon in a long line of slashes', function () {
    this.timeout(2000);
    const code = `x = ${'/['.repeat(40_000)};\nAAA`;
    const start = code.length - 3;
    assert.equal(environmentReference(code, { start, end: code.length }, 'javascript', 'NAME'), undefined);
  });
});
