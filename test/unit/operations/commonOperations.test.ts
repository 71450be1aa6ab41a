import assert from 'node:assert/strict';
import { commonOperations } from '../../../src/core/operations/commonOperations';
import { isForRetail } from '../../../src/core/operations/audience';
import { operation } from './fixture';

describe('common operations', () => {
  it('exist, and anyone may call them', () => {
    assert.ok(commonOperations.every((id) => isForRetail(operation(id))));
  });
});
