import { code, joined, lines, type CodeNode } from '../../codeBuilder';
import { jsonString } from '../../stringLiterals';
import type { RecipeWriter } from '../language';
import { marketDataSocketUrl, tabStopOf } from '../constants';
import { orderMain } from '../orderMain';
import { mainOf, neededParts, type Mains, type Parts } from '../parts';
import { constantCase, parameterOf } from '../parameters';
import type { Recipe, RecipeContext } from '../recipe';
import { template } from '../template';
import { changingMains } from './changingMains';
import { endingParts } from './ending';
import { findingParts } from './finding';
import { followingParts } from './following';
import { marketDataMains, marketDataParts } from './marketData';
import { orderNotation } from './order';
import { readingMains } from './readingMains';
import { sendParts } from './send';
import { sessionMains, sessionParts } from './session';
import { tradingMains } from './tradingMains';

const parts: Parts = {
  ...sendParts,
  ...sessionParts,
  ...marketDataParts,
  ...findingParts,
  ...followingParts,
  ...endingParts,
};
const mains: Mains = {
  ...tradingMains,
  ...changingMains,
  ...readingMains,
  ...sessionMains,
  ...marketDataMains,
};

/** Python 3.8 and newer with the package `requests`; market data need the package `websockets` instead. */
export const writePython: RecipeWriter = (recipe, context) => {
  const { code: statements, needs = [] } = mainOf(recipe, mains, orderMain(orderNotation));
  const main = `def main():${guard(recipe, context)}\n${statements.replace(/^\n|\n$/g, '')}`;
  const texts = [...neededParts(parts, needs), main, 'if __name__ == "__main__":\n  main()'];
  const isReference = recipe.service !== 'sign-in' && context.token.kind === 'reference';
  return joined(
    [
      lines(...imports(texts.join('\n') + (isReference ? 'os.' : '')), '', ...header(recipe, context)),
      ...texts.map(template),
    ],
    // Source: PEP 8: two empty lines around functions.
    ['\n', '\n', '\n'],
  );
};

/** What a program uses → the line that imports it. */
const MODULES: readonly (readonly [use: RegExp, line: string])[] = [
  [/\bcsv\./, 'import csv'],
  [/\bjson\./, 'import json'],
  [/\bos\./, 'import os'],
  [/\bre\./, 'import re'],
  [/\bsys\./, 'import sys'],
  [/\btime\./, 'import time'],
  [/\bdatetime\./, 'from datetime import datetime'],
  [/\burlencode\(/, 'from urllib.parse import urlencode'],
];
const PACKAGES: readonly (readonly [use: RegExp, line: string])[] = [
  [/\brequests\./, 'import requests'],
  [/\bconnect\(/, 'from websockets.sync.client import connect  # pip install websockets'],
];

function imports(text: string): readonly string[] {
  const used = (table: typeof MODULES) => table.flatMap(([use, line]) => (use.test(text) ? [line] : []));
  return [...used(MODULES), '', ...used(PACKAGES)];
}

function header(recipe: Recipe, context: RecipeContext): readonly CodeNode[] {
  const { token, baseUrl, serviceUrl = baseUrl, live, now, values } = context;
  const isSocket = recipe.service === 'market-data';
  const constants = recipe.parameters.map((name, index): CodeNode => {
    const parameter = parameterOf(name, now, values);
    const comment = parameter.comment === undefined ? '' : `  # ${parameter.comment}`;
    return code`${constantCase(name)} = ${tabStopOf(parameter, index + 1, jsonString)}${comment}`;
  });
  const bearer = token.kind === 'literal' ? jsonString(token.value) : `os.environ["${token.variable}"]`;
  return [
    `# ${recipe.comment}`,
    ...constants,
    ...(recipe.trades && live ? ['ALLOW_LIVE = False  # real money: True lets it run'] : []),
    ...(isSocket
      ? [`SOCKET_URL = ${jsonString(marketDataSocketUrl(serviceUrl))}`]
      : [`BASE_URL = ${jsonString(baseUrl)}`]),
    ...(recipe.service === 'reports' ? [`REPORTS_URL = ${jsonString(serviceUrl)}`] : []),
    recipe.service === 'sign-in' ? 'TOKEN = ""' : `TOKEN = ${bearer}`,
  ];
}

function guard({ trades }: Recipe, { live }: RecipeContext): string {
  return trades && live
    ? '\n  if not ALLOW_LIVE:\n    raise SystemExit("This trades with real money. Set ALLOW_LIVE to True to run it.")'
    : '';
}
