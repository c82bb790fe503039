import { randomOf, shuffled } from "../random/seeded";
import { FAMILIES_A_SET, type FamilyTask, MATCHES_A_SET, PAIRS_A_ROUND, type PairTask } from "./task";

type TaskEntry = Pick<FamilyTask, "code" | "kind">;

/**
 * The families of a person's set, in the order of their drawing: {@link FAMILIES_A_SET} to bring up to date, then
 * {@link MATCHES_A_SET} with a number to put right. All of it follows from the seed, whatever the order of the bank.
 * @throws RangeError when the bank has too few
 */
export function drawFamilies(bank: readonly TaskEntry[], seed: string): readonly string[] {
  const random = randomOf(`practice:${seed}`);
  const drawn = shuffled(inOrder(bank), random);
  const of = (kind: FamilyTask["kind"], count: number) => {
    const some = drawn.filter((task) => task.kind === kind).slice(0, count);
    if (some.length < count) throw new RangeError(`${kind}: ${some.length} tasks for ${count}`);
    return some.map(({ code }) => code);
  };
  return [...of("family", FAMILIES_A_SET), ...of("match", MATCHES_A_SET)];
}

/** The pairs of a round: another round is other pairs as long as there are any, and never all of one kind. */
export function drawPairs(
  bank: readonly Pick<PairTask, "code" | "isSame">[],
  seed: string,
  round: number,
): readonly string[] {
  const random = randomOf(`pairs:${seed}`);
  const [same, other] = [true, false].map((isSame) =>
    shuffled(
      inOrder(bank).filter((pair) => pair.isSame === isSame),
      random,
    ),
  );
  const turn = (pairs: typeof same, count: number) =>
    Array.from({ length: count }, (_, at) => pairs?.[((round - 1) * count + at) % (pairs.length || 1)]?.code ?? "");
  const ones = turn(same, 1);
  const others = turn(other, PAIRS_A_ROUND - 1);
  return shuffled([...ones, ...others], randomOf(`pairs:${seed}:${round}`));
}

function inOrder<Entry extends { readonly code: string }>(bank: readonly Entry[]): Entry[] {
  return bank.toSorted((a, b) => (a.code < b.code ? -1 : 1));
}
