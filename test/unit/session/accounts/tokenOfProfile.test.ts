import assert from 'node:assert/strict';
import { tokenOfProfile } from '../../../../src/core/session/accounts/tokenOfProfile';
import { environmentNamed, accountsWorld } from './accountsWorld';

const [demoEnvironment, liveEnvironment] = [environmentNamed('demo'), environmentNamed('live')];

// Switches in the meantime: accounts.test.ts.
describe('the token of a profile', () => {
  it('is that of the active one, renewed where it ends soon', async () => {
    const { sessionManager, demo, demoToken, untilLead } = await accountsWorld();
    const read = async () => (await tokenOfProfile(sessionManager, demo.id, demoEnvironment))?.accessToken;
    assert.equal(await read(), demoToken);
    await untilLead();
    assert.notEqual(await read(), demoToken);
  });

  it('is the stored one of another, as it is', async () => {
    const { sessionManager, world, other, otherToken, untilLead } = await accountsWorld();
    await untilLead();
    const { length } = world.calls();
    assert.equal((await tokenOfProfile(sessionManager, other.id, liveEnvironment))?.accessToken, otherToken);
    assert.equal(world.calls().length, length);
  });

  it('is still valid after a renewal that failed', async () => {
    const { sessionManager, world, demo, demoToken, untilLead } = await accountsWorld();
    await untilLead();
    world.http.replies.splice(0, Infinity, { status: 503 });
    assert.equal((await tokenOfProfile(sessionManager, demo.id, demoEnvironment))?.accessToken, demoToken);
  });

  it('is none of an address that did not issue it', async () => {
    const { sessionManager, other } = await accountsWorld();
    assert.equal(await tokenOfProfile(sessionManager, other.id, demoEnvironment), undefined);
  });
});
