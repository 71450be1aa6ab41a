import type { Parts } from '../parts';

/** Small functions that programs of several parts of the extension have. */
export const helperParts: Parts = {
  setting: {
    code: `
def setting(name):
  value = os.environ.get(name)
  if not value:
    raise SystemExit(f"{name} is not set.")
  return value
`,
  },
};
