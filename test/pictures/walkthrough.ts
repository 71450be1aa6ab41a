import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../demo/session';
import { code, icon, rect, svg, text, themes, WIDTH } from './drawing';

const HEIGHT = 340;
const SECRET = '••••••••••';
const window = rect('window', 0.5, 0.5, WIDTH - 1, HEIGHT - 1, 8);
const centered = 'text-anchor="middle"';
const bold = 'font-weight="600"';

/**
 * A picture for each step of the walkthrough. Drawn and not taken, so that it is small and sharp, and has hardly a word of any
 * language: what is written in it is code, names of the service, or `Demo`.
 */
const steps: Readonly<Record<string, readonly string[]>> = {
  // An account, the add-on, the key; and its rights.
  key: [
    window,
    ...tile(28, 'account', 'LIVE'),
    icon('muted', 'add', 160, 84),
    ...tile(180, 'extensions', 'API Access'),
    icon('muted', 'arrow-right', 312, 84),
    ...tile(332, 'key', 'cid, sec'),
    rect('panel', 28, 180, 424, 132, 6),
    ...['Orders', 'Positions', 'Accounting'].flatMap((right, at) => {
      const y = 214 + at * 36;
      return [
        icon('good', 'pass', 46, y - 13),
        text('text', 72, y, right),
        ...[0, 1].map((level) => rect(at + level < 3 ? 'meter' : 'bar', 300 + level * 68, y - 11, 62, 12, 6)),
      ];
    }),
  ],
  // The ways to sign in, and what a profile is.
  profile: [
    window,
    rect('panel', 60, 18, 360, 152, 6),
    rect('field', 74, 32, 332, 28),
    ...(
      [
        ['key', 'API Key'],
        ['globe', 'OAuth'],
        ['lock', 'Token'],
      ] as const
    ).flatMap(([name, label], at) => {
      const y = 68 + at * 32;
      const first = at === 0;
      return [
        ...(first ? [rect('selected', 70, y, 340, 30)] : []),
        icon('text', name, 82, y + 7),
        text('text', 108, y + 20, label),
      ];
    }),
    rect('panel', 60, 190, 360, 128, 6),
    ...chip(76, 204, 'Demo'),
    text('text', 144, 221, 'bot', bold),
    ...(
      [
        ['name', 'trader'],
        ['password', SECRET],
        ['sec', SECRET],
      ] as const
    ).flatMap(([label, value], at) => [
      text('muted', 76, 252 + at * 24, label),
      text('text', 190, 252 + at * 24, value),
    ]),
  ],
  // How long it is valid, when it is renewed, and the item of the status bar.
  token: [
    window,
    rect('panel', 40, 28, 400, 118, 6),
    ...chip(58, 46, 'Demo'),
    icon('good', 'pass', 58, 92, 20),
    text('text', 422, 110, '1h 19m', 'text-anchor="end" style="font-size:26px"'),
    rect('bar', 58, 124, 364, 6, 3),
    rect('meter', 58, 124, 352, 6, 3),
    rect('bar', 58, 212, 364, 4, 2),
    ...[58, 160, 262, 364].flatMap((x, at) => [
      rect('window', x - 2, 196, 36, 36, 18),
      icon(at === 0 ? 'strong' : 'text', at === 0 ? 'key' : 'sync', x + 5, 203, 22),
    ]),
    rect('panel', 0.5, 290, WIDTH - 1, 49.5, 8),
    rect('selected', 316, 299, 148, 32),
    icon('text', 'key', 328, 307),
    text('text', 352, 320, 'Demo 1h 19m', bold),
  ],
  // A request in the language of the file, and the list of requests while typing.
  snippet: [
    window,
    rect('panel', 0.5, 0.5, WIDTH - 1, 36, 8),
    text('text', 24, 23, 'bot.js', bold),
    ...[1, 2, 3, 4, 5, 6, 7, 8].map((line) => text('muted', 24, 42 + line * 22, String(line), centered)),
    code(
      48,
      64,
      ['keyword', 'const '],
      ['name', 'response'],
      ['text', ' = '],
      ['keyword', 'await '],
      ['text', 'fetch('],
    ),
    code(48, 86, ['string', "  'https://demo.tradovateapi.com/v1/account/list'"], ['text', ', {']),
    code(48, 108, ['name', '    headers'], ['text', ': {']),
    code(
      48,
      130,
      ['name', '      Authorization'],
      ['text', ': '],
      ['string', '`Bearer ${'],
      ['name', 'token'],
      ['string', '}`'],
    ),
    code(48, 152, ['text', '    },']),
    code(48, 174, ['text', '  });']),
    code(48, 218, ['text', 'tvposition']),
    rect('meter', 124, 205, 2, 17, 0),
    rect('panel', 124, 228, 316, 98, 6),
    rect('selected', 128, 232, 308, 28),
    ...['list', 'find', 'item'].flatMap((name, at) => [
      icon('text', 'symbol-snippet', 138, 238 + at * 30),
      code(164, 251 + at * 30, ['strong', '/position'], ['text', `/${name}`]),
    ]),
  ],
  // A form, the button, and the response.
  try: [
    window,
    rect('panel', 20, 20, 214, 300, 6),
    code(34, 48, ['muted', 'POST '], ['text', '/order/placeorder']),
    ...(
      [
        ['symbol', 'MESZ6'],
        ['action', 'Buy'],
        ['orderQty', '1'],
      ] as const
    ).flatMap(([name, value], at) => {
      const y = 80 + at * 60;
      return field(34, y, name, value);
    }),
    rect('button', 34, 268, 92, 34),
    icon('onButton', 'play', 50, 277),
    text('onButton', 74, 290, 'Try'),
    icon('muted', 'arrow-right', 240, 162),
    rect('panel', 262, 20, 198, 300, 6),
    icon('good', 'pass', 278, 36, 20),
    text('text', 306, 51, '200 OK', bold),
    code(278, 92, ['text', '{']),
    code(278, 116, ['name', '  orderId'], ['text', ':']),
    code(278, 140, ['keyword', '    301000000001']),
    code(278, 164, ['text', '}']),
  ],
  // What is in the keyring, and where nothing is.
  secrets: [
    window,
    rect('panel', 24, 24, 222, 292, 8),
    icon('strong', 'lock', 111, 46, 48),
    ...['password', 'sec', 'token'].flatMap((name, at) => {
      const y = 132 + at * 60;
      return field(42, y, name, SECRET);
    }),
    ...(
      [
        ['settings-gear', 'settings.json'],
        ['output', 'Tradovate.log'],
        ['layout-sidebar-left', 'Tradovate'],
      ] as const
    ).flatMap(([name, label], at) => {
      const y = 24 + at * 100;
      return [
        rect('panel', 270, y, 186, 92, 8),
        icon('text', name, 286, y + 18, 20),
        text('text', 316, y + 33, label),
        icon('good', 'shield', 286, y + 54, 20),
        rect('bar', 316, y + 60, 120, 8),
      ];
    }),
  ],
};

/** A square of the first step with its check mark. */
function tile(x: number, name: string, label: string): string[] {
  return [
    rect('panel', x, 28, 120, 128, 6),
    icon('strong', name, x + 40, 46, 40),
    text('text', x + 60, 112, label, `${centered} ${bold}`),
    icon('good', 'pass', x + 52, 126),
  ];
}

/** A field of a form under its name. @param y of the name */
function field(x: number, y: number, name: string, value: string): string[] {
  return [text('muted', x, y, name), rect('field', x, y + 8, 186, 28), text('text', x + 10, y + 27, value)];
}

/** The name of an environment. */
function chip(x: number, y: number, label: string): string[] {
  return [rect('button', x, y, 54, 24), text('onButton', x + 27, y + 17, label, centered)];
}

/** File → content. */
export function walkthroughPictures(): Readonly<Record<string, string>> {
  const all = Object.entries(steps).flatMap(([step, parts]) =>
    themes.map((theme) => [`media/walkthrough/${step}-${theme}.svg`, svg(theme, HEIGHT, parts)] as const),
  );
  return Object.fromEntries(all);
}

export function drawWalkthrough(): void {
  for (const [file, content] of Object.entries(walkthroughPictures())) writeFileSync(join(root, file), content);
}
