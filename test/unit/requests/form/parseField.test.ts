import assert from 'node:assert/strict';
import fc from 'fast-check';
import { fieldsOf, type Field } from '../../../../src/core/operations/catalog';
import { isOAuth } from '../../../../src/core/operations/oauthOperations';
import { buildRequest } from '../../../../src/core/operations/buildRequest';
import type { Json } from '../../../../src/core/operations/exampleValue';
import { fieldText, parseField } from '../../../../src/core/requests/form/parseField';
import { englishText } from '../../../../src/core/platform/text';
import { toHttpRequest } from '../../../../src/core/requests/send/toHttpRequest';
import { baseUrl, catalog, hostile, now, operation } from '../../operations/fixture';
import { plainArgs } from '../../plainArgs';

const { schemas } = catalog;

function field(id: string, name: string): Field {
  const found = fieldsOf(operation(id)).find((one) => one.name === name);
  assert.ok(found, `${id} has no ${name}`);
  return found;
}

const as = (shape: Partial<Field>): Field => ({ name: 'x', required: false, ...shape });

describe('parsing a field', () => {
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
    [number, '1234567890123456.0', 1234567890123456],
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
    it(`accepts ${JSON.stringify(text)} as ${JSON.stringify(value)}`, () => {
      assert.deepEqual(parseField(one, text, schemas), value === undefined ? {} : { value });
    });
  }

  // Arguments of the message: the value or the path that it is about, and the limit.
  const refused: readonly (readonly [Field, string, readonly unknown[]])[] = [
    [int, '1e3', ['1e3', '1000']],
    [int, '0x10', ['0x10', '1000']],
    [int, '1.0', ['1.0', '1000']],
    [int, '9007199254740993', ['x']],
    [positive, '0', ['x', 1]],
    [number, '1e3', ['1e3', '5000.25']],
    [number, '5000,25', ['5000,25', '5000.25']],
    [number, 'NaN', ['NaN', '5000.25']],
    [number, '0.1234567890123456789', ['0.1234567890123456789']],
    [as({ type: 'boolean' }), 'yes', ['x']],
    [list, '1,,2', ['x']],
    [list, '1,b', ['b', '1000']],
    [
      as({ type: 'array', items: { type: 'integer', format: 'int32' } }),
      '1,2147483648',
      ['x[1]', -(2 ** 31), 2 ** 31 - 1],
    ],
    [tradeDate, '{"year":2026,"month":1}', ['x.day']],
    [tradeDate, '{"year":\n 2026,}', ['}', 2, 7]],
    [as({ ref: 'NotDescribed' }), '{"deep":[{"password":"made-up"}]}', ['password']],
    [field('modifyPassword', 'password'), 'made-up', ['password']],
  ];
  for (const [one, text, args] of refused) {
    it(`does not accept ${JSON.stringify(text.slice(0, 40))}`, () => {
      const { value, problem } = parseField(one, text, schemas);
      assert.deepEqual([value, problem?.args], [undefined, args]);
    });
  }

  it('quotes little of what is typed, and cleaned', () => {
    const hostileText = `[a](command:x)\n${'x'.repeat(5000)}\u202e`;
    const [excerpt = ''] = plainArgs(parseField(int, hostileText, schemas).problem);
    assert.match(String(excerpt), /^\(a\)\(command:x\) x{1,40}$/);
    assert.equal(String(excerpt).length, 40);
  });

  it('writes a value as it would be typed, if the field can express it', () => {
    const texts = as({ type: 'array', items: { type: 'string' } });
    assert.equal(fieldText(list, [1, 2], schemas), '1,2');
    assert.equal(
      fieldText(tradeDate, { year: 1, month: 2, day: 3 }, schemas),
      '{\n  "year": 1,\n  "month": 2,\n  "day": 3\n}',
    );
    assert.equal(fieldText(as({ type: 'boolean' }), true, schemas), 'true');
    assert.deepEqual(
      [
        fieldText(texts, ['a,b'], schemas),
        fieldText(int, 'text', schemas),
        fieldText(int, 1.5, schemas),
        fieldText(choice, null, schemas),
      ],
      [undefined, undefined, undefined, undefined],
    );
  });

  it('never throws, and what it accepts is sent with exactly that value', () => {
    // Each distinct field once: most differ in nothing but their operation. Token requests take none from here.
    const places = [
      ...new Map(
        catalog.operations
          .filter((one) => one.id !== 'accessTokenRequest' && !isOAuth(one))
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
        const { value, problem } = parseField(each, typed, schemas);
        if (value === undefined) {
          assert.ok(problem === undefined || !/[\n\u202e]/.test(englishText(problem)));
          return;
        }
        const only = (fields: readonly Field[]) => fields.filter((other) => other === each);
        const { params, body } = one;
        const alone = { ...one, params: only(params), ...(body && { body: { ...body, fields: only(body.fields) } }) };
        const sent = toHttpRequest(
          buildRequest(alone, { baseUrl, schemas, now, example: 'none', values: { [each.name]: value } }),
          'made-up-token',
        );
        if (sent.body !== undefined) {
          assert.deepEqual(JSON.parse(sent.body), { [each.name]: value });
          return;
        }
        const parameter = new URL(sent.url).searchParams.get(each.name);
        assert.equal(parameter, Array.isArray(value) ? value.join(',') : String(value as string | number | boolean));
      }),
      { numRuns: 60 },
    );
  });
});
