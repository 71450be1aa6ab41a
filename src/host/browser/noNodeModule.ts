/** Replaces Node's modules in the bundles (`alias` in esbuild.js), for a library that imports them but never uses them here. */
export {};
