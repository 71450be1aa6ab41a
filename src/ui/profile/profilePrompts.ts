import { cleanQuotation } from '../../core/platform/errors';
import type { Environment } from '../../core/profile/environment';
import { doubtOf, fieldOf, validateField, type FieldName } from '../../core/profile/fields';
import type * as Importing from '../../core/profile/importing';
import type { ProfileStore } from '../../core/profile/profileStore';
import type { Log } from '../../core/platform/ports';
import type { Redactor } from '../../core/platform/redactor';
import type { ErrorReporter } from '../errorReporter';
import { askPick, askText, BACK, type Pick, type StepOptions } from './quickInput';
import { plain } from './text';

export interface ProfileUi {
  readonly store: ProfileStore;
  readonly environments: () => readonly Environment[];
  /** What reads credentials out of text; loaded on first use. */
  readonly importing: () => Promise<typeof Importing>;
  readonly redactor: Redactor;
  readonly log: Log;
  readonly reporter: ErrorReporter;
}

const kinds = new Map([
  ['demo', 'Simulation'],
  ['live', 'Real money'],
]);

export function askEnvironment(ui: ProfileUi, place: StepOptions, active?: string): Promise<Environment | typeof BACK> {
  const items = ui.environments().map((environment): Pick<Environment> => ({
    label: plain(environment.label),
    description: kinds.get(environment.id) ?? 'Yours, from tradovate.environments',
    detail: environment.baseUrl,
    value: environment,
  }));
  const found = ui.environments().find(({ id }) => id === active);
  const chosen = items.find(({ value }) => value.id === found?.id)?.value;
  return askPick({
    ...place,
    placeholder: 'Environment of this profile',
    items,
    ...(chosen ? { active: chosen } : {}),
  });
}

/** Asks for one field of the credentials. What is typed into a secret one is known as a secret from then on. */
export async function askField(
  ui: ProfileUi,
  name: FieldName,
  place: StepOptions,
  value?: string,
  onType?: (value: string) => void,
): Promise<string | typeof BACK> {
  const field = fieldOf(name);
  const answer = await askText({
    ...place,
    prompt: `${field.label}. ${field.hint}.`,
    placeholder: field.label,
    secret: field.secret,
    value: value ?? field.standard ?? '',
    validate: (text) => validateField(field, text),
    doubt: (text) => doubtOf(field, text),
    ...(onType ? { onType } : {}),
  });
  if (answer !== BACK && field.secret) ui.redactor.addSecrets(answer);
  return answer;
}

/** Asks for one of the profiles; the only one is not asked for. `undefined`: there is none. */
export async function askProfile(ui: ProfileUi, title: string) {
  const profiles = ui.store.list();
  if (profiles.length < 2) return profiles[0];
  const active = ui.store.active();
  const items = profiles.map((profile) => ({
    label: plain(profile.label),
    ...(profile.id === active?.id ? { description: 'active' } : {}),
    value: profile,
  }));
  const chosen = profiles.find(({ id }) => id === active?.id);
  const answer = await askPick({ title, placeholder: 'Profile', items, ...(chosen ? { active: chosen } : {}) });
  return answer === BACK ? undefined : answer;
}

/** The name of a profile in a message, where foreign text must not become a link. */
export function named(profile: { readonly label: string }): string {
  return cleanQuotation(profile.label);
}
