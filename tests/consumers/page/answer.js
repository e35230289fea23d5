// Shows on the page what the package answers, for the test to read.
export async function answer(load, options) {
  const output = document.querySelector('output');
  try {
    const generator = await load(options);
    // A generator in a worker answers later.
    const [type, report] = [await generator.mapType('decimal(12, 2)'), await generator.check('{')];
    output.textContent = `${type} ${report.status}`;
  } catch (error) {
    output.textContent = `${error.code}: ${error.message}`;
  }
}
