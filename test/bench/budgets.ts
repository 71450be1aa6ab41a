/**
 * Most KB of the package: streams with their chart take 190 of them, five languages 150, the programs of
 * recipes 140, the tools of language models 60. The pictures of README aren't in it.
 */
export const PACKAGE_KB = 980;
