import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** THIRD-PARTY-NOTICES.md: the license of every package that is bundled, by the lock file. */
interface LockedPackage {
  readonly version: string;
  readonly license?: string;
  /** `sha512-` and base64. */
  readonly integrity?: string;
  readonly dev?: boolean;
  /** Installed for development, and optional in production. */
  readonly devOptional?: boolean;
}

/** Packages that the bundled ones name, but of which nothing is bundled: types, and code for a server. */
export const NOT_BUNDLED: ReadonlySet<string> = new Set([
  '@lit-labs/ssr-dom-shim',
  '@lit/context',
  '@types/trusted-types',
]);

/** In place of a license file: what the license asks for, where the package has no file or a long one that may be named. */
const OWN_TEXT: Readonly<Record<string, string>> = {
  '@vscode/codicons':
    'Icons by Microsoft under the Creative Commons Attribution 4.0 International license\n' +
    '(https://creativecommons.org/licenses/by/4.0/legalcode). The files of the icons in use are bundled unchanged.',
  'fancy-canvas':
    'By TradingView, Inc., under the MIT License (https://opensource.org/license/mit). The package has no license file.',
};

/** Lines that a license wants in addition to its text. */
const ATTRIBUTION: Readonly<Record<string, string>> = {
  'lightweight-charts':
    'TradingView Lightweight Charts™ Copyright (c) TradingView, Inc., https://www.tradingview.com/.',
};

/** Names of the packages that the lock file installs for production, except those of which nothing is bundled. */
export function bundledPackages(root: string): readonly (readonly [name: string, LockedPackage])[] {
  const lock = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as {
    readonly packages: Readonly<Record<string, LockedPackage>>;
  };
  return Object.entries(lock.packages)
    .filter(([path, { dev, devOptional }]) => path !== '' && !dev && !devOptional)
    .map(([path, facts]) => [path.replace(/^.*node_modules\//, ''), facts] as const)
    .filter(([name]) => !NOT_BUNDLED.has(name));
}

/** The whole file. Throws if a package has no license text, or another version than the lock file says is installed. */
export function writeNotices(root: string): string {
  const sections = new Map<string, string[]>();
  for (const [name, { version, license = '' }] of bundledPackages(root)) {
    const folder = join(root, 'node_modules', name);
    const installed = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { readonly version: string };
    if (installed.version !== version) throw new Error(`${name} is ${version} in the lock file: run npm ci.`);
    const text = textOf(name, folder);
    sections.set(text, [...(sections.get(text) ?? []), `${name} ${version} (${license})`]);
  }
  const written = [...sections].map(([text, names]) => `## ${names.join(', ')}\n\n${text}\n`);
  return ['# Third-party notices\n', 'Written by `npm run notices`.\n', ...written].join('\n');
}

function textOf(name: string, folder: string): string {
  const own = OWN_TEXT[name];
  if (own !== undefined) return own;
  const file = ['LICENSE', 'LICENSE.md', 'LICENSE.txt'].map((one) => join(folder, one)).find(existsSync);
  if (!file) throw new Error(`${name} has no license file.`);
  const text = readFileSync(file, 'utf8').replaceAll('\r\n', '\n').trim();
  const attribution = ATTRIBUTION[name];
  return [...(attribution ? [attribution, ''] : []), '```', text, '```'].join('\n');
}
