/** Skips a test, or a suite from its `before`. `npm test` says why before its closing line (all.ts). */
export function skipFor(context: Mocha.Context, reason: string): never {
  console.log(`skipped because: ${reason}`);
  return context.skip();
}
