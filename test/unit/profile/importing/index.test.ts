import assert from 'node:assert/strict';
import type { CredentialFields } from '../../../../src/core/profile/fields';
import { readCredentials, type ImportProblem, type ReadCredentials } from '../../../../src/core/profile/importing';
import { processorTime } from '../../cpu';

const invented: CredentialFields = {
  name: 'invented-user',
  password: 'not-a-real-password',
  appId: 'invented app',
  appVersion: '1.0',
  cid: '8',
  sec: 'not-a-real-secret',
};
const json = JSON.stringify({ ...invented, cid: 8 }, undefined, 2);
const guideObject = `{
    "name": "invented-user", // the user
    'password': 'not-a-real-password',
    appId: "invented app",
    "appVersion": \`1.0\`,
    /* the key */ cid: 8,
    sec: 'not-a-real-secret',
}`;
const env = `TRADOVATE_NAME=invented-user
TRADOVATE_PASSWORD="not-a-real-password"
TRADOVATE_APP_ID='invented app'
TRADOVATE_APP_VERSION=1.0
TRADOVATE_CID=8 # the key
TRADOVATE_SEC=not-a-real-secret
`;

const complete: [what: string, format: string, text: string, cleaned?: string][] = [
  ['JSON', 'json', json, ''],
  ['JSON with a byte order mark and CRLF', 'json', `\uFEFF${json.replaceAll('\n', '\r\n')}\r\n`],
  ['JSON with cid as a string', 'json', JSON.stringify(invented), ''],
  ['nested JSON', 'json', `{"credentials": ${json}}`, ''],
  ['deeply nested JSON', 'json', `{"a": [{"tradovate": {"auth": ${json}}}]}`, ''],
  ['JSON5', 'json5', guideObject, ''],
  ["the guide's object", 'javascript', `const credentials = ${guideObject};\n`, 'const credentials = {};\n'],
  ['export default', 'javascript', `export default ${guideObject}`],
  ['module.exports', 'javascript', `module.exports = ${guideObject};`],
  ['TypeScript', 'javascript', `const c: Record<string, unknown> = ${guideObject} as const;`],
  ['a Markdown fence', 'javascript', `Don't share:\n\n\`\`\`js\nconst c = ${guideObject}\n\`\`\`\n\nIt's {over}.`],
  ['code around it', 'javascript', `function f() { if (a) { return '{' } }\nf({ a: 1, b: g({ x: ${guideObject} }) })`],
  [
    'an object inside a call in an object',
    'javascript',
    `fetch(url, { method: 'POST', body: JSON.stringify(${json}) })`,
  ],
  ['a comment', 'javascript', `// const old = ${JSON.stringify(invented)}\n`],
  ['curl', 'curl', `curl -X 'POST' \\\n 'https://x.test/v1' \\\n -d '${json}'\n`],
  ['curl, joined option', 'curl', `curl --data-raw='${json}' https://x.test`, `curl --data-raw='{}' https://x.test`],
  ['curl, double quotes', 'curl', `curl -d "${JSON.stringify(invented).replaceAll('"', '\\"')}"`, `curl -d '{}'`],
  ['curl for Windows', 'curl', `curl.exe ^\r\n -d "${JSON.stringify(invented).replaceAll('"', '\\"')}"`],
  ['.env', 'env', env, ''],
  ['.env with others', 'env', `DB_PASSWORD=other\n${env}PORT=80\n`, 'DB_PASSWORD=other\nPORT=80\n'],
  ['.env with export and CRLF', 'env', env.replaceAll('TRADO', 'export TRADO').replaceAll('\n', '\r\n'), ''],
  ['.env in short names', 'env', env.replaceAll('TRADOVATE_', ''), ''],
  ['.env in lower case', 'env', env.replaceAll(/^\w+/gm, (name) => name.toLowerCase()), ''],
];

describe('importing credentials', () => {
  for (const [what, format, text, cleaned] of complete) {
    it(`reads ${what}`, () => {
      const read = readCredentials(text);
      assert.deepEqual(read.fields, invented);
      assert.equal(read.format, format);
      assert.deepEqual(read.problems, []);
      if (cleaned !== undefined) assert.equal(read.cleaned, cleaned);
      assert.ok(!read.cleaned.includes('not-a-real'), read.cleaned);
    });
  }

  const spellings: [string, keyof CredentialFields][] = [
    ...['TRADOVATE_NAME', 'TRADOVATE_USERNAME', 'TRADOVATE_USER', 'tradovateUser', 'username'].map(named('name')),
    ...['TRADOVATE_PASSWORD', 'TRADOVATE_PASS', 'PASSWORD', 'TDV_PASSWORD', 'apiPassword'].map(named('password')),
    ...['TRADOVATE_APP_ID', 'APPID', 'APP_ID', 'appId', 'TRADOVATE_APP_NAME', 'keyName'].map(named('appId')),
    ...['TRADOVATE_APP_VERSION', 'APP_VERSION', 'appVersion'].map(named('appVersion')),
    ...['CID', 'TRADOVATE_CID', 'TRADOVATE_CLIENT_ID', 'clientId'].map(named('cid')),
    ...['SEC', 'TRADOVATE_SEC', 'TRADOVATE_SECRET', 'API_SECRET', 'TRADOVATE_DEMO_SECRET'].map(named('sec')),
  ];
  for (const [spelling, field] of spellings) {
    it(`knows ${spelling}`, () => {
      const rest = field === 'sec' ? 'cid=1' : 'sec=2';
      assert.equal(readCredentials(`${rest}\n${spelling}=the-value`).fields[field], 'the-value');
      assert.equal(
        readCredentials(`{${rest.replace('=', ': ')}, ${spelling}: 'the-value'}`).fields[field],
        'the-value',
      );
    });
  }

  it('prefers the name that says Tradovate', () => {
    assert.equal(readCredentials('USER=other\nTRADOVATE_USER=invented-user\nCID=8').fields.name, 'invented-user');
  });
});

describe('what an import leaves to be asked', () => {
  const partial: [what: string, text: string, fields: Partial<CredentialFields>, problem?: ImportProblem['kind']][] = [
    ['nothing in an empty text', '', {}],
    ['nothing in prose', "It's {nice} to have `code` and don't = panic", {}],
    ['nothing in a package.json', '{"name": "app", "version": "1.0.0", "scripts": {"x": "y"}}', {}],
    ['nothing over 1 MB', `${' '.repeat(1_048_576)}{cid: 8}`, {}, 'too-large'],
    ['an empty value', '{"cid": 8, "sec": "", "name": null}', { cid: '8' }],
    [
      'placeholders',
      '{name: "your_username", password: "password", cid: 0, sec: "API_Secret", appId: "keyName", appVersion: "1.0"}',
      { appVersion: '1.0' },
      'placeholder',
    ],
    [
      'placeholders of the schema',
      '{"name": "string", "password": "string", "appId": "string", "cid": 0, "sec": "string", "deviceId": "string"}',
      {},
      'placeholder',
    ],
    [
      'what code computes',
      "{name: 'a', password: process.env.PASS, cid: 8, sec: `${x}`, appId: 'a' + b, ...rest}",
      { name: 'a', cid: '8' },
      'computed',
    ],
    ['shorthand', '{name, password, cid: 8}', { cid: '8' }, 'computed'],
    [
      'what a shell computes',
      `curl -d "{\\"name\\":\\"a\\",\\"password\\":\\"$PASS\\",\\"sec\\":\\"\`id\`\\"}"`,
      { name: 'a' },
      'computed',
    ],
    [
      'what a shell computes between quotes',
      `curl -d '{"name":"a","password":"'"$PASS"'"}'`,
      { name: 'a' },
      'computed',
    ],
    ['an unquoted # in .env', 'CID=8\nSEC=not#real', { cid: '8' }, 'unquoted-hash'],
    ["a shell's quotes in .env", `CID=8\nexport SEC='not'\\''real'`, { cid: '8' }, 'shell-quotes'],
    ['an unclosed quote in .env', `CID=8\nSEC='not-real'; # x`, { cid: '8' }, 'open-quote'],
    [
      "another service's, where the own one is doubtful",
      'PASSWORD=other\nUSER=other\nTRADOVATE_USERNAME=a\nTRADOVATE_PASSWORD=not#real\nTRADOVATE_CID=8\nTRADOVATE_SEC=s',
      { name: 'a', cid: '8', sec: 's' },
      'unquoted-hash',
    ],
    [
      "another service's, where the own one is empty or missing",
      'PASSWORD=other\nUSER=other\nSECRET=other\nTRADOVATE_PASSWORD=\nTRADOVATE_CID=8',
      { cid: '8' },
    ],
    [
      "another service's, where the own one is computed",
      "{password: 'other', tradovatePassword: process.env.PASS, cid: 8}",
      { cid: '8' },
      'computed',
    ],
    ['the only secret, which is doubtful', 'NAME=a\nSEC=not#real', { name: 'a' }, 'unquoted-hash'],
    [
      'one of two blocks with the same names',
      '# demo\nNAME=a\nPASSWORD=p\nCID=8\nSEC=s\n# live\nNAME=b\nPASSWORD=q\nSEC=r\n',
      { name: 'a', password: 'p', cid: '8', sec: 's' },
      'several-sets',
    ],
    [
      'a name that comes again',
      'CID=8\nPASSWORD=p\nNAME=a\nNAME=b',
      { name: 'a', password: 'p', cid: '8' },
      'several-sets',
    ],
    ['a name that comes again in an object', "{cid: 8, name: 'a', name: 'b'}", { name: 'a', cid: '8' }, 'several-sets'],
    ['a name that is repeated', 'CID=8\nPASSWORD=p\nCID=8\nNAME=a', { name: 'a', password: 'p', cid: '8' }],
    ['what is too long', `{name: '${'n'.repeat(65)}', cid: 8}`, { cid: '8' }, 'too-long'],
  ];
  for (const [what, text, expected, problem] of partial) {
    it(what, () => {
      const read = readCredentials(text);
      assert.deepEqual(read.fields, expected);
      assert.deepEqual(
        read.problems.map(({ kind }) => kind),
        problem ? [problem] : [],
      );
    });
  }

  it('runs nothing', () => {
    const trap = "throw new Error('ran')";
    readCredentials(`{cid: (() => { ${trap} })(), get sec() { ${trap} }, name: \`\${(() => { ${trap} })()}\`}`);
    readCredentials(`{"__proto__": {"sec": "polluted"}, "constructor": {"prototype": {"cid": "9"}}}`);
    assert.equal(({} as { sec?: string }).sec, undefined);
  });

  it('says that there is another set, even with less in it', () => {
    const read = readCredentials(`f(${json}); g({password: 'other'})`);
    assert.deepEqual(read.fields, invented);
    assert.deepEqual(
      read.problems.map(({ kind }) => kind),
      ['several-sets'],
    );
  });

  it('says that there are several sets and takes the first', () => {
    const read = readCredentials(`[${json}, ${json.replaceAll('invented', 'other')}]`);
    assert.deepEqual(read.fields, invented);
    assert.equal(read.problems[0]?.kind, 'several-sets');
  });

  it('takes the most complete set', () => {
    assert.deepEqual(readCredentials(`x({name: 'n', password: 'p'}); y(${guideObject})`).fields, invented);
  });

  it('is done in time, whatever the text', () => {
    const took = processorTime(() => {
      for (const part of ['{a:{a:', '{/*', '{"', '{a:[', '{a:1,', "curl -d '{a:1", "x='\\'\\'", '{[(', '\n', 'curl "'])
        readCredentials(part.repeat(150));
      readCredentials(`CID=8\nx${'\n'.repeat(20_000)}x`);
    });
    assert.ok(took < 200);
  });
});

describe('the text without the credentials', () => {
  const branded = env.replaceAll(' # the key', '');
  const demoLive = (demo: string, live: string) => `${demo}\n${live}\n`;
  const demoSet = 'TRADOVATE_DEMO_NAME=a\nTRADOVATE_DEMO_PASSWORD=p\nTRADOVATE_DEMO_CID=8\nTRADOVATE_DEMO_SEC=s';
  const liveSet = 'TRADOVATE_LIVE_NAME=b\nTRADOVATE_LIVE_PASSWORD=q\nTRADOVATE_LIVE_SEC=r';
  const others = 'ENV=production\nSECRET=django\nVERSION=2.3\nAPP_NAME=webshop\nUSER=postgres\nPASSWORD=dbpw\n';
  const set = "{name: 'a', password: 'p', cid: 8, sec: 's'}";
  const blank = '{name: "", password: "", cid: "", sec: ""}';
  const table: [what: string, text: string, cleaned: string][] = [
    ['keeps the other set of an .env file', demoLive(demoSet, liveSet), `\n${liveSet}\n`.slice(1)],
    ['keeps the other block of an .env file', 'CID=8\nSEC=s\n# live\nCID=9\nSEC=t\n', '# live\nCID=9\nSEC=t\n'],
    ["keeps another program's lines", others + branded, others],
    ['removes what is repeated and what is empty', 'CID=8\nSEC=\nPASSWORD=p\nCID=8\n', ''],
    ['removes what is doubtful', 'CID=8\nSEC=a#b\nPASSWORD="c";\n', ''],
    ['removes the environment of the set', 'TRADOVATE_CID=8\nTRADOVATE_ENV=demo\n', ''],
    ['keeps an unclear environment', 'TRADOVATE_CID=8\nENV=demo\n', 'ENV=demo\n'],
    ['keeps what is computed', 'CID=8\nSEC=$(pass x)\n', 'SEC=$(pass x)\n'],
    ['keeps a line of another value', 'MOTD="a\nPASSWORD=x\n"\nCID=8\n', 'MOTD="a\nPASSWORD=x\n"\n'],
    [
      'keeps the other objects of JSON',
      '{\n "editor": {"theme": "dark"},\n "tradovate": {"name": "a", "password": "p", "cid": 8, "sec": "s"}\n}\n',
      '{\n "editor": {"theme": "dark"},\n "tradovate": {}\n}\n',
    ],
    [
      'keeps the other objects of JavaScript',
      `module.exports = {\n port: 80, riskLimits: { maxLoss: 500 },\n tradovate: ${set}\n};\n`,
      'module.exports = {\n port: 80, riskLimits: { maxLoss: 500 },\n tradovate: {}\n};\n',
    ],
    ['keeps the other set of an object', `{demo: ${set}, live: {sec: 't'}}`, "{demo: {}, live: {sec: 't'}}"],
    ['keeps the other set of an array', `x = {all: [${set}, {cid: 9}]}`, 'x = {all: [{}, {cid: 9}]}'],
    [
      'keeps the other members of the object',
      `x = {...y, port: 80, ${set.slice(1)}`,
      `x = {...y, port: 80, ${blank.slice(1)}`,
    ],
    ['keeps what code computes', "x = {cid: 8, sec: 's', password: f() }", 'x = {cid: "", sec: "", password: f() }'],
    ['keeps what is around the only object', `x = {tradovate: ${set}};`, 'x = {tradovate: {}};'],
    ['leaves nothing where there is nothing else', ` {"tradovate": [{"a": ${set}}]}\n`, ' \n'],
  ];
  for (const [what, text, cleaned] of table) it(what, () => assert.equal(readCredentials(text).cleaned, cleaned));
});

describe('numbers and environments', () => {
  const cids = ['8', '12345678901234567890', '007', '9007199254740993'];
  for (const cid of cids) {
    it(`keeps the digits of ${cid}`, () => {
      for (const text of [
        `{"cid": ${cid}}`,
        `x = {cid: ${cid} /* id */}`,
        `{cid: '${cid}'}`,
        `curl -d '{"cid":${cid}}'`,
        `CID=${cid}`,
      ])
        assert.equal(readCredentials(text).fields.cid, cid, text);
    });
  }

  it('takes a version written as a number as it is written', () => {
    assert.equal(readCredentials('{cid: 8, appVersion: 1.0}').fields.appVersion, '1.0');
  });

  it('reads a device id', () => {
    assert.equal(readCredentials('{cid: 8, deviceId: "invented-device"}').deviceId, 'invented-device');
    assert.equal(readCredentials('TRADOVATE_DEVICE_ID=invented-device\nCID=8').deviceId, 'invented-device');
  });

  const environments: [string, ReadCredentials['environment']][] = [
    ["const URL = 'https://demo.tradovateapi.com/v1/auth'; x = {cid: 8}", 'demo'],
    ["curl 'https://live.tradovateapi.com/v1/x' -d '{\"cid\": 8}'", 'live'],
    ['CID=8\nURL=wss://LIVE.tradovateapi.com/v1/websocket', 'live'],
    ['// https://demo.tradovateapi.com or https://live.tradovateapi.com\n{cid: 8}', undefined],
    ['{cid: 8, url: "https://notdemo.tradovateapi.com"}', undefined],
    ['{cid: 8, url: "https://demo.tradovateapi.com.evil.test"}', undefined],
    ['{live: {cid: 8}}', 'live'],
    ['{"demoCredentials": {"cid": 8}}', 'demo'],
    ['{cid: 8, environment: "LIVE"}', 'live'],
    ['TRADOVATE_ENV=demo\nCID=8', 'demo'],
    ['TRADOVATE_LIVE_CID=8', 'live'],
    ['ENV=production\nCID=8', 'live'],
    ['ENV=demo\nTRADOVATE_ENV=demo\nTRADOVATE_CID=8', 'demo'],
    ['{cid: 8}', undefined],
    // Names that contradict each other, or the host.
    ['ENV=production\nTRADOVATE_ENV=demo\nTRADOVATE_CID=8', undefined],
    ['TRADOVATE_ENV=demo\nTRADOVATE_CID=8\nENVIRONMENT=production', undefined],
    ['ENV=production\nTRADOVATE_URL=https://demo.tradovateapi.com/v1\nTRADOVATE_CID=8', undefined],
    ['TRADOVATE_ENV=live\nTRADOVATE_URL=https://demo.tradovateapi.com/v1\nCID=8', undefined],
    ['TRADOVATE_LIVE_CID=8\nTRADOVATE_ENV=demo', undefined],
    ['{live: {cid: 8, env: "demo"}}', undefined],
    ['TRADOVATE_ENV=live\nCID=8\nTRADOVATE_ENV=demo', undefined],
    ['TRADOVATE_ENV=live\nNAME=a\nCID=8\nTRADOVATE_ENV=demo\nNAME=b', undefined],
    // The whole program's, perhaps.
    ['ENV=production\nTRADOVATE_CID=8', undefined],
  ];
  for (const [text, environment] of environments) {
    it(`${JSON.stringify(text)} is ${environment ?? 'unknown'}`, () => {
      const read = readCredentials(text);
      assert.equal(read.fields.cid, '8');
      assert.equal(read.environment, environment);
    });
  }

  const one = "{cid: 8, sec: 'invented'}";
  const other = "{cid: 9, sec: 'invented'}";
  const several: [string, ReadCredentials['environment']][] = [
    [`{live: ${one}, demo: ${one}}`, undefined],
    [`{live: ${one}, demo: ${other}}`, undefined],
    [`x = [{live: ${one}}, ${other}]`, undefined],
    [`{demo: ${one}, live: ${one}}`, 'demo'],
    [`{live: [${one}, ${other}]}`, 'live'],
  ];
  for (const [text, environment] of several) {
    it(`of several sets: ${text} is ${environment ?? 'unknown'}`, () => {
      const read = readCredentials(text);
      assert.equal(read.environment, environment);
      assert.deepEqual(
        read.problems.map(({ kind }) => kind),
        ['several-sets'],
      );
    });
  }

  it('has one set where a copy of it names no environment', () =>
    assert.deepEqual(readCredentials(`x = [{live: ${one}}, ${one}]`).problems, []));

  it('keeps the sets of two environments apart', () => {
    const text =
      'TRADOVATE_DEMO_CID=8\nTRADOVATE_LIVE_CID=9\nTRADOVATE_LIVE_SEC=invented\nTRADOVATE_NAME=invented-user';
    const read = readCredentials(text);
    assert.deepEqual(read.fields, { cid: '9', sec: 'invented', name: 'invented-user' });
    assert.equal(read.environment, 'live');
  });
});

function named(field: keyof CredentialFields): (spelling: string) => [string, keyof CredentialFields] {
  return (spelling) => [spelling, field];
}
