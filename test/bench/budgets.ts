/**
 * Most KB of the package: streams with their chart take 150 of them, five languages 140, the moving picture
 * of the README 130, the programs of recipes 80.
 */
export const PACKAGE_KB = 900;
