/**
 * How alike two normalised names are, 0 to 1, the same either way round. Words are paired wherever they stand, a single
 * letter pairs with a word it begins; a word left over counts against. Names written together or apart count as one.
 */
export function nameSimilarity(a: string, b: string): number {
  if (a === "" || b === "") return 0;
  if (a === b) return 1;
  return Math.max(byWords(a.split(" "), b.split(" ")), textSimilarity(a.replaceAll(" ", ""), b.replaceAll(" ", "")));
}

/** 1 for equal texts, less one edit's share for each letter that was changed, left out, added or exchanged. */
export function textSimilarity(a: string, b: string): number {
  const longest = Math.max(a.length, b.length);
  return longest === 0 ? 1 : 1 - editDistance(a, b) / longest;
}

interface Pair {
  readonly left: number;
  readonly right: number;
  readonly alike: number;
  readonly letters: number;
  /** Unordered, so that the order of the pairs does not tell which name came first. */
  readonly name: string;
}

function byWords(left: readonly string[], right: readonly string[]): number {
  const pairs = left.flatMap((a, i) => right.map((b, j): Pair => pairOf(a, b, i, j)));
  const ordered = pairs.toSorted((p, q) => q.alike - p.alike || q.letters - p.letters || compare(p.name, q.name));
  const usedLeft = new Set<number>();
  const usedRight = new Set<number>();
  let matched = 0;
  let spent = 0;
  for (const pair of ordered) {
    if (usedLeft.has(pair.left) || usedRight.has(pair.right)) continue;
    usedLeft.add(pair.left);
    usedRight.add(pair.right);
    matched += pair.alike * pair.letters;
    spent += pair.letters;
  }
  const over =
    left.reduce((sum, word, index) => sum + (usedLeft.has(index) ? 0 : word.length), 0) +
    right.reduce((sum, word, index) => sum + (usedRight.has(index) ? 0 : word.length), 0);
  return matched / (spent + over);
}

/** An initial says less than a word. */
const INITIAL = 0.85;

function pairOf(a: string, b: string, left: number, right: number): Pair {
  const isInitial = a !== b && (a.length === 1 || b.length === 1) && a[0] === b[0];
  return {
    left,
    right,
    alike: isInitial ? INITIAL : textSimilarity(a, b),
    letters: isInitial ? 2 * Math.max(a.length, b.length) : a.length + b.length,
    name: [a, b].toSorted().join(" "),
  };
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

/** Optimal string alignment: edits and exchanges of neighbours. */
function editDistance(a: string, b: string): number {
  let before: number[] = [];
  let above = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const cost = a[i - 1] === b[j - 1] ? 0 : 1;
      let least = Math.min((above[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (above[j - 1] ?? 0) + cost);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        least = Math.min(least, (before[j - 2] ?? 0) + 1);
      row.push(least);
    }
    before = above;
    above = row;
  }
  return above[b.length] ?? 0;
}
