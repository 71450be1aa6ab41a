import type { ModelWorld } from './world';

/** What holds at the end of a run although ports failed. */
export function checkFaultyEnd(world: ModelWorld): void {
  for (const [profile, at] of world.deletedAt) {
    const text = /"accessToken":"([^"]+)"/.exec(world.vault.get(`token.${profile}`) ?? '')?.[1];
    const issuedAt = text === undefined ? undefined : world.service.issuedAt(text);
    if (issuedAt !== undefined && issuedAt < at) world.fail(`${text ?? ''} was deleted, and is in the vault`);
  }
  for (const window of world.windows) {
    const { state } = window.sessionManager;
    if (window.crashed || state.session.kind !== 'ended') continue;
    if (!world.service.provenEnds.has(state.profile?.id ?? ''))
      world.fail(`${window.name} has dropped a token without proof`);
  }
}
