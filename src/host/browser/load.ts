declare const require: (id: string) => unknown;

/**
 * Runs the text of a CommonJS module. A web worker can't `require` files; VS Code itself loads extensions there in this way.
 * The module's own `require` is VS Code's, which knows `vscode`.
 */
export function loadByText(text: string): unknown {
  const module = { exports: {} };
  // oxlint-disable-next-line typescript/no-implied-eval, typescript/no-unsafe-call
  new Function('module', 'exports', 'require', text)(module, module.exports, require);
  return module.exports;
}
