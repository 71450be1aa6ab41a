import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { catalogText } from '../../operations/fixture';
import { schemaTypes } from './schemaTypes';

const file = 'src/core/streams/events/schemas.ts';

describe('the types of stream events', () => {
  it('are those of the schemas (UPDATE_SCHEMAS=1 writes them; format the file afterwards)', () => {
    const expected = schemaTypes(catalogText);
    if (process.env['UPDATE_SCHEMAS']) writeFileSync(file, expected);
    assert.equal(unformatted(readFileSync(file, 'utf8')), unformatted(expected));
  });
});

/** The formatter breaks long unions over lines. */
function unformatted(text: string): string {
  return text.replace(/\s+/g, ' ').replace(/: \| /g, ': ');
}
