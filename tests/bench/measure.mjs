import { performance } from "node:perf_hooks";

/** Latency at a share of the sorted samples, in ms. */
function quantile(sorted, share) {
  return sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * share) - 1)] ?? Number.NaN;
}

/**
 * Sends `count` requests with `clients` at a time and says how long they took. Bounded in count; a failed answer ends it.
 * @param {(index: number, worker: number) => Promise<boolean>} request true when the answer was the expected one
 */
export async function measure(name, clients, count, request) {
  const samples = [];
  let next = 0;
  const began = performance.now();
  const work = async (worker) => {
    while (next < count) {
      const index = next;
      next += 1;
      const start = performance.now();
      if (!(await request(index, worker))) throw new Error(`${name}: request ${index} was not answered as expected`);
      samples.push(performance.now() - start);
    }
  };
  await Promise.all(Array.from({ length: clients }, (_, worker) => work(worker)));
  const seconds = (performance.now() - began) / 1000;
  samples.sort((a, b) => a - b);
  const ms = (value) => Number(value.toFixed(1));
  return {
    name,
    clients,
    count,
    perSecond: ms(count / seconds),
    p50: ms(quantile(samples, 0.5)),
    p95: ms(quantile(samples, 0.95)),
    p99: ms(quantile(samples, 0.99)),
  };
}
