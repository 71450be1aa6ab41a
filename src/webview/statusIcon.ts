import { html, type TemplateResult } from 'lit';
import type { PageStrings } from '../core/sidebar/pageStrings';
import { icons, type Icon } from './icons';

export type Tone = 'plain' | 'info' | 'warning' | 'error';

/** Never by color alone: an icon, and a word for screen readers. */
export function toneIcon(tone: Tone, strings: PageStrings, plain: Icon = 'info'): TemplateResult {
  if (tone === 'error') return html`${icons.error}<span class="hidden">${strings.error}: </span>`;
  if (tone === 'warning') return html`${icons.warning}<span class="hidden">${strings.warning}: </span>`;
  return icons[plain];
}
