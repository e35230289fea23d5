/** What is asked of Vitest's modules: each package that counts has a Vitest of its own, whose types are others to the compiler. */
interface TestedModule {
  children: {
    allTests(): Iterable<{ result(): { state: 'passed' | 'failed' | 'skipped' | 'pending' } }>;
  };
  state(): string;
  errors(): readonly unknown[];
}

/** The last line of the output, for scripts that add up the counts of several runners. */
export const counts = {
  onTestRunEnd(modules: readonly TestedModule[], unhandledErrors: readonly unknown[]): void {
    const count = { passed: 0, failed: unhandledErrors.length, skipped: 0, pending: 0 };
    for (const module of modules) {
      for (const test of module.children.allTests()) count[test.result().state] += 1;
      // A file that cannot be read has no tests, but it has failed.
      if (module.state() === 'failed' && module.errors().length > 0) count.failed += 1;
    }
    const { passed, failed, skipped, pending } = count;
    console.log(`${passed} passed, ${failed} failed, ${skipped + pending} skipped`);
  },
};
