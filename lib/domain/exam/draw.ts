import { type Random, randomOf, shuffled } from "../random/seeded";
import type { Blueprint, BlueprintLine } from "./blueprint";
import { type BankQuestion, isCase, type OptionPlace } from "./question";

/** What a drawing must know of a question: nothing of its words or its answer. */
export type BankEntry = Pick<BankQuestion, "code" | "module" | "level">;

export interface PaperQuestion {
  readonly code: string;
  /** The options as they are shown, each by its place in the bank. */
  readonly optionOrder: readonly OptionPlace[];
}

const PLACES: readonly OptionPlace[] = [0, 1, 2, 3];

/**
 * A paper: which questions, in which order, with the options in which order. All of it follows from the seed, whatever the
 * order of the bank.
 * @param avoid codes of the person's earlier papers; taken only where a module has no others left
 * @throws RangeError when a module has fewer questions than the blueprint asks of it
 */
export function drawPaper(
  bank: readonly BankEntry[],
  blueprint: Blueprint,
  seed: string,
  avoid: ReadonlySet<string> = new Set(),
): readonly PaperQuestion[] {
  const random = randomOf(seed);
  const inOrder = bank.toSorted((a, b) => (a.code < b.code ? -1 : 1));
  const chosen = blueprint.flatMap((line) => drawModule(inOrder, line, random, avoid));
  return shuffled(chosen, random).map(({ code }) => ({ code, optionOrder: shuffled(PLACES, random) }));
}

function drawModule(
  bank: readonly BankEntry[],
  line: BlueprintLine,
  random: Random,
  avoid: ReadonlySet<string>,
): BankEntry[] {
  const pool = shuffled(
    bank.filter(({ module }) => module === line.module),
    random,
  );
  if (pool.length < line.count) throw new RangeError(`${line.module}: ${pool.length} questions for ${line.count}`);
  const isUsed = ({ code }: BankEntry) => avoid.has(code);
  const fresh = take(
    pool.filter((entry) => !isUsed(entry)),
    line.count,
    line.cases,
  );
  const casesLeft = line.cases - fresh.filter(isCase).length;
  return [...fresh, ...take(pool.filter(isUsed), line.count - fresh.length, casesLeft)];
}

/** The first of a drawn order, so many of them cases as are asked and there. */
function take(drawn: readonly BankEntry[], count: number, cases: number): BankEntry[] {
  const first = drawn.filter(isCase).slice(0, Math.max(0, Math.min(cases, count)));
  const rest = drawn.filter((entry) => !first.includes(entry));
  return [...first, ...rest.slice(0, count - first.length)];
}
