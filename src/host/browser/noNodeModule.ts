/** Takes the place of Node's modules in the bundles (`alias` in esbuild.js): a library asks for them that never uses them here. */
export {};
