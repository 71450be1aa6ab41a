import { readFileSync } from 'node:fs';
import type { ServerResponse } from 'node:http';
import type { OwnAnswer } from './front';
import { WEB_ENTRY } from './testPage';

const WORKBENCH = 'workbench.web.main.internal.js';
/** Below the extension under development: VS Code looks for the extension host of the extension that holds the tests. */
const TESTS = '/static/devextensions/.tests/index.js';

/**
 * What the front answers in place of @vscode/test-web. The workbench's module is wrapped so that it is created with more
 * options than test-web knows: settings, secrets that outlive the page, and tests that may lie anywhere.
 */
export function webAnswers(settings: Record<string, unknown>, testsPath?: string): OwnAnswer {
  const script = (answer: ServerResponse, text: string): true => {
    answer.writeHead(200, { 'content-type': 'text/javascript', 'cache-control': 'no-store' }).end(text);
    return true;
  };
  return (incoming, answer) => {
    const { url } = incoming;
    if (url?.endsWith(`/${WORKBENCH}`)) return script(answer, wrapper(settings, testsPath !== undefined));
    if (url === TESTS && testsPath) {
      answer.setHeader('access-control-allow-origin', '*'); // the extension host has an origin of its own
      return script(answer, readFileSync(testsPath, 'utf8') + WEB_ENTRY);
    }
    return false;
  };
}

/** With the query it is the real module: the front passes that on. */
const wrapper = (settings: Record<string, unknown>, tests: boolean): string => `
import { create as real, URI } from './${WORKBENCH}?real';
export * from './${WORKBENCH}?real';
${SECRETS}
export const create = (element, options) => {
  const more = { configurationDefaults: ${JSON.stringify(settings)}, secretStorageProvider: secrets() };
  if (${tests}) {
    const extensionTestsPath = URI.parse(location.origin + ${JSON.stringify(TESTS)});
    more.developmentOptions = { ...options.developmentOptions, extensionTestsPath };
  }
  return real(element, { ...options, ...more });
};
`;

/** As on vscode.dev: kept in localStorage, and read once per window. */
const SECRETS = `
const secrets = () => {
  const KEY = 'secrets.provider';
  const all = JSON.parse(localStorage.getItem(KEY) ?? '{}');
  const save = () => localStorage.setItem(KEY, JSON.stringify(all));
  return {
    type: 'persisted',
    get: async (key) => all[key],
    set: async (key, value) => { all[key] = value; save(); },
    delete: async (key) => { delete all[key]; save(); },
    keys: async () => Object.keys(all),
  };
};`;
