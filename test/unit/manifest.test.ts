import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import {
  commands,
  contextKeys,
  languageModelTools,
  settingKeys,
  SIDEBAR_VIEW,
  type Command,
} from '../../src/core/manifest';

const read = (name: string): unknown => JSON.parse(readFileSync(name, 'utf8'));

interface Manifest {
  readonly capabilities: {
    readonly untrustedWorkspaces: {
      readonly supported: boolean | 'limited';
      readonly restrictedConfigurations: readonly string[];
    };
  };
  readonly contributes: {
    readonly commands: readonly { command: string; title: string; category: string; icon?: string }[];
    readonly configuration: { readonly properties: Readonly<Record<string, { readonly scope: string }>> };
    readonly menus: Readonly<Record<string, readonly { command: string; when?: string }[]>>;
    readonly views: Readonly<Record<string, readonly { id: string }[]>>;
    readonly languageModelTools: readonly { name: string; inputSchema: object; when: string }[];
  };
}

const manifest = read('package.json') as Manifest;
const english = read('package.nls.json') as Readonly<Record<string, string>>;

/** Every string of the manifest that is shown to the user. */
const VISIBLE =
  /^(?:title|name|displayName|userDescription|category|contextualTitle|description|markdownDescription|enumDescriptions|markdownEnumDescriptions|patternErrorMessage|deprecationMessage)$/;

/** Every string within a value, with the name of its property. */
function strings(value: unknown, name = ''): { name: string; text: string }[] {
  if (typeof value === 'string') return [{ name, text: value }];
  if (Array.isArray(value)) return value.flatMap((item) => strings(item, name));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, item]) => strings(item, key));
}

const keyOf = (text: string): string | undefined => /^%(.+)%$/.exec(text)?.[1];

describe('the manifest', () => {
  const all = strings(manifest);

  it('keeps every visible text in package.nls.json', () => {
    // What only a language model reads stays English.
    const tools = manifest.contributes.languageModelTools.map(({ name: _, inputSchema: _schema, ...rest }) => rest);
    const shown = { ...manifest.contributes, languageModelTools: tools };
    const bare = strings(shown).filter(({ name, text }) => VISIBLE.test(name) && !keyOf(text));
    assert.deepEqual(bare, []);
  });

  it('uses every key of package.nls.json, and no other', () => {
    const used = new Set(all.flatMap(({ text }) => keyOf(text) ?? []));
    assert.deepEqual([...used].sort(), Object.keys(english).sort());
  });

  it('has the commands of core/manifest.ts, with their titles and icons', () => {
    const declared = manifest.contributes.commands.map(({ command, title, category, icon }) => ({
      command,
      title: english[keyOf(title) ?? ''],
      category: english[keyOf(category) ?? ''],
      icon,
    }));
    const named: readonly Command[] = Object.values(commands);
    assert.deepEqual(
      declared,
      named.map(({ id, title, icon }) => ({
        command: id,
        title: title.message,
        category: 'Tradovate',
        icon: icon === undefined ? undefined : `$(${icon})`,
      })),
    );
    for (const [name, { id }] of Object.entries(commands)) assert.equal(id, `tradovate.${name}`);
  });

  it('has the settings and the view of core/manifest.ts', () => {
    const { configuration, views } = manifest.contributes;
    assert.deepEqual(
      Object.keys(configuration.properties),
      settingKeys.map((key) => `tradovate.${key}`),
    );
    assert.deepEqual(
      Object.values(views).flatMap((list) => list.map(({ id }) => id)),
      [SIDEBAR_VIEW],
    );
  });

  it('offers terminals wherever there are any: also in a browser that shows another machine', () => {
    const { menus } = manifest.contributes;
    const inTerminals: readonly string[] = [commands.openTerminal.id, commands.runFile.id];
    const entries = Object.values(menus).flatMap((menu) => menu.filter(({ command }) => inTerminals.includes(command)));
    const others = entries.filter(
      ({ when }) => !/^!isWeb \|\| remoteName$|\(!isWeb \|\| remoteName\)/.test(when ?? ''),
    );
    assert.deepEqual(others, []);
    const inPalette = menus['commandPalette']?.map(({ command }) => command) ?? [];
    assert.ok(inTerminals.every((id) => inPalette.includes(id)));
  });

  it('always offers to switch the profile: there may be some although none is active', () => {
    const hidden = manifest.contributes.menus['commandPalette']?.map(({ command }) => command) ?? [];
    assert.ok(hidden.length > 0 && !hidden.includes(commands.switchProfile.id));
  });

  it('offers to renew and to forget a token that has expired: it may be refreshed', () => {
    const wanted: readonly string[] = [commands.renewToken.id, commands.forgetToken.id];
    const entries = manifest.contributes.menus['commandPalette']?.filter(({ command }) => wanted.includes(command));
    assert.deepEqual(
      entries?.map(({ when }) => when),
      [contextKeys.hasProfile, contextKeys.hasProfile],
    );
  });

  it('has the tools of core/manifest.ts, unless the user switched them off', () => {
    const tools = manifest.contributes.languageModelTools;
    assert.deepEqual(
      tools.map(({ name }) => name),
      Object.values(languageModelTools),
    );
    assert.ok(tools.every(({ when }) => when === 'config.tradovate.agentTools.access != none'));
  });

  it('finding medium 9: restricts every setting that a workspace can set, until the workspace is trusted', () => {
    const { supported, restrictedConfigurations } = manifest.capabilities.untrustedWorkspaces;
    const scopes = Object.entries(manifest.contributes.configuration.properties);
    assert.equal(supported, 'limited', 'VS Code reads the list of no other kind');
    assert.deepEqual(
      restrictedConfigurations,
      scopes.filter(([, { scope }]) => scope !== 'application').map(([key]) => key),
    );
  });

  it('names no command, context key or view of its own that does not exist', () => {
    const known = new Set<string>([
      ...Object.values(commands).map(({ id }) => id),
      ...Object.values(contextKeys),
      ...settingKeys.map((key) => `tradovate.${key}`),
      SIDEBAR_VIEW,
      `${SIDEBAR_VIEW}.focus`,
    ]);
    const texts = [...all.map(({ text }) => text), ...Object.values(english)];
    const named = texts.flatMap((text) => text.match(/(?<![%\w./-])tradovate\.[\w.]+\w/g) ?? []);
    assert.deepEqual(
      named.filter((id) => !known.has(id)),
      [],
    );
    assert.ok(named.length > 50);
  });
});
