import { createHash } from "node:crypto";

/** A repeatable stream of numbers in [0, 1). */
export function dice(seed: string): () => number {
  let count = 0;
  return () => {
    count += 1;
    return createHash("sha256").update(`${seed}:${count}`).digest().readUInt32BE(0) / 2 ** 32;
  };
}
