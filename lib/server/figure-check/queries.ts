import "server-only";
import * as z from "zod";
import { type Actor, authorizeIn, scopeOf } from "@/lib/domain/access/actor";
import { reaches } from "@/lib/domain/dashboard/area";
import type { CheckLine, CheckResult, CheckState } from "@/lib/domain/figure-check/check-view";
import { differenceSchema, MOST_SHOWN, villagesToMend } from "@/lib/domain/figure-check/difference";
import { regencyShelf } from "@/lib/server/audit/audit-entry";
import { underScope } from "@/lib/server/db/scoped";
import { displayNames } from "@/lib/server/queue/names";
import { findRegions } from "@/lib/server/region/queries";

interface CheckRow {
  readonly regency_code: string;
  readonly id: string;
  readonly area_code: string;
  readonly state: CheckState;
  readonly villages: number;
  readonly checked: number;
  readonly counters: number;
  readonly differing: number;
  readonly stale: number;
  readonly differences: unknown;
  readonly asked_by: string;
  readonly asked_at: Date;
  readonly ended_at: Date | null;
  readonly mended_by: string | null;
  readonly mended_at: Date | null;
}

/** Checks listed below an area's own. */
const LISTED = 20;

export interface ChecksPage {
  /** The newest check of the area; null: none yet. */
  readonly newest: CheckResult | null;
  /** Checks in the area and inside it, the newest first. */
  readonly checks: readonly CheckLine[];
  readonly canAsk: boolean;
}

/** Checks of an area's figures, who ran them and what they found; empty for an area outside the acting grant. */
export async function getChecks(actor: Actor, areaCode: string): Promise<ChecksPage> {
  const canAsk = authorizeIn(actor, "figures:check", areaCode);
  if (!reaches(actor.grant.regionCode, areaCode)) return { newest: null, checks: [], canAsk: false };
  const { rows, own, names } = await underScope(scopeOf(actor), async ({ sql }) => {
    const shelf = areaCode.length < 4 ? null : regencyShelf(areaCode);
    const prefix = areaCode === "0" ? "" : areaCode;
    const listed =
      await sql<CheckRow>`SELECT * FROM figure_check WHERE (${shelf}::text IS NULL OR regency_code = ${shelf})
        AND starts_with(area_code, ${prefix}) ORDER BY asked_at DESC, id DESC LIMIT ${LISTED}`;
    const latest = await sql<CheckRow>`SELECT * FROM figure_check WHERE regency_code = ${regencyShelf(areaCode)}
        AND area_code = ${areaCode} ORDER BY asked_at DESC, id DESC LIMIT 1`;
    const people = [...listed, ...latest].flatMap((row) => [row.asked_by, row.mended_by ?? []].flat());
    return { rows: listed, own: latest[0] ?? null, names: await displayNames(sql, [...new Set(people)]) };
  });
  const differences = own === null ? [] : z.array(differenceSchema).parse(own.differences);
  const codes = [...rows.map((row) => row.area_code), ...differences.map((one) => one.areaCode), areaCode];
  const regions = await findRegions([...new Set(codes)]);
  const label = (code: string) => regions.get(code)?.label ?? code;
  const toLine = (row: CheckRow): CheckLine => ({
    regencyCode: row.regency_code,
    id: row.id,
    areaCode: row.area_code,
    areaLabel: label(row.area_code),
    state: row.state,
    villages: row.villages,
    checked: row.checked,
    counters: row.counters,
    differing: row.differing,
    stale: row.stale,
    askedBy: names.get(row.asked_by) ?? "",
    askedAt: row.asked_at,
    endedAt: row.ended_at,
  });
  const newest: CheckResult | null =
    own === null
      ? null
      : {
          ...toLine(own),
          differences: differences.slice(0, MOST_SHOWN).map((one) => ({ ...one, areaLabel: label(one.areaCode) })),
          mendable: villagesToMend(differences).length,
          mended: own.mended_at === null ? null : { by: names.get(own.mended_by ?? "") ?? "", at: own.mended_at },
        };
  return { newest, checks: rows.map(toLine), canAsk };
}
