import { code, type CodeNode } from '../../codeBuilder';
import { jsonString } from '../../stringLiterals';
import type { TokenSource } from '../../tokenPlaceholder';
import { tabStopOf, tokenVariable } from '../constants';
import { constantCase, parameterOf } from '../parameters';
import type { Recipe, RecipeContext } from '../recipe';

/** What a program uses → the line that imports it. */
const MODULES: readonly (readonly [use: RegExp, line: string])[] = [
  [/\basyncio\./, 'import asyncio'],
  [/\bbase64\./, 'import base64'],
  [/\bbuiltins\./, 'import builtins'],
  [/\berrno\.E/, 'import errno'],
  [/\bhashlib\./, 'import hashlib'],
  [/\bhttp\.server\./, 'import http.server'],
  [/\bjson\./, 'import json'],
  [/\bos\./, 'import os'],
  [/\brandom\./, 'import random'],
  [/\bre\./, 'import re'],
  [/\bsecrets\./, 'import secrets'],
  [/\bselect\.select/, 'import select'],
  [/\bsocket\.AF/, 'import socket'],
  [/\bsys\./, 'import sys'],
  [/\btime\./, 'import time'],
  [/\bdatetime\.(?![^]*\btimezone\.)/, 'from datetime import datetime'],
  [/\btimezone\./, 'from datetime import datetime, timezone'],
  [/\burllib\.parse\./, 'import urllib.parse'],
  [/(?<!\.)\burlencode\(/, 'from urllib.parse import urlencode'],
];
const PACKAGES: readonly (readonly [use: RegExp, line: string])[] = [
  [/\brequests\./, 'import requests'],
  [/\bwebsockets\./, 'import websockets  # pip install websockets'],
];

/** The imports that the text needs, and an empty line between those of Python and of packages. */
export function imports(text: string): readonly string[] {
  const used = (table: typeof MODULES) => table.flatMap(([use, line]) => (use.test(text) ? [line] : []));
  return [...used(MODULES), '', ...used(PACKAGES)];
}

/** A line for each parameter. */
export function constantLines({ parameters }: Recipe, { now, values }: RecipeContext): readonly CodeNode[] {
  return parameters.map((name, index): CodeNode => {
    const parameter = parameterOf(name, now, values);
    const comment = parameter.comment === undefined ? '' : `  # ${parameter.comment}`;
    return code`${constantCase(name)} = ${tabStopOf(parameter, index + 1, jsonString)}${comment}`;
  });
}

/** The access token, as an expression. */
export function tokenValue(token: TokenSource): string {
  return token.kind === 'literal' ? jsonString(token.value) : `os.environ.get("${token.variable}", "").strip()`;
}

/** The first lines of a program whose token is in a variable. */
export function tokenCheck(recipe: Recipe, context: RecipeContext): string {
  const variable = tokenVariable(recipe, context);
  return variable === undefined ? '' : `\n  if not TOKEN:\n    raise SystemExit("${variable} is not set.")`;
}
