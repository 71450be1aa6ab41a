import assert from 'node:assert/strict';
import type { RequestData } from '../../../../src/core/operations/buildRequest';
import type { Field } from '../../../../src/core/operations/catalog';
import { toPlain } from '../../../../src/core/snippets/codeWriter';
import { lines } from '../../../../src/core/snippets/codeBuilder';
import { interfacesOf, responseType } from '../../../../src/core/snippets/dialects/interfaces';
import { request } from '../../operations/fixture';

/** A request whose response has these fields. */
function responding(fields: readonly Field[], others: Readonly<Record<string, readonly Field[]>> = {}): RequestData {
  const data = request('accountList');
  const response = { schema: 'Own', array: false };
  return {
    ...data,
    operation: { ...data.operation, response },
    schemas: new Map(Object.entries({ ...others, Own: fields })),
  };
}
const field = (name: string, rest: Partial<Field>): Field => ({ name, required: true, ...rest });
const typesOf = (data: RequestData) => toPlain(lines(...interfacesOf(data)), '  ');

describe('the TypeScript interfaces of a response', () => {
  const members: [Partial<Field>, string][] = [
    [{ type: 'integer' }, 'x: number;'],
    [{ type: 'string', required: false }, 'x?: string;'],
    [{ type: 'boolean' }, 'x: boolean;'],
    [{ type: 'object' }, 'x: Record<string, unknown>;'],
    [{ type: 'object', values: { type: 'number' }, note: 'by name' }, 'x: Record<string, number>; // by name'],
    [{ type: 'array', items: { type: 'number' } }, 'x: number[];'],
    [{ type: 'array', items: { enum: ['a', "b'"] } }, "x: ('a' | 'b\\'')[];"],
    [{ type: 'string', enum: ['a', 'b'] }, "x: 'a' | 'b';"],
    [{ ref: 'Missing' }, 'x: unknown;'],
  ];
  for (const [rest, text] of members)
    it(text, () => assert.equal(typesOf(responding([field('x', rest)])), `interface Own {\n  ${text}\n}\n`));

  it('have a long union on several lines', () => {
    const values = Array.from({ length: 9 }, (_, at) => `${'long'.repeat(3)}${at}`);
    const text = typesOf(responding([field('x', { type: 'string', enum: values })]));
    assert.equal(text.match(/^ {4}\| '/gm)?.length, 9);
    assert.match(text, /8';\n\}/);
  });

  it('include what they name, each once, also if they name themselves', () => {
    const others = { Inner: [field('own', { ref: 'Own' })] };
    const text = typesOf(
      responding([field('a', { ref: 'Inner' }), field('b', { type: 'array', items: { ref: 'Inner' } })], others),
    );
    assert.deepEqual(text.match(/^interface \w+/gm), ['interface Own', 'interface Inner']);
    assert.match(text, /a: Inner;\n {2}b: Inner\[\];/);
  });

  it('have names for the whole response, with the error that any may have', () => {
    assert.equal(responseType(request('accountList')), 'Account[]');
    const data = request('accountList');
    const none = { ...data, operation: { ...data.operation, response: null } };
    assert.equal(responseType(none), 'null');
    assert.deepEqual(interfacesOf(none), []);
  });
});
