import { readEnvironments } from '../core/profile/environment';
import { showMessage } from './messages';

/** Shows what is wrong with the setting `tradovate.environments`. */
export function warnOfEnvironments(setting: unknown): void {
  for (const { text } of readEnvironments(setting).problems) void showMessage('warning', text);
}
