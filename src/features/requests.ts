/**
 * Operations, snippets and what sends them as a part of their own: a file beside the bundle that is loaded when the first request is wanted,
 * so that it costs nothing before (esbuild.js, host/parts.ts).
 */
export { parseCatalog } from '../core/operations/catalog';
export { isMarketData, withMarketData } from '../core/operations/marketData';
export { buildRequest } from '../core/operations/buildRequest';
export { search } from '../core/operations/search';
export { SidebarModel } from '../core/sidebar/sidebarModel';
export { ValueSuggestions } from '../core/requests/form/suggestions';
export { Sender } from '../core/requests/send/sender';
export { toOperationRow } from '../core/sidebar/operationRow';
export { pageStrings } from '../core/sidebar/pageStrings';
export { completionMatches } from '../core/snippets/completionMatches';
export { dialectFor, dialectForFence, languageOfFence, openFence } from '../core/snippets/languageDetection';
export { carries, dialectById, dialects, fittingDialect } from '../core/snippets/dialects/index';
export { optionalFields } from '../core/snippets/optionalFields';
export { render } from '../core/snippets/render';
export { forTerminal, isShellOf, runsInShell } from '../core/snippets/terminalCommand';
export { checkToken, marketDataVariable } from '../core/snippets/tokenPlaceholder';
