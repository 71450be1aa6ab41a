import { lazy } from '../core/platform/lazy';
import { loadFeature } from '../host/loadFeature';
import type { LoadPrograms } from '../ui/recipes/insertRecipe';
import type * as OAuthProgramsPart from './oauthPrograms';
import type * as ProgramsPart from './programs';
import type { SessionServices } from './session';
import type * as StreamProgramsPart from './streamPrograms';

/** The part that writes the program of a recipe, each loaded on first use. */
export function programsOf(extension: SessionServices['extension']): LoadPrograms {
  const programs = lazy(async () => (await loadFeature<typeof ProgramsPart>(extension, 'programs')).programs);
  const streamPrograms = lazy(
    async () => (await loadFeature<typeof StreamProgramsPart>(extension, 'streamPrograms')).programs,
  );
  const oauthPrograms = lazy(
    async () => (await loadFeature<typeof OAuthProgramsPart>(extension, 'oauthPrograms')).programs,
  );
  return ({ isStream, service }) => (isStream ? streamPrograms() : service === 'oauth' ? oauthPrograms() : programs());
}
