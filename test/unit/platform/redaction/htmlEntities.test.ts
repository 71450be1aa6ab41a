import assert from 'node:assert/strict';
import { htmlEntities } from '../../../../src/core/platform/redaction/htmlEntities';

describe('the names of HTML entities', () => {
  for (const [name, character] of [
    ['quot', '"'],
    ['bsol', '\\'],
    ['nbsp', '\u00a0'],
    ['copy', '©'],
    ['auml', 'ä'],
    ['yuml', 'ÿ'],
  ] as const)
    it(name, () => assert.equal(htmlEntities.get(name), character));
});
