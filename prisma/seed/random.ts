import { randomOf } from "@/lib/domain/random/seeded";

/** A stream of pseudo-random numbers that depends on its name alone, so that adding a family changes no other. */
export interface Random {
  /** In [0, 1). */
  next(): number;
  chance(probability: number): boolean;
  /** Whole number from low to high, both included. */
  int(low: number, high: number): number;
  pick<T>(items: readonly T[]): T;
  /** One of the values, each as likely as its weight; negative weights count as 0. */
  weighted<T>(choices: readonly (readonly [T, number])[]): T;
  /** Standard normal. */
  normal(): number;
}

export function randomFor(...name: readonly (string | number)[]): Random {
  const next = randomOf(name.join("/"));
  const int = (low: number, high: number) => low + Math.floor(next() * (high - low + 1));
  const random: Random = {
    next,
    chance: (probability) => next() < probability,
    int,
    pick: (items) => at(items, int(0, items.length - 1)),
    weighted: (choices) => weighted(choices, next()),
    normal: () => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next()),
  };
  return random;
}

function at<T>(items: readonly T[], index: number): T {
  const item = items[index];
  if (item === undefined) throw new Error("nothing to pick from");
  return item;
}

function weighted<T>(choices: readonly (readonly [T, number])[], point: number): T {
  // Called a few million times a seed: plain loops, nothing allocated.
  let sum = 0;
  for (const choice of choices) if (choice[1] > 0) sum += choice[1];
  let left = point * sum;
  for (const choice of choices) {
    if (choice[1] > 0) left -= choice[1];
    if (left < 0) return choice[0];
  }
  return at(choices, choices.length - 1)[0];
}

/** A UUID of version 7 whose random part comes from the stream. */
export function uuidFrom(random: Random, instant: number): string {
  const time = Math.max(0, Math.floor(instant)).toString(16).padStart(12, "0");
  const hex = (digits: number) =>
    Math.floor(random.next() * 16 ** digits)
      .toString(16)
      .padStart(digits, "0");
  const variant = (8 + random.int(0, 3)).toString(16);
  return `${time.slice(0, 8)}-${time.slice(8)}-7${hex(3)}-${variant}${hex(3)}-${hex(6)}${hex(6)}`;
}
