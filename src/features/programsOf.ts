import { lazy } from '../core/platform/lazy';
import { loadFeature } from '../host/loadFeature';
import type { LoadPrograms } from '../ui/recipes/insertRecipe';
import type * as OAuthProgramsPart from './oauthPrograms';
import type { Programs } from './programs';
import type { SessionServices } from './session';
import type * as StreamProgramsPart from './streamPrograms';

/** The part that writes the program of a recipe, each loaded on first use. @param programs those of most recipes */
export function programsOf(extension: SessionServices['extension'], programs: () => Promise<Programs>): LoadPrograms {
  const streamPrograms = lazy(
    async () => (await loadFeature<typeof StreamProgramsPart>(extension, 'streamPrograms')).programs,
  );
  const oauthPrograms = lazy(
    async () => (await loadFeature<typeof OAuthProgramsPart>(extension, 'oauthPrograms')).programs,
  );
  return ({ isStream, service }) => (isStream ? streamPrograms() : service === 'oauth' ? oauthPrograms() : programs());
}
