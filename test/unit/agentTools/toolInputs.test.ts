import assert from 'node:assert/strict';
import type * as v from 'valibot';
import { AgentToolError } from '../../../src/core/agentTools/agentToolError';
import { findInput, parseToolInput, readInput, statusInput, writeInput } from '../../../src/core/agentTools/toolInputs';

let deep: unknown = 1;
for (let depth = 0; depth < 60; depth++) deep = [deep];
const circular: Record<string, unknown> = {};
circular['a'] = circular;

describe('the inputs of tools', () => {
  const valid: readonly (readonly [v.GenericSchema, unknown, unknown])[] = [
    [statusInput, undefined, {}],
    [statusInput, { token: 'x' }, {}],
    [findInput, { query: 'order' }, { query: 'order', limit: 5 }],
    [findInput, { query: '', limit: 20 }, { query: '', limit: 20 }],
    [writeInput, { operation: 'a-b', dialect: 'curl' }, { operation: 'a-b', dialect: 'curl', values: {} }],
    [writeInput, { recipe: 'a', dialect: 'go', token: 'literal' }, { recipe: 'a', dialect: 'go', values: {} }],
    [readInput, { operation: 'x' }, { operation: 'x', values: {}, max_items: 50 }],
    [
      readInput,
      { operation: 'x', values: { a: [1, { b: null }] }, select: ['a.b'], max_items: 1 },
      { operation: 'x', values: { a: [1, { b: null }] }, select: ['a.b'], max_items: 1 },
    ],
  ];
  for (const [schema, input, output] of valid)
    it(`are taken: ${JSON.stringify(input)}`, () => assert.deepEqual(parseToolInput(schema, input), output));

  const invalid: readonly (readonly [v.GenericSchema, unknown])[] = [
    [statusInput, 'x'],
    [findInput, {}],
    [findInput, { query: 'x'.repeat(201) }],
    [findInput, { query: 'x', limit: 21 }],
    [findInput, { query: 'x', limit: 1.5 }],
    [writeInput, { dialect: 'curl' }],
    [writeInput, { operation: 'a', recipe: 'b', dialect: 'curl' }],
    [writeInput, { operation: 'a' }],
    [readInput, { operation: '../order' }],
    [readInput, { operation: 'x', values: [] }],
    [readInput, { operation: 'x', values: { password: 'p' } }],
    [readInput, { operation: 'x', values: { a: { client_secret: 'p' } } }],
    [readInput, { operation: 'x', values: { id: 2 ** 60 } }],
    [readInput, { operation: 'x', values: { a: deep } }],
    [readInput, { operation: 'x', values: circular }],
    [readInput, { operation: 'x', values: { a: 'x'.repeat(70_000) } }],
    [readInput, { operation: 'x', select: ['a b'] }],
    [readInput, { operation: 'x', select: Array(51).fill('a') }],
    [readInput, { operation: 'x', max_items: 0 }],
  ];
  for (const [index, [schema, input]] of invalid.entries())
    it(`are refused: number ${index}`, () => assert.throws(() => parseToolInput(schema, input), AgentToolError));

  it('are not repeated where they are wrong', () => {
    const input = { operation: 'not an id: hunter2', values: { password: 'hunter2' } };
    assert.throws(
      () => parseToolInput(readInput, input),
      ({ message }: Error) => !message.includes('hunter2') && message.includes("'operation'"),
    );
  });
});
