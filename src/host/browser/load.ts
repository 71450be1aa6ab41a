/**
 * A web worker has no `require` for files. VS Code loads every extension there in this very way, and the text is a file of
 * the same extension.
 */
export function loadByText(text: string): unknown {
  const module = { exports: {} };
  // eslint-disable-next-line @typescript-eslint/no-implied-eval, @typescript-eslint/no-unsafe-call
  new Function('module', 'exports', text)(module, module.exports);
  return module.exports;
}
