/** Which members of a list have changed places, when as many as can be are taken to have stayed. */

/** `order`: for each member of the new list its place in the old one. Gives places in the new list. */
export const movedIn = (order: readonly number[]): readonly number[] => {
  // The longest rising run: for each member the length of the one that ends with it, and the member before it there.
  const lengths: number[] = [];
  const befores: number[] = [];
  for (const [at, place] of order.entries()) {
    let [length, before] = [0, -1];
    for (let earlier = 0; earlier < at; earlier += 1) {
      if ((order[earlier] as number) < place && (lengths[earlier] as number) > length)
        [length, before] = [lengths[earlier] as number, earlier];
    }
    lengths.push(length + 1);
    befores.push(before);
  }
  const stayed = new Set<number>();
  for (let at = lengths.indexOf(Math.max(0, ...lengths)); at >= 0; at = befores[at] as number) stayed.add(at);
  return order.flatMap((_, at) => (stayed.has(at) ? [] : [at]));
};
