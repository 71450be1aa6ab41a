import { html, type TemplateResult } from 'lit';
import { icons, type Icon } from './icons';

export type Tone = 'plain' | 'info' | 'warning' | 'error';

/** Never by color alone: an icon, and a word for screen readers. */
export function toneIcon(
  tone: Tone,
  strings: { readonly error: string; readonly warning: string },
  plain: Icon = 'info',
): TemplateResult {
  if (tone === 'error') return html`${icons.error}<span class="hidden">${strings.error}: </span>`;
  if (tone === 'warning') return html`${icons.warning}<span class="hidden">${strings.warning}: </span>`;
  return icons[plain];
}
