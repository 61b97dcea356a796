/**
 * Returns a function that gathers what it is asked for in one turn of the event loop, and asks for all of it at once.
 *
 * @param ask answers about several things
 */
export function gathered<T>(ask: (things: readonly string[]) => Promise<T>): (things: readonly string[]) => Promise<T> {
  let next: { readonly things: Set<string>; readonly answer: Promise<T> } | undefined;
  const begin = () => {
    const things = new Set<string>();
    const turn = new Promise<void>((resume) => setImmediate(resume));
    const answer = turn.then(() => {
      next = undefined;
      return ask([...things]);
    });
    return { things, answer };
  };
  return (things) => {
    next ??= begin();
    for (const thing of things) next.things.add(thing);
    return next.answer;
  };
}
