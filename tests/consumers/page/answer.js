// Shows on the page what the package answers, for the test to read.
export async function answer(load, options) {
  const output = document.querySelector('output');
  try {
    const generator = await load(options);
    output.textContent = `${generator.mapType('decimal(12, 2)')} ${generator.check('{').status}`;
  } catch (error) {
    output.textContent = `${error.code}: ${error.message}`;
  }
}
