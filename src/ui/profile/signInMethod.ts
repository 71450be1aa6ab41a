import { t } from '../../core/platform/text';
import type { SignInMethod } from '../../core/profile/profile';
import type { Pick } from './quickInput';

/** How a profile signs in, as lists offer it. */
export const signInMethods: Readonly<Record<SignInMethod, Pick<SignInMethod>>> = {
  apiKey: { icon: 'key', label: t('API Key'), description: t('with user name and password'), value: 'apiKey' },
  oauth: { icon: 'globe', label: t('OAuth App'), description: t('sign in with the browser'), value: 'oauth' },
  token: { icon: 'lock', label: t('Existing Token'), description: t('one that was issued elsewhere'), value: 'token' },
};

export const chooseMethod = t('Select how this profile signs in');
