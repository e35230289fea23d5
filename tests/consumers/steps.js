/** Does what an author does, one step after the other; gives their names, or the name of the one that failed. */
export async function carryOut(page, steps) {
  const done = [];
  for (const [name, step] of Object.entries(steps)) {
    await step(page).catch((error) => {
      throw new Error(`${name}: ${error.message}`, { cause: error });
    });
    done.push(name);
  }
  return done;
}
