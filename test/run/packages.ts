import { existsSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { lacking, type Folder } from './programs';

/** Packages that snippets import, for tests alone. */

/** A Python that has httpx: one of the system has Debian's packages, one of its own doesn't. */
const pythons = ['python3', '/usr/bin/python3'];
const withHttpx = pythons.find((program) => lacking(program, '-c', 'import httpx') === undefined);
export const pythonWithHttpx = withHttpx ?? 'python3';
export const lackingHttpx = withHttpx === undefined ? 'no python3 with httpx' : undefined;

const withWebsockets = pythons.find((program) => lacking(program, '-c', 'import websockets') === undefined);
export const pythonWithWebsockets = withWebsockets ?? 'python3';
export const lackingWebsockets = withWebsockets === undefined ? 'no python3 with websockets' : undefined;

const axios = (() => {
  try {
    return join(dirname(createRequire(import.meta.url).resolve('axios/package.json')), '..');
  } catch {
    return undefined;
  }
})();
export const lackingAxios = axios === undefined ? 'no axios' : undefined;

/** Programs in the folder find axios, as in a project that has installed it. */
export function addAxios(folder: Folder): void {
  if (axios !== undefined) symlinkSync(axios, join(folder.path, 'node_modules'));
}

export const lackingGo = lacking('go', 'version');

/** HOME is the folder of the test; the cache is the one that Go always uses, so that it compiles its library once. */
export const goEnvironment: Readonly<Record<string, string>> = {
  GO111MODULE: 'off',
  GOCACHE: process.env['GOCACHE'] ?? join(homedir(), '.cache', 'go-build'),
};

/** Where Debian's packages of Go libraries are. */
const GO_PACKAGES = '/usr/share/gocode';
export const goSocketEnvironment: Readonly<Record<string, string>> = { ...goEnvironment, GOPATH: GO_PACKAGES };
const hasGorilla = existsSync(join(GO_PACKAGES, 'src/github.com/gorilla/websocket'));
export const lackingGoSocket = lackingGo ?? (hasGorilla ? undefined : 'no github.com/gorilla/websocket');
