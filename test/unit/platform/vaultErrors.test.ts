import assert from 'node:assert/strict';
import { t } from '../../../src/core/platform/text';
import { withVaultErrors } from '../../../src/core/platform/vaultErrors';

describe('a call to the secret storage', () => {
  it('passes its result on', async () => {
    assert.equal(await withVaultErrors(t('Broken.'), () => Promise.resolve(5)), 5);
  });

  it('replaces the error of the store, which may contain the secret', async () => {
    const call = withVaultErrors(t('Broken.'), () => Promise.reject(new Error('value: secret')));
    await assert.rejects(call, { kind: 'storage', message: 'Broken.', remedies: ['try-again'] });
  });
});
