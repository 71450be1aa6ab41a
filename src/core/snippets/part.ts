/**
 * Operations, snippets and what sends them as a part of their own: a file beside the bundle that is loaded when the first request is wanted,
 * so that it costs nothing before (esbuild.js, host/parts.ts).
 */
export { readCatalogue } from '../operations/catalog';
export { isMarketData, withMarketData } from '../operations/marketData';
export { buildRequest } from '../operations/buildRequest';
export { search } from '../operations/search';
export { Desk } from '../sidebar/sidebarModel';
export { KnownValues } from '../requests/form/suggestions';
export { Sender } from '../requests/send/sender';
export { rowOf } from '../sidebar/operationRow';
export { pageStrings } from '../sidebar/pageStrings';
export { offered } from './completionMatches';
export { dialectFor, dialectForFence, languageOfFence, openFence } from './languageDetection';
export { carries, dialectById, dialects, fittingDialect } from './dialects/index';
export { optionalFields } from './optionalFields';
export { render } from './render';
export { forTerminal, isShellOf, runsInShell } from './terminalCommand';
export { checkToken, marketDataVariable } from './tokenPlaceholder';
