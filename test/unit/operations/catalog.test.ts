import assert from 'node:assert/strict';
import { parseCatalog } from '../../../src/core/operations/catalog';
import { UserFacingError } from '../../../src/core/platform/errors';
import { catalog, catalogText } from './fixture';

describe('the catalog', () => {
  it('has 370 operations, the steps of OAuth and the requests of market data by id, and the schemas', () => {
    assert.equal(catalog.operations.length, 376);
    assert.equal(catalog.byId.size, 376);
    assert.equal(catalog.byId.get('accountList')?.path, '/account/list');
    assert.equal(catalog.schemas.size, 153);
  });

  const file = JSON.parse(catalogText) as { operations: object[]; schemas: object };
  const broken: [string, string][] = [
    ['no JSON', '{"operations":['],
    ['something else', '[]'],
    ['no operation', JSON.stringify({ ...file, operations: [] })],
    ['no schemas', JSON.stringify({ operations: file.operations })],
    ['a schema that is none', JSON.stringify({ ...file, schemas: { A: 1 } })],
    [
      'an operation without parameters',
      JSON.stringify({ ...file, operations: [{ ...file.operations[0], params: 0 }] }),
    ],
    ['a method of its own', JSON.stringify({ ...file, operations: [{ ...file.operations[0], method: 'PUT' }] })],
  ];
  for (const [name, text] of broken) {
    it(`with ${name} is a failure that says what to do`, () => {
      assert.throws(
        () => parseCatalog(text),
        (error) => error instanceof UserFacingError && error.kind === 'storage' && error.message.includes('Reinstall'),
      );
    });
  }
});
