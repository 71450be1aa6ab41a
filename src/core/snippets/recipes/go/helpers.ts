import type { Parts } from '../parts';

/** Small functions that programs of several parts of the extension have. */
export const helperParts: Parts = {
  check: {
    code: `
type object = map[string]any

// Ends the program with the service's words.
func check(err error) {
  if err != nil {
    fail("%v", err)
  }
}

func fail(format string, values ...any) {
  fmt.Fprintln(os.Stderr, fmt.Sprintf(format, values...))
  os.Exit(1)
}
`,
  },
  must: {
    needs: ['check'],
    code: `
// Ends the program where there is no value.
func must[T any](value T, err error) T {
  check(err)
  return value
}
`,
  },
  client: {
    code: `
var client = &http.Client{
  Timeout:       30 * time.Second,
  CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
}
`,
  },
  setting: {
    needs: ['check'],
    code: `
func setting(name string) string {
  value := os.Getenv(name)
  if value == "" {
    fail("%s is not set.", name)
  }
  return value
}
`,
  },
};
