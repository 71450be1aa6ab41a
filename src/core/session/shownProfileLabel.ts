import type { SessionState } from './sessionState';

/**
 * How the active profile is called on the screen. While secrets are hidden, by its environment: its label has the user's name,
 * unless it was renamed.
 */
export function shownProfileLabel(
  { profile, environment }: Pick<SessionState, 'profile' | 'environment'>,
  isHidden: boolean,
): string | undefined {
  return profile && isHidden ? (environment?.label ?? profile.environment) : profile?.label;
}
