import "server-only";
import type { Actor } from "@/lib/domain/access/actor";
import { RANKED_BY } from "@/lib/domain/briefing/first-asked";
import { parseTable, type TableRequest } from "@/lib/domain/cube/request";
import { parseChoice } from "@/lib/domain/dashboard/address";
import type { DashboardArea, Overview } from "@/lib/domain/dashboard/overview";
import { readDynamicsChoice } from "@/lib/domain/dynamics/address";
import type { DynamicsView } from "@/lib/domain/dynamics/view";
import { type AreaIndicators, getIndicators } from "@/lib/server/cube/indicators-query";
import { type AreaTable, getTable } from "@/lib/server/cube/queries";
import { getOverview } from "@/lib/server/dashboard/queries";
import { findDynamics } from "@/lib/server/dynamics/queries";

/** What two pages of paper say of an area. */
export interface Briefing {
  readonly area: DashboardArea;
  readonly overview: Overview;
  readonly indicators: AreaIndicators;
  /** Areas right below by people in deciles 1 to 4; of a village, which has none, its people by age and sex. */
  readonly request: TableRequest;
  readonly table: AreaTable;
  /** Null where the area has no snapshot of deciles. */
  readonly dynamics: DynamicsView | null;
}

/** The figures of the area's own pages and no others, so that the paper withholds what they withhold. Null: never counted. */
export async function findBriefing(actor: Actor, area: DashboardArea, now: Date): Promise<Briefing | null> {
  const isVillage = area.level === "village";
  const request = parseTable(
    isVillage ? { ukuran: "orang", baris: "umur", kolom: "jenis-kelamin" } : { ukuran: RANKED_BY, baris: "wilayah" },
    area.level,
  );
  const [overview, indicators, table, dynamics] = await Promise.all([
    getOverview(actor, area, parseChoice({}), now),
    getIndicators(actor, area),
    getTable(actor, area, request),
    findDynamics(actor, area, readDynamicsChoice({})),
  ]);
  return overview.rolledUpAt === null ? null : { area, overview, indicators, request, table, dynamics };
}
