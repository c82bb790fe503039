import { performance } from "node:perf_hooks";

/**
 * Runs one step of a script and says what it did and how long it took. Steps may run side by side: each speaks once,
 * when it ends.
 * @template T
 * @param {string} title
 * @param {(note: (text: string) => void) => T | Promise<T>} work
 * @returns {Promise<T>}
 */
export async function step(title, work) {
  const began = performance.now();
  let note = "";
  const result = await work((text) => {
    note = text;
  });
  const seconds = ((performance.now() - began) / 1000).toFixed(1).padStart(6);
  console.log(`${seconds} s  ${title}${note ? `: ${note}` : ""}`);
  return result;
}
