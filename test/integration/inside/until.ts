/** Waits until the condition holds. The test's own time limit ends it. */
export async function until<T>(condition: () => T | Thenable<T>): Promise<NonNullable<T>> {
  for (;;) {
    const value = await condition();
    if (value) return value;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
