/**
 * Operations and snippets as a part of their own: a file beside the bundle that is loaded when the first request is wanted,
 * so that it costs nothing before (esbuild.js, host/parts.ts).
 */
export { readCatalogue } from '../operations/catalogue';
export { buildRequest } from '../operations/request';
export { search } from '../operations/search';
export { offered } from './completion';
export { dialectFor, dialectForFence, languageOfFence, openFence } from './context';
export { dialectById, dialects } from './dialects';
export { optionalFields } from './optional';
export { render } from './render';
export { forTerminal, isShellOf, runsInShell } from './terminal';
export { checkToken } from './token';
