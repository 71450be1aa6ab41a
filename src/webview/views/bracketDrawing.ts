import { html, nothing, svg, type TemplateResult } from 'lit';
import type { BracketView } from '../hostData';
import type { Page } from '../page';

type Level = BracketView['levels'][number];

/** The levels one above the other. Their lines differ in their dashes too, so that no color is needed. */
export function bracketDrawing({ strings }: Page, { levels, height, description }: BracketView): TemplateResult {
  if (levels.length === 0) return html`<p class="muted">${strings.noLevels}</p>`;
  const entry = levels.find(({ kind }) => kind === 'entry');
  const exits = levels.filter(({ kind }) => kind !== 'entry');
  return html`<svg class="levels" role="img" aria-label=${description.join('; ')} width="100%" height=${height}>
    ${entry ? exits.map((exit) => zone(entry, exit)) : nothing} ${levels.map(levelLine)}
  </svg>`;
}

function zone(entry: Level, exit: Level): TemplateResult {
  const [top, bottom] = [Math.min(entry.y, exit.y), Math.max(entry.y, exit.y)];
  return svg`<rect class="zone" data-kind=${exit.kind} x="0" y=${top} width="100%" height=${bottom - top} />`;
}

/** The price above the line, what it means below. */
function levelLine({ kind, y, title, detail }: Level): TemplateResult {
  return svg`<line class="level" data-kind=${kind} x1="0" x2="100%" y1=${y} y2=${y} />
    <text class="level-title" x="6" y=${y - 6}>${title}</text>
    <text class="level-detail" x="6" y=${y + 15}>${detail ?? ''}</text>`;
}
