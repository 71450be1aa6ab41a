import { spawnSync } from 'node:child_process';
import { existsSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { lacking, type Folder } from './programs';

/** Packages that snippets import, for tests alone. */

/** The interpreter itself: `python3` can be a script that looks for it, which takes ten times as long as the interpreter's start. */
function interpreterOf(program: string): string {
  const { stdout } = spawnSync(program, ['-c', 'import sys; print(sys.executable)'], { encoding: 'utf8' });
  // No text at all where there is no such program.
  return (stdout as string | null)?.trim() || program;
}

export const python = interpreterOf('python3');
export const lackingPython = lacking(python, '--version');
export const lackingRequests = lacking(python, '-c', 'import requests');

/** A Python that has httpx: one of the system has Debian's packages, one of its own doesn't. */
const pythons = [python, '/usr/bin/python3'];
const withHttpx = pythons.find((program) => lacking(program, '-c', 'import httpx') === undefined);
export const pythonWithHttpx = withHttpx ?? python;
export const lackingHttpx = withHttpx === undefined ? 'no python3 with httpx' : undefined;

const withWebsockets = pythons.find((program) => lacking(program, '-c', 'import websockets') === undefined);
export const pythonWithWebsockets = withWebsockets ?? python;
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
  // Without what a debugger needs, which takes a third of the time of a build.
  GOFLAGS: '-ldflags=-w',
  GOCACHE: process.env['GOCACHE'] ?? join(homedir(), '.cache', 'go-build'),
};

/** Where Debian's packages of Go libraries are. */
const GO_PACKAGES = '/usr/share/gocode';
export const goSocketEnvironment: Readonly<Record<string, string>> = { ...goEnvironment, GOPATH: GO_PACKAGES };
const hasGorilla = existsSync(join(GO_PACKAGES, 'src/github.com/gorilla/websocket'));
export const lackingGoSocket = lackingGo ?? (hasGorilla ? undefined : 'no github.com/gorilla/websocket');
