import assert from 'node:assert/strict';
import { UserFacingError } from '../../../src/core/platform/errors';

/** The error that this throws. */
export function errorOf(work: () => unknown): UserFacingError {
  try {
    work();
  } catch (error) {
    if (error instanceof UserFacingError) return error;
    throw error;
  }
  return assert.fail('nothing was thrown');
}
