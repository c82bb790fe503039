import loadHighs, { type Model } from "highs";

/** What a reader knows of a sum of unknown counts: that it lies between two numbers. */
export interface Known {
  /** Which of the unknowns are added up. */
  readonly of: readonly number[];
  readonly low: number;
  readonly high: number;
}

const highs = await loadHighs();
/** Two whole numbers must remain possible; the solver is exact to a millionth. */
const ENOUGH = 1 - 1e-6;

/**
 * The sums among `secrets` of which only one whole number is possible, given all that is known and that no count is negative: each is made
 * as small and as large as can be. What one answer shows of the others is kept, so few of them need answers of their own.
 */
export function findPinned(
  unknowns: number,
  known: readonly Known[],
  secrets: readonly (readonly number[])[],
): readonly number[] {
  const model = highs.createModel({
    numCols: unknowns,
    numRows: known.length,
    colCost: new Array<number>(unknowns).fill(0),
    colLower: new Array<number>(unknowns).fill(0),
    colUpper: new Array<number>(unknowns).fill(Number.POSITIVE_INFINITY),
    rowLower: known.map(({ low }) => low),
    rowUpper: known.map(({ high }) => high),
    matrix: matrixOf(unknowns, known),
  });
  try {
    model.options.set("output_flag", false);
    return pinnedIn(model, unknowns, secrets);
  } finally {
    model.dispose();
  }
}

function matrixOf(unknowns: number, known: readonly Known[]) {
  const starts = [0];
  for (const { of } of known) starts.push((starts.at(-1) ?? 0) + of.length);
  const indices = known.flatMap(({ of }) => of);
  const values = indices.map(() => 1);
  return { format: "csr", numRows: known.length, numCols: unknowns, starts, indices, values } as const;
}

function pinnedIn(model: Model, unknowns: number, secrets: readonly (readonly number[])[]): readonly number[] {
  const lowest = secrets.map(() => Number.POSITIVE_INFINITY);
  const highest = secrets.map(() => Number.NEGATIVE_INFINITY);
  const isPinned = (secret: number) => (highest[secret] ?? 0) - (lowest[secret] ?? 0) < ENOUGH;
  return secrets.flatMap((of, secret) => {
    for (const direction of [1, -1]) {
      if (!isPinned(secret)) return [];
      const costs = new Array<number>(unknowns).fill(0);
      for (const unknown of of) costs[unknown] = direction;
      model.changeColsCost({ kind: "range", from: 0, to: unknowns - 1 }, costs);
      model.run();
      const { colValue } = model.getSolution();
      secrets.forEach((each, other) => {
        const value = each.reduce((sum, unknown) => sum + (colValue[unknown] ?? 0), 0);
        lowest[other] = Math.min(lowest[other] ?? value, value);
        highest[other] = Math.max(highest[other] ?? value, value);
      });
    }
    return isPinned(secret) ? [secret] : [];
  });
}
