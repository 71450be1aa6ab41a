import type { Parts } from '../parts';

/** Small functions that programs of several parts of the extension have. */
export const helperParts: Parts = {
  print: {
    code: `
def print(*values, file=sys.stdout):
  """Goes on where nobody reads the output."""
  try:
    builtins.print(*values, file=file, flush=True)
  except OSError:
    os.dup2(os.open(os.devnull, os.O_WRONLY), file.fileno())
`,
  },
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
