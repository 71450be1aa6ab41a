declare const require: (file: string) => unknown;

/** @param file absolute path of a CommonJS module */
export function loadByRequire(file: string): unknown {
  return require(file);
}
