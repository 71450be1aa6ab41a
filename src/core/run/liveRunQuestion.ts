import { cleanQuotation } from '../platform/errors';
import type { Question } from '../platform/ports';
import { t } from '../platform/text';

export interface LiveRun {
  /** Name of the launch configuration, the task or the file: the workspace's text. */
  readonly program: string;
  /** Names of the environment variables that receive a token: the workspace's text. */
  readonly variables: readonly string[];
  /** Labels. */
  readonly environment: string;
  readonly profile: string;
  readonly host: string;
  /** The host is a simulation, but the token may open LIVE too. */
  readonly isSimulation: boolean;
}

const MAX_VARIABLES = 8;

/** The question before a program receives a token that opens LIVE, or may do so. The extension has no say in what a program sends. */
export function liveRunQuestion(run: LiveRun): Question {
  const { program, variables, environment, profile, host, isSimulation } = run;
  const names = variables.slice(0, MAX_VARIABLES).map((name) => cleanQuotation(name).slice(0, 60));
  return {
    question: t("Start '{0}' with a token for {1}?", cleanQuotation(program), cleanQuotation(environment)),
    detail: [
      isSimulation
        ? t(
            "This token isn't limited to {0}: it may open LIVE accounts with real money, too. 'tradovate.live.readOnly' doesn't apply to the program.",
            host,
          )
        : t("The program can use real money on {0}. 'tradovate.live.readOnly' doesn't apply to it.", host),
      t('Profile: {0}', cleanQuotation(profile)),
      t('Environment variables: {0}', names.join(', ')),
      isSimulation
        ? t("You won't be asked again about this profile in this window.")
        : t('Programs that are starting together with it receive the token, too.'),
    ],
  };
}
