import "server-only";
import { createHash } from "node:crypto";
import type { Memo } from "@/lib/domain/cube/protect";
import { keep } from "@/lib/server/memory/keep";

/** After this an area far above is settled anew: until then the cells beside a small one stay those that they were. */
const KEPT_MS = 10 * 60_000;
/** Tables of areas; each some kilobytes at most. */
const MOST = 40_000;

interface Settled {
  readonly at: number;
  readonly parts: Map<string, ReadonlySet<number>>;
}

/** Neighbours with the very same counts come to the same; by a digest of all that decides, the oldest first. */
const solved = new Map<string, readonly ReadonlySet<number>[]>();
const MOST_SOLVED = 5000;

function once(neighbours: string, settle: () => readonly ReadonlySet<number>[]): readonly ReadonlySet<number>[] {
  const key = createHash("sha256").update(neighbours).digest("base64");
  const found = solved.get(key) ?? settle();
  keep(solved, key, found, MOST_SOLVED);
  return found;
}

/** By table, widest area and area; the oldest first. Holds which cells are withheld and no count. */
const settled = new Map<string, Settled>();

export interface TableMemo {
  readonly knows: (area: string) => boolean;
  /**
   * The memory for a tree that begins at `root`, taken when the root is chosen: what is forgotten while the areas are read must not
   * change it. null: a tree from the widest area, settled anew.
   */
  readonly from: (root: string | null) => Memo;
}

/** The memory of one table (measure and cuts) as it is settled from one widest area. */
export function memoOf(table: string, widest: string, now: number): TableMemo {
  const keyOf = (area: string) => `${table} ${widest} ${area}`;
  const find = (area: string) => {
    const found = settled.get(keyOf(area));
    return found !== undefined && now - found.at < KEPT_MS ? found : undefined;
  };
  return {
    knows: (area) => find(area) !== undefined,
    from: (root) => {
      const parts = root === null ? undefined : find(root)?.parts;
      return { once, read: (area, part) => (area === root ? partOf(parts, part) : undefined), write };
    },
  };

  function write(area: string, part: string, hidden: ReadonlySet<number>): void {
    const known = find(area);
    if (known !== undefined) {
      if (!known.parts.has(part)) known.parts.set(part, hidden);
      return;
    }
    keep(settled, keyOf(area), { at: now, parts: new Map([[part, hidden]]) }, MOST);
  }
}

/** All parts of a table are written together. One that is missing would have its area settled as if nothing were above it. */
function partOf(parts: ReadonlyMap<string, ReadonlySet<number>> | undefined, part: string): ReadonlySet<number> {
  const found = parts?.get(part);
  if (found === undefined) throw new Error("a remembered table lacks a part");
  return found;
}
