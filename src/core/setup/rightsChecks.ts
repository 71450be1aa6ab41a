import { t } from '../platform/text';
import type { RightsProbe } from './rightsProbes';
import type { ProbeOutcome, ProbeOutcomes } from './rightsRun';
import type { SetupCheck } from './setupCheck';

/** Lists in which every user has an entry. */
const NEVER_EMPTY: readonly (string | undefined)[] = ['/user/list', '/account/list', '/exchange/list'];

/** @param outcomes undefined: not checked yet. @param isSignedIn there is a valid token */
export function rightsChecks(
  probes: readonly RightsProbe[],
  outcomes: ProbeOutcomes | undefined,
  isSignedIn: boolean,
): readonly SetupCheck[] {
  if (!outcomes) return [notCheckedYet(isSignedIn)];
  const noneAccepted = outcomes.every(({ kind }) => kind !== 'granted' && kind !== 'empty');
  const isOver = outcomes.every(({ kind }) => kind !== 'waiting' && kind !== 'running');
  const isDoubtful = isOver && noneAccepted && outcomes.some(({ kind }) => kind === 'denied');
  const lines = probes.map((probe, index) => rightCheck(probe, outcomes[index] ?? { kind: 'not-sent' }));
  return isDoubtful ? [allDenied(), ...lines] : lines;
}

function notCheckedYet(isSignedIn: boolean): SetupCheck {
  const line = { id: 'rights', title: t('Permissions of the API key'), state: 'skipped' } as const;
  return isSignedIn
    ? {
        ...line,
        detail: [t('Not checked yet.')],
        remedy: [t("'Check Permissions' sends one harmless read for each permission.")],
        action: 'check-rights',
      }
    : {
        ...line,
        detail: [t('Not checked, because this requires a token.')],
        remedy: [t("Run 'Get Token' first.")],
        action: 'get-token',
      };
}

/** A single 401 is a missing permission; when no request is accepted, the token may be the reason. */
function allDenied(): SetupCheck {
  return {
    id: 'rights',
    title: t('Permissions of the API key'),
    state: 'warning',
    detail: [t('Tradovate denied every request, so the token itself may no longer be valid.')],
    remedy: [t("Run 'Renew Token': it shows whether the session is still valid.")],
    action: 'renew-token',
  };
}

function rightCheck({ group, label, right, path }: RightsProbe, outcome: ProbeOutcome): SetupCheck {
  const line = { id: `rights.${group}`, title: t('Permission: {0}', label) };
  const denied = {
    ...line,
    ...({ state: 'problem', action: 'open-tradovate' } as const),
    remedy: [t('Change it at Tradovate, under Application Settings > API Access > Change Permissions.')],
  };
  const needsRight = t("This key needs '{0}'.", right);
  switch (outcome.kind) {
    case 'waiting':
      return { ...line, state: 'running', detail: [t('Waiting for its turn.')] };
    case 'running':
      return { ...line, state: 'running', detail: [t('Waiting for a response.')] };
    case 'granted':
      return { ...line, state: 'ok', detail: [t('The key may read.')] };
    case 'denied':
      return { ...denied, detail: [needsRight] };
    case 'empty':
      return NEVER_EMPTY.includes(path)
        ? { ...denied, detail: [t('Nothing was returned, although every user has an entry there.'), needsRight] }
        : {
            ...line,
            state: 'unknown',
            detail: [t('Nothing was returned: there is nothing, or the key may not see it.')],
          };
    case 'token-expired':
      return {
        ...line,
        state: 'unknown',
        detail: [t('Tradovate says that the token has expired.')],
        remedy: [t("Run 'Renew Token': it shows whether the session is still valid.")],
        action: 'renew-token',
      };
    case 'unclear':
      return {
        ...line,
        state: 'unknown',
        detail: [t("The response doesn't show whether the key may read (HTTP {0}).", outcome.status)],
        remedy: [t('Check the permissions again in a few minutes.')],
        action: 'check-rights',
      };
    case 'failed':
      return {
        ...line,
        state: 'unknown',
        detail: outcome.error.sentences,
        anonymousDetail: [t("The service couldn't be reached.")],
        remedy: [t('Check the permissions again in a few minutes.')],
        action: 'check-rights',
      };
    case 'not-sent':
      return {
        ...line,
        state: 'skipped',
        detail: [
          path === undefined
            ? t('Only a live stream shows it: the first quotes or bars fail without it.')
            : t('Not checked, because the check ended early.'),
        ],
      };
  }
}
