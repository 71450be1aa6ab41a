import { commands } from '../../core/manifest';
import { t } from '../../core/platform/text';
import type { Profile } from '../../core/profile/profile';
import { addAnyProfile } from './addAnyProfile';
import type { ProfileUi } from './profilePrompts';
import { profileTexts } from './profileTexts';
import { askPick, BACK, type Pick } from './quickInput';

/** Asks for the profile of this workspace, which may be a new one. Rejects with a `UserFacingError`. */
export async function switchProfile(ui: ProfileUi): Promise<Profile | undefined> {
  const active = ui.store.active();
  const profiles = ui.store.list();
  const items = profiles.map((profile): Pick<Profile> => ({
    icon: profile.id === active?.id ? 'check' : 'blank',
    label: profile.label,
    ...(profile.id === active?.id ? { description: t('active') } : {}),
    value: profile,
  }));
  const chosen = await askPick<Profile | 'new'>({
    title: t('Tradovate: Switch Profile'),
    placeholder: profileTexts.chooseActiveProfile,
    items: [...items, { icon: 'add', label: commands.addProfile.title, value: 'new' }],
    active: profiles.find(({ id }) => id === active?.id) ?? 'new',
  });
  if (chosen === BACK) return undefined;
  if (chosen === 'new') return addAnyProfile(ui);
  await ui.store.setActive(chosen.id, chosen.environment);
  return ui.store.active();
}
