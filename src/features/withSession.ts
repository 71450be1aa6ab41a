import type * as vscode from 'vscode';
import { lazy } from '../core/platform/lazy';
import { loadFeature, type FeatureName } from '../host/loadFeature';
import type { SessionFeature, SessionServices } from './session';

type StartPart<Part, Started> = (part: Part, services: SessionServices) => Started | Promise<Started>;

/**
 * For parts that need the session: loads one of them and the session side by side, and then starts it.
 * @returns what makes a loader of a part; a loader loads once
 */
export function withSession(extension: vscode.Uri, session: () => Promise<SessionFeature>) {
  return <Part, Started>(name: FeatureName, start: StartPart<Part, Started>) =>
    lazy(async () => {
      const loading = loadFeature<Part>(extension, name);
      const [{ services }, part] = await Promise.all([session(), loading]);
      return start(part, services);
    });
}
