/** Every test of a folder, found by the build (esbuild.js). */
declare module 'every:*';
