import type { Parts } from '../parts';

/** Small functions that programs of several parts of the extension have. */
export const helperParts: Parts = {
  setting: {
    code: `
string Setting(string name) =>
  Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value : throw new Exception($"{name} is not set.");
`,
  },
};
