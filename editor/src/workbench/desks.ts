/** One desk of each workbench, made when it is asked for first: what was asked there outlives the panel that shows it. */
export function deskOfEach<Desk>(make: () => Desk): (workbench: object) => Desk {
  const desks = new WeakMap<object, Desk>();
  return (workbench) => {
    const desk = desks.get(workbench) ?? make();
    desks.set(workbench, desk);
    return desk;
  };
}
