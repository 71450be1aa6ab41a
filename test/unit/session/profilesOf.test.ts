import { expect } from 'chai';
import { readEnvironments, type Environment } from '../../../src/core/profile/environment';
import { profilesOf } from '../../../src/core/session/profilesOf';
import { credentials, World } from './world';

describe('profilesOf', () => {
  it('finds the environments of the settings as they are now', async () => {
    const store = new World().store();
    let environments: readonly Environment[] = [];
    const profiles = profilesOf(store, () => environments);
    expect(profiles.environment('demo')).to.equal(undefined);
    ({ environments } = readEnvironments({}));
    expect(profiles.environment('demo')?.id).to.equal('demo');
    const { id } = await store.add({ id: 'demo', label: 'Demo' }, credentials);
    expect(profiles.active()?.id).to.equal(id);
    expect(await profiles.credentials(id)).to.deep.equal(credentials);
    expect(await profiles.oauthApp('another')).to.equal('missing');
  });
});
