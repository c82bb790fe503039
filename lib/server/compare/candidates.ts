import "server-only";
import type { Actor } from "@/lib/domain/access/actor";
import { rangeOf } from "@/lib/domain/access/scope";
import { reaches } from "@/lib/domain/dashboard/area";
import type { DashboardArea } from "@/lib/domain/dashboard/overview";
import { referenceSql } from "@/lib/server/db/reference";
import { childrenOf, findRegions, regionPath } from "@/lib/server/region/queries";

export interface Candidate {
  readonly code: string;
  readonly label: string;
}

export interface FoundArea extends Candidate {
  /** Where it lies: many areas share a name. */
  readonly within: string;
}

/** More than fit in sight: a longer word finds fewer. */
const MOST_FOUND = 20;
const LEAST_LETTERS = 3;

/** Areas beside this one, then those above it, within the acting grant's reach; where the grant ends at this one, those below it. */
export async function listCandidates(area: DashboardArea): Promise<readonly Candidate[]> {
  const above = area.path.slice(0, -1).toReversed();
  const parent = above[0];
  const beside = parent === undefined ? [] : await childrenOf(parent.code);
  const around = [...beside.filter(({ code }) => code !== area.code), ...above];
  const offered = around.length > 0 || area.level === "village" ? around : await childrenOf(area.code);
  return offered.map(({ code, label }) => ({ code, label }));
}

/** Areas within the acting grant whose name holds the words, the widest first; none for fewer than three letters. */
export async function searchAreas({ grant }: Actor, own: string, words: string): Promise<readonly FoundArea[]> {
  if (words.length < LEAST_LETTERS) return [];
  const { lo, hi } = rangeOf(grant.regionCode);
  const pattern = `%${words.replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`;
  const rows = await referenceSql()<{ code: string }>`SELECT code FROM region
    WHERE code COLLATE "C" >= ${lo} AND code COLLATE "C" < ${hi} AND code <> ${own} AND name ILIKE ${pattern}
    ORDER BY length(code), name, code LIMIT ${MOST_FOUND}`;
  const regions = await findRegions(rows.map(({ code }) => code));
  return Promise.all(
    rows.map(async ({ code }) => {
      const path = await regionPath(code);
      const within = path
        .slice(0, -1)
        .filter((step) => reaches(grant.regionCode, step.code))
        .toReversed();
      return {
        code,
        label: regions.get(code)?.label ?? code,
        within: within.map(({ label }) => label).join(", "),
      };
    }),
  );
}
