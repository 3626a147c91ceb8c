/** An element that is known to be there. `| 0` also turns the impossible `undefined` into a number, at no cost in the inner loops. */
export const at = (array: Uint32Array | Uint8Array, index: number): number => (array[index] as number) | 0;
