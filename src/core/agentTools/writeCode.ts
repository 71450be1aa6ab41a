import type { AccessToken } from '../auth/accessToken';
import { baseUrlFor } from '../auth/apiHosts';
import { accessOfOperation, accessOfRecipe, recipeUrls } from '../codeAccess';
import { buildRequest } from '../operations/buildRequest';
import type { Catalog, Operation } from '../operations/catalog';
import { isMutating } from '../operations/isMutating';
import { builtInEnvironments, type Environment } from '../profile/environment';
import { isLive } from '../requests/send/liveGuard';
import { allDialects, factsById, fittingDialect, isAvailable } from '../snippets/availableDialects';
import type { DialectFacts } from '../snippets/dialectFacts';
import type { RecipeLanguage } from '../snippets/recipes/language';
import { canWrite, recipeLanguageById, recipeLanguageFor } from '../snippets/recipes/languages';
import { parseParameterValues } from '../snippets/recipes/parameters';
import type { Recipe } from '../snippets/recipes/recipe';
import { recipeById, recipes } from '../snippets/recipes/recipes';
import type { renderRecipe } from '../snippets/recipes/renderRecipe';
import { tokenReference } from '../snippets/tokenPlaceholder';
import type { WriteRequest } from '../snippets/writeRequest';
import { allowsLive, type AgentAccess } from './agentAccess';
import { AgentToolError } from './agentToolError';
import { checkValues, type Values } from './checkValues';
import { fenced } from './fence';
import { operationNamed } from './operationNamed';
import type { WriteInput } from './toolInputs';

export interface CodePorts {
  readonly catalog: Catalog;
  readonly access: AgentAccess;
  /** Of the active profile. */
  readonly environment: Environment | undefined;
  /** Says which host the account has. Only one that this window has read already. */
  readonly token: AccessToken | undefined;
  /** Environment variable for the token. */
  readonly variable: string;
  /** ms since 1970. */
  readonly now: number;
  /** The code of dialects and of recipes is loaded on first use. */
  readonly requestWriter: () => Promise<WriteRequest>;
  readonly programs: (recipe: Recipe) => Promise<{ readonly renderRecipe: typeof renderRecipe }>;
}

/**
 * A request or a recipe as code. The token is always a reference to an environment variable: nothing here has the token to
 * put it in. Rejects with an `AgentToolError` or a `UserFacingError`.
 */
export async function writeCode(input: WriteInput, ports: CodePorts): Promise<string> {
  return input.recipe === undefined
    ? writeOperation(operationNamed(ports.catalog, input.operation ?? ''), input, ports)
    : writeRecipe(input.recipe, input, ports);
}

async function writeOperation(
  operation: Operation,
  { values, dialect: id }: WriteInput,
  ports: CodePorts,
): Promise<string> {
  const { catalog, variable, now } = ports;
  const { schemas } = catalog;
  checkValues(operation, values, { schemas, now, complete: false });
  const dialect = fittingDialect(operation, requestDialect(id));
  const access = accessOfOperation(operation);
  const { environment, token, note } = codeTarget(ports);
  const baseUrl = access.urlFor(environment, token);
  const example = Object.keys(values).length === 0 ? 'all' : 'needed';
  const request = buildRequest(operation, { baseUrl, schemas, now, values, example });
  if (!dialect || !isAvailable(dialect, request))
    throw new AgentToolError(`'${operation.path}' isn't available as ${dialect?.label ?? id}. Use another dialect.`);
  const source = tokenReference(variable, access.marketData);
  const write = await ports.requestWriter();
  const code = write(request, { dialect, token: source }).plain;
  const effect = isMutating(operation) ? ' It CHANGES data when it runs.' : '';
  return outputOf(`${dialect.label}: ${request.method} ${baseUrl}${request.path}.${effect}`, code, {
    language: dialect.languages[0],
    variable: access.authorized ? source.variable : undefined,
    note,
  });
}

async function writeRecipe(id: string, { values, dialect }: WriteInput, ports: CodePorts): Promise<string> {
  const recipe = recipeById(id);
  if (!recipe) throw new AgentToolError(`No recipe '${id}'. There are: ${recipes.map((each) => each.id).join(', ')}.`);
  const language = recipeLanguage(dialect);
  if (!language || !canWrite(language, recipe))
    throw new AgentToolError(
      `The recipe '${id}' isn't available as ${language?.label ?? dialect}. Use another dialect.`,
    );
  const parameters = recipeValues(recipe, values, ports.now);
  const access = accessOfRecipe(recipe);
  const { environment, token, note } = codeTarget(ports);
  const urls = recipeUrls(recipe, environment, token);
  const source = tokenReference(ports.variable, access.marketData);
  const { renderRecipe: render } = await ports.programs(recipe);
  const { plain, languageId } = render(recipe, language, {
    ...{ token: source, ...urls },
    ...{ live: isLive(urls.baseUrl, environment.id), now: ports.now, values: parameters },
  });
  const effect = recipe.trades ? ' It CHANGES data when it runs.' : '';
  return outputOf(`${language.label}: recipe '${id}' for ${urls.baseUrl}.${effect}`, plain, {
    language: languageId,
    variable: access.authorized ? source.variable : undefined,
    note,
  });
}

/** The active environment; code for LIVE only where tools may use LIVE at all, because an agent can run what it wrote. */
function codeTarget({ environment, token, access }: CodePorts): {
  readonly environment: Environment;
  readonly token: AccessToken | undefined;
  readonly note?: string;
} {
  const [demo] = builtInEnvironments;
  const active = environment ?? demo;
  if (!active || !demo) throw new AgentToolError('There is no environment.');
  if (allowsLive(access) || !isLive(baseUrlFor(active, token), active.id)) return { environment: active, token };
  const note =
    "The user's profile is LIVE; the code is for Demo, because 'tradovate.agentTools.access' doesn't allow LIVE.";
  return { environment: demo, token: undefined, note };
}

function requestDialect(id: string): DialectFacts {
  const language = recipeLanguageById(id)?.languages[0];
  const found =
    factsById(id) ?? allDialects.find(({ languages }) => language !== undefined && languages.includes(language));
  if (found) return found;
  throw new AgentToolError(`No dialect '${id}'. There are: ${allDialects.map((dialect) => dialect.id).join(', ')}.`);
}

function recipeLanguage(id: string): RecipeLanguage | undefined {
  return recipeLanguageById(id) ?? recipeLanguageFor(factsById(id)?.languages[0] ?? id);
}

function recipeValues(recipe: Recipe, values: Values, now: number) {
  const parsed = parseParameterValues(values, now);
  const names: readonly string[] = recipe.parameters;
  const wrong = Object.keys(values).filter((name) => !names.includes(name) || !Object.hasOwn(parsed, name));
  if (wrong.length === 0) return parsed;
  const takes = names.length === 0 ? 'It takes no values.' : `It takes: ${names.join(', ')}.`;
  throw new AgentToolError(
    `The recipe '${recipe.id}' doesn't take these values: ${wrong.map((name) => name.slice(0, 64)).join(', ')}. ${takes}`,
  );
}

interface OutputFacts {
  readonly language: string | undefined;
  /** Absent: the code needs no token. */
  readonly variable: string | undefined;
  readonly note: string | undefined;
}

function outputOf(heading: string, code: string, { language, variable, note }: OutputFacts): string {
  return [
    heading,
    ...(note === undefined ? [] : [note]),
    ...(variable === undefined
      ? []
      : [
          `The token comes from the environment variable ${variable}. Never write a token into code; the user gets a terminal with it by 'Tradovate: Open Terminal with Token'.`,
        ]),
    'Values that were not given are samples. Nothing was sent.',
    fenced(code, language),
  ].join('\n');
}
