import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Field } from '../../../../src/core/operations/catalog';
import { buildRequest } from '../../../../src/core/operations/buildRequest';
import type { Json } from '../../../../src/core/operations/exampleValue';
import { fieldsOf } from '../../../../src/core/requests/form/draft';
import { hintOf, kindOf, readField, textOf } from '../../../../src/core/requests/form/fieldText';
import { toHttpRequest } from '../../../../src/core/requests/send/toHttpRequest';
import { baseUrl, catalogue, hostile, operation } from '../../operations/fixture';

const { schemas } = catalogue;

function field(id: string, name: string): Field {
  const found = fieldsOf(operation(id)).find((one) => one.name === name);
  assert.ok(found, `${id} has no ${name}`);
  return found;
}

const as = (shape: Partial<Field>): Field => ({ name: 'x', required: false, ...shape });

describe('a field of the form', () => {
  const kinds: readonly (readonly [id: string, name: string, kind: string, hint: string])[] = [
    ['placeOrder', 'symbol', 'text', 'text, at most 64 characters'],
    ['placeOrder', 'orderQty', 'number', 'integer, at least 1'],
    ['placeOrder', 'price', 'number', 'number'],
    ['placeOrder', 'action', 'choice', ''],
    ['placeOrder', 'isAutomated', 'choice', ''],
    ['placeOrder', 'expireTime', 'date', 'date and time, e.g. 2026-01-05T14:30:00Z'],
    ['initializeClock', 'speed', 'number', 'integer, at least 0, at most 400'],
    ['accountItems', 'ids', 'list', 'list of integers, comma-separated'],
    ['workspace-template-finds', 'names', 'list', 'list of texts, comma-separated'],
    ['resetDemoAccountState', 'resetTradeDate', 'json', 'TradeDate as JSON'],
    ['rollContracts', 'rollContracts', 'json', 'list of RollContractBase as JSON'],
    ['modifyPassword', 'password', 'secret', 'secret, never typed here'],
  ];
  for (const [id, name, kind, hint] of kinds) {
    it(`${id}.${name} is ${kind}: ${hint}`, () => {
      assert.deepEqual([kindOf(field(id, name)), hintOf(field(id, name))], [kind, hint]);
    });
  }

  const int = as({ type: 'integer', format: 'int64' });
  const int32 = as({ type: 'integer', format: 'int32' });
  const number = as({ type: 'number', format: 'double' });
  const date = as({ type: 'string', format: 'date-time' });
  const list = as({ type: 'array', items: { type: 'integer', format: 'int64' } });
  const positive = as({ type: 'integer', minimum: 0, exclusiveMinimum: true });
  const choice = as({ type: 'string', enum: ['Buy', 'Sell'] });
  const tradeDate = as({ ref: 'TradeDate' });

  const accepted: readonly (readonly [Field, string, Json | undefined])[] = [
    [int, '', undefined],
    [int, '  ', undefined],
    [int, ' 17 ', 17],
    [int, '-0', 0],
    [int, '9007199254740991', 2 ** 53 - 1],
    [int32, '-2147483648', -(2 ** 31)],
    [as({ type: 'integer' }), '2147483648', 2 ** 31],
    [positive, '1', 1],
    [as({ type: 'number', minimum: 0 }), '0', 0],
    [as({ type: 'integer', maximum: 10 }), '10', 10],
    [number, '.5', 0.5],
    [number, '-5000.25', -5000.25],
    [number, '0.30000000000000004', 0.1 + 0.2],
    [as({ type: 'string' }), ' as typed ', ' as typed '],
    [as({ type: 'string', maxLength: 3 }), 'abc', 'abc'],
    [choice, ' Sell ', 'Sell'],
    [as({ type: 'boolean' }), 'false', false],
    [list, '1, 2,3', [1, 2, 3]],
    [as({ type: 'array', items: { type: 'string' } }), 'a b, c', ['a b', 'c']],
    [date, '2026-01-05T14:30:00Z', '2026-01-05T14:30:00Z'],
    [date, '2024-02-29T23:59+05:30', '2024-02-29T23:59+05:30'],
    [tradeDate, '{"year":2026,"month":1,"day":5}', { year: 2026, month: 1, day: 5 }],
    [as({ ref: 'NotDescribed' }), '{"a":[1]}', { a: [1] }],
  ];
  for (const [one, text, value] of accepted) {
    it(`reads ${JSON.stringify(text)} as ${JSON.stringify(value)}`, () => {
      assert.deepEqual(readField(one, text, schemas), value === undefined ? {} : { value });
    });
  }

  const refused: readonly (readonly [Field, string, string | RegExp])[] = [
    [int, '1e3', '“1e3” is not a whole number: write it in digits, as in 1000.'],
    [int, '0x10', /not a whole number/],
    [int, '1.0', /not a whole number/],
    [int, '9007199254740993', 'x has so many digits that JSON would change it.'],
    [int32, '2147483648', 'x has to be a number from -2147483648 to 2147483647.'],
    [positive, '0', 'x has to be at least 1.'],
    [as({ type: 'number', minimum: 0, exclusiveMinimum: true }), '0', 'x has to be more than 0.'],
    [as({ type: 'number', minimum: 0 }), '-1', 'x has to be at least 0.'],
    [as({ type: 'integer', maximum: 10 }), '11', 'x has to be at most 10.'],
    [number, '1e3', '“1e3” is not a number: write it in digits with a point, as in 5000.25.'],
    [number, '5000,25', /not a number/],
    [number, 'NaN', /not a number/],
    [number, '0.1234567890123456789', /so many digits/],
    [as({ type: 'string', maxLength: 3 }), 'abcd', 'x can have at most 3 characters, and this has 4.'],
    [as({ type: 'string' }), 'half \ud83d', /half a character/],
    [choice, 'buy', 'x has to be one of: Buy, Sell.'],
    [as({ type: 'boolean' }), 'yes', 'x has to be true or false.'],
    [list, '1,,2', 'x has an empty entry: put one comma between two entries.'],
    [list, '1,b', /“b” is not a whole number/],
    [as({ type: 'array', items: { type: 'integer', format: 'int32' } }), '1,2147483648', /^x\[1\] has to be a number/],
    [date, '2026-01-05', 'x needs a time and its zone behind the date, as in 2026-01-05T14:30:00Z.'],
    [date, '2026-01-05T14:30', 'x needs a zone: add Z for UTC, as in 2026-01-05T14:30:00Z.'],
    [date, 'tomorrow', /has to be a date and time/],
    [date, '2026-02-30T00:00Z', /does not exist/],
    [date, '2026-02-03T25:00Z', /does not exist/],
    [tradeDate, '{"year":2026,"month":1}', 'x.day is missing.'],
    [tradeDate, '{"year":"2026","month":1,"day":5}', 'x.year has to be a number.'],
    [tradeDate, '[]', 'x has to be an object, in braces.'],
    [tradeDate, '{"year":2026', 'The JSON is not complete: it ends too early.'],
    [tradeDate, '{"year":\n 2026,}', 'The JSON cannot be read at line 2, column 7: “}”.'],
    [tradeDate, '{"year":1,2:3}', 'The JSON cannot be read at line 1, column 11: “2”.'],
    [tradeDate, '{"year": abc}', 'The JSON cannot be read at line 1, column 10: “abc”.'],
    [as({ type: 'array', items: { ref: 'TradeDate' } }), '{}', 'x has to be a list, in square brackets.'],
    [as({ ref: 'NotDescribed' }), '{"a":1e999}', /so many digits/],
    [as({ ref: 'NotDescribed' }), '{"deep":[{"password":"made-up"}]}', /password is never typed here/],
    [
      as({ type: 'array', items: { ref: 'EvaluationUser' } }),
      '[{"name":"n","email":"e"}]',
      /x\[0\]\.password is never/,
    ],
    [as({ ref: 'NotDescribed' }), `{"a":${'['.repeat(9000)}${']'.repeat(9000)}}`, /nested deeper/],
    [field('modifyPassword', 'password'), 'made-up', /password is never typed here/],
  ];
  for (const [one, text, problem] of refused) {
    it(`does not read ${JSON.stringify(text.slice(0, 40))}`, () => {
      const read = readField(one, text, schemas);
      assert.equal(read.value, undefined);
      if (typeof problem === 'string') assert.equal(read.problem, problem);
      else assert.match(read.problem ?? '', problem);
    });
  }

  it('writes a value as it would be typed, unless it can’t be', () => {
    const texts = as({ type: 'array', items: { type: 'string' } });
    assert.equal(textOf(list, [1, 2], schemas), '1,2');
    assert.equal(
      textOf(tradeDate, { year: 1, month: 2, day: 3 }, schemas),
      '{\n  "year": 1,\n  "month": 2,\n  "day": 3\n}',
    );
    assert.equal(textOf(as({ type: 'boolean' }), true, schemas), 'true');
    assert.deepEqual(
      [
        textOf(texts, ['a,b'], schemas),
        textOf(int, 'text', schemas),
        textOf(int, 1.5, schemas),
        textOf(choice, null, schemas),
      ],
      [undefined, undefined, undefined, undefined],
    );
  });

  it('never throws, and what it accepts is sent with exactly that value', () => {
    // Each distinct field once: most differ in nothing but their operation. The token request takes none from here.
    const places = [
      ...new Map(
        catalogue.operations
          .filter(({ id }) => id !== 'accessTokenRequest')
          .flatMap((one) => fieldsOf(one).map((each) => [JSON.stringify([one.method, each]), { one, each }])),
      ).values(),
    ];
    const text = fc.oneof(
      fc.constantFrom(
        ...hostile,
        '1',
        ' 1,2 ',
        '5000.25',
        'true',
        'Buy',
        '2026-01-05T14:30:00Z',
        '{"year":1,"month":1,"day":1}',
      ),
      fc.array(fc.nat(0xffff), { maxLength: 8 }).map((units) => String.fromCharCode(...units)),
      fc.string(),
      fc.integer().map(String),
      fc.double().map(String),
      fc.json(),
    );
    fc.assert(
      fc.property(fc.constantFrom(...places), text, ({ one, each }, typed) => {
        const { value, problem } = readField(each, typed, schemas);
        if (value === undefined) {
          assert.ok(problem === undefined || /^[^\n]+\.$/.test(problem), problem);
          return;
        }
        const only = (fields: readonly Field[]) => fields.filter((other) => other === each);
        const { params, body } = one;
        const alone = { ...one, params: only(params), ...(body && { body: { ...body, fields: only(body.fields) } }) };
        const sent = toHttpRequest(
          buildRequest(alone, { baseUrl, schemas, values: { [each.name]: value } }),
          'made-up-token',
        );
        if (sent.body !== undefined) {
          assert.deepEqual(JSON.parse(sent.body), { [each.name]: value });
          return;
        }
        const parameter = new URL(sent.url).searchParams.get(each.name);
        assert.equal(parameter, Array.isArray(value) ? value.join(',') : String(value as string | number | boolean));
      }),
      { numRuns: 200 },
    );
  });
});
