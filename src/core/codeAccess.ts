import { baseUrlFor, reportsUrlFor } from './auth/apiHosts';
import type { AccessToken } from './auth/accessToken';
import type { Operation } from './operations/catalog';
import { isOAuth } from './operations/oauthOperations';
import { onlySocketOf } from './operations/socketOperations';
import type { Environment } from './profile/environment';
import { oauthBaseUrl } from './profile/oauthApp';
import type { Recipe, RecipeContext } from './snippets/recipes/recipe';
import { socketBaseUrl, type SocketKind } from './streams/connection/socketUrl';

/** What a program or request needs of the session. */
export interface Access {
  /** Without it neither a token nor a profile is needed. */
  readonly authorized: boolean;
  readonly marketData: boolean;
  /** Throws for an environment without that host. */
  readonly urlFor: (environment: Environment, token: AccessToken | undefined) => string;
}

const socketUrlFor =
  (kind: SocketKind): Access['urlFor'] =>
  (environment, token) =>
    socketBaseUrl(kind, environment, token);

const byService: Readonly<Record<Recipe['service'], Access>> = {
  rest: { authorized: true, marketData: false, urlFor: baseUrlFor },
  reports: { authorized: true, marketData: false, urlFor: reportsUrlFor },
  'market-data': { authorized: true, marketData: true, urlFor: socketUrlFor('marketData') },
  replay: { authorized: true, marketData: false, urlFor: socketUrlFor('replay') },
  client: { authorized: false, marketData: true, urlFor: socketUrlFor('marketData') },
  'sign-in': { authorized: false, marketData: false, urlFor: baseUrlFor },
  oauth: { authorized: false, marketData: false, urlFor: (environment) => oauthBaseUrl('page', environment) },
};

/** What the program of a recipe needs. */
export function accessOfRecipe({ service }: Pick<Recipe, 'service'>): Access {
  return byService[service];
}

/**
 * The base URLs that the program of a recipe uses.
 * @throws {UserFacingError} `unsupported`: the environment has no such host
 */
export function recipeUrls(
  recipe: Pick<Recipe, 'service'>,
  environment: Environment,
  token: AccessToken | undefined,
): Required<Pick<RecipeContext, 'baseUrl' | 'serviceUrl'>> {
  const { authorized, urlFor } = accessOfRecipe(recipe);
  const issuer = recipe.service === 'oauth' ? oauthBaseUrl('token', environment) : environment.baseUrl;
  return {
    baseUrl: authorized ? baseUrlFor(environment, token) : issuer,
    serviceUrl: urlFor(environment, token),
  };
}

/** What the code of a request needs. */
export function accessOfOperation(operation: Operation): Access {
  return {
    authorized: operation.auth !== 'none',
    marketData: onlySocketOf(operation) === 'marketData',
    urlFor: (environment, token) => operationUrl(operation, environment, token),
  };
}

/**
 * The base URL that an operation is sent to: the account's own host where the token knows one.
 * @throws {UserFacingError} `unsupported`: the environment has no such host
 */
export function operationUrl(operation: Operation, environment: Environment, token: AccessToken | undefined): string {
  if (isOAuth(operation)) return oauthBaseUrl(operation.isPage ? 'page' : 'token', environment);
  const socket = onlySocketOf(operation);
  if (socket) return socketBaseUrl(socket, environment, token);
  // The sign-in is where the token comes from.
  return operation.auth === 'none' ? environment.baseUrl : baseUrlFor(environment, token);
}
