import type { Parts } from '../parts';

/** Small functions that programs of several parts of the extension have. */
export const helperParts: Parts = {
  sleep: {
    code: `const sleep = (seconds‹: number›) => new Promise((resolve) => setTimeout(resolve, seconds * 1000));`,
  },
  setting: {
    code: `
function setting(name‹: string›)‹: string› {
  const value = process.env[name];
  if (!value) throw new Error(name + ' is not set.');
  return value;
}
`,
  },
};
