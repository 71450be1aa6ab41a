import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../demo/session';

/** What things are drawn as: the same picture has other colors in each theme. */
type Part =
  | 'window'
  | 'panel'
  | 'field'
  | 'button'
  | 'selected'
  | 'bar'
  | 'meter'
  | 'text'
  | 'muted'
  | 'onButton'
  | 'keyword'
  | 'name'
  | 'string'
  | 'good'
  | 'strong';

/** Of fill and stroke. */
type Paint = readonly [fill: string, stroke?: string];

/** The kinds of themes, as `media.image` of a walkthrough's step calls them. */
export const themes = ['dark', 'light', 'hc', 'hcLight'] as const;
export type Theme = (typeof themes)[number];

/** The colors of VS Code's default themes of that kind. */
const paints: Readonly<Record<Theme, Readonly<Record<Part, Paint>>>> = {
  dark: {
    ...{ window: ['#1f1f1f', '#3c3c3c'], panel: ['#181818', '#2b2b2b'], field: ['#313131', '#3c3c3c'] },
    ...{ meter: ['#0078d4'], button: ['#0078d4'], selected: ['#04395e'], bar: ['#3c3c3c'], onButton: ['#ffffff'] },
    ...{ text: ['#cccccc'], muted: ['#9d9d9d'], strong: ['#4daafc'], good: ['#89d185'] },
    ...{ keyword: ['#569cd6'], name: ['#9cdcfe'], string: ['#ce9178'] },
  },
  light: {
    ...{ window: ['#ffffff', '#d4d4d4'], panel: ['#f3f3f3', '#e0e0e0'], field: ['#ffffff', '#cecece'] },
    ...{ meter: ['#005fb8'], button: ['#005fb8'], selected: ['#dcebf9'], bar: ['#d4d4d4'], onButton: ['#ffffff'] },
    ...{ text: ['#3b3b3b'], muted: ['#616161'], strong: ['#005fb8'], good: ['#2c7a28'] },
    ...{ keyword: ['#0000ff'], name: ['#001080'], string: ['#a31515'] },
  },
  hc: {
    ...{ window: ['#000000', '#6fc3df'], panel: ['#000000', '#6fc3df'], field: ['#000000', '#6fc3df'] },
    ...{
      meter: ['#f38518'],
      button: ['#000000', '#f38518'],
      selected: ['#000000', '#f38518'],
      bar: ['#000000', '#6fc3df'],
    },
    ...{ text: ['#ffffff'], muted: ['#ffffff'], onButton: ['#ffffff'], strong: ['#f38518'], good: ['#89d185'] },
    ...{ keyword: ['#569cd6'], name: ['#9cdcfe'], string: ['#ce9178'] },
  },
  hcLight: {
    ...{ window: ['#ffffff', '#0f4a85'], panel: ['#ffffff', '#0f4a85'], field: ['#ffffff', '#0f4a85'] },
    ...{ meter: ['#0f4a85'], button: ['#0f4a85'], selected: ['#ffffff', '#006bbd'], bar: ['#ffffff', '#0f4a85'] },
    ...{ text: ['#292929'], muted: ['#292929'], onButton: ['#ffffff'], strong: ['#0f4a85'], good: ['#374e06'] },
    ...{ keyword: ['#0f4a85'], name: ['#5e2cbc'], string: ['#a31515'] },
  },
};

export const WIDTH = 480;

export function rect(part: Part, x: number, y: number, width: number, height: number, radius = 4): string {
  return `<rect class="${part}" x="${x}" y="${y}" width="${width}" height="${height}" rx="${radius}"/>`;
}

/** @param y the line it stands on */
export function text(part: Part, x: number, y: number, content: string, more = ''): string {
  return `<text class="${part}" x="${x}" y="${y}"${more && ` ${more}`}>${escaped(content)}</text>`;
}

/** A line of code. @param parts what each piece is drawn as, and the piece */
export function code(x: number, y: number, ...parts: readonly (readonly [Part, string])[]): string {
  const spans = parts.map(([part, content]) => `<tspan class="${part}">${escaped(content)}</tspan>`).join('');
  return `<text class="code" x="${x}" y="${y}" xml:space="preserve">${spans}</text>`;
}

/** One of VS Code's icons, by the name of its file. */
export function icon(part: Part, name: string, x: number, y: number, size = 16): string {
  const svg = readFileSync(join(root, 'node_modules/@vscode/codicons/src/icons', `${name}.svg`), 'utf8');
  const own = Number(/viewBox="0 0 (\d+)/.exec(svg)?.[1]);
  const paths = svg.replace(/^[^]*?<svg[^>]*>|<\/svg>\s*$/g, '').replace(/ fill="[^"]*"/g, '');
  return `<g class="${part}" transform="translate(${x} ${y}) scale(${size / own})">${paths.trim()}</g>`;
}

/** The picture in these colors. */
export function svg(theme: Theme, height: number, parts: readonly string[]): string {
  const used = (Object.keys(paints[theme]) as Part[]).filter((part) => parts.some((one) => one.includes(`"${part}"`)));
  const rules = used.map((part) => {
    const [fill, stroke] = paints[theme][part];
    return `.${part}{fill:${fill}${stroke === undefined ? '' : `;stroke:${stroke}`}}`;
  });
  const fonts = 'text{font:14px system-ui,"Segoe UI",sans-serif}.code{font:13px Consolas,Menlo,monospace}';
  const size = `width="${WIDTH}" height="${height}" viewBox="0 0 ${WIDTH} ${height}"`;
  return `<svg xmlns="http://www.w3.org/2000/svg" ${size}>
<style>${fonts}${rules.join('')}</style>
${parts.join('\n')}
</svg>
`;
}

function escaped(content: string): string {
  return content.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
}
