import type { Coverage } from "./tier";

/**
 * Whether a proposal is in a tier's random sample.
 * @param fraction of the proposal, from the recorded seed and its id: evenly spread from 0 up to, not including, 1
 */
export function isDrawn(fraction: number, coverage: Coverage): boolean {
  return coverage.kind === "sample" && fraction < coverage.percent / 100;
}
