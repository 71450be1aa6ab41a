import { code, lines, type CodeNode } from '../../codeBuilder';
import { shellString } from '../../stringLiterals';
import { tabStopOf, tokenVariable } from '../constants';
import { commentOf } from '../comments';
import type { RecipeWriter } from '../language';
import { orderMain } from '../orderMain';
import { constantCase, parameterOf } from '../parameters';
import { isPaced } from '../pacing';
import { mainOf, neededParts, type Mains, type Parts } from '../parts';
import type { Recipe, RecipeContext } from '../recipe';
import { sections, statementsOf, template } from '../template';
import { changingMains } from './changingMains';
import { closingParts } from './closing';
import { endingParts } from './ending';
import { findingParts } from './finding';
import { followingParts } from './following';
import { orderNotation } from './order';
import { readingMains } from './readingMains';
import { sendPartsFor, sendParts } from './send';
import { sessionMains, sessionParts } from './session';
import { tradingMains } from './tradingMains';

const parts: Parts = {
  ...sendParts,
  ...sessionParts,
  ...findingParts,
  ...followingParts,
  ...endingParts,
  ...closingParts,
};
const mains: Mains = { ...tradingMains, ...changingMains, ...readingMains, ...sessionMains };

/** bash 3.2 (which macOS has) and newer, curl, jq 1.6 and newer. */
export const writeShell: RecipeWriter = (recipe, context) => {
  const { code: statements, needs = [] } = mainOf(recipe, mains, orderMain(orderNotation));
  const main = `main() {${guard(recipe, context)}${needsToken(recipe, context)}\n${statementsOf(statements)}\n}`;
  const texts = [...neededParts(partsOf(recipe), needs), main, 'main'];
  return sections(header(recipe, context), ...texts.map(template));
};

/** A program that trades must not end halfway because its output can't be written. */
const unread = [
  '# It goes on where nobody reads its output.',
  "trap '' PIPE",
  'echo() { builtin echo "$@" 2> /dev/null || true; }',
  '',
];

function needsToken(recipe: Recipe, context: RecipeContext): string {
  const variable = tokenVariable(recipe, context);
  return variable === undefined ? '' : `\n  [ -n "$TOKEN" ] || fail '${variable} is not set.'`;
}

function partsOf(recipe: Recipe): Parts {
  return { ...parts, ...sendPartsFor({ readsOnly: recipe.id in readingMains, isPaced: isPaced(recipe) }) };
}

function header(recipe: Recipe, context: RecipeContext): CodeNode {
  const { token, baseUrl, serviceUrl = baseUrl, live, now, values } = context;
  const constants = recipe.parameters.map((name, index): CodeNode => {
    const parameter = parameterOf(name, now, values);
    const comment = parameter.comment === undefined ? '' : ` # ${parameter.comment}`;
    return code`${constantCase(name)}=${tabStopOf(parameter, index + 1, shellString)}${comment}`;
  });
  const bearer = token.kind === 'literal' ? shellString(token.value) : `\${${token.variable}-}`;
  return lines(
    '#!/usr/bin/env bash',
    `# ${commentOf(recipe)}`,
    'set -euo pipefail',
    "command -v jq > /dev/null || { echo 'This needs jq: https://jqlang.org' >&2; exit 1; }",
    '',
    ...(recipe.trades ? unread : []),
    ...constants,
    ...(recipe.trades && live ? ['ALLOW_LIVE=false # real money: true lets it run'] : []),
    `BASE_URL=${shellString(baseUrl)}`,
    ...(recipe.service === 'reports' ? [`REPORTS_URL=${shellString(serviceUrl)}`] : []),
    recipe.service === 'sign-in' ? "TOKEN=''" : `TOKEN=${bearer}`,
    ...(recipe.service !== 'sign-in' && token.kind === 'reference' ? ['TOKEN=${TOKEN//[[:space:]]/}'] : []),
  );
}

function guard({ trades }: Recipe, { live }: RecipeContext): string {
  return trades && live
    ? '\n  [ "$ALLOW_LIVE" = true ] || fail \'This trades with real money. Set ALLOW_LIVE to true to run it.\''
    : '';
}
