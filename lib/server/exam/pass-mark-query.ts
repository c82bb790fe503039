import "server-only";
import { type Actor, authorize } from "@/lib/domain/access/actor";
import { lineageOf } from "@/lib/domain/dashboard/area";
import {
  PASS_MARK_RANGE,
  type PassMarkLine,
  type PassMarkPage,
  passMarkOf,
} from "@/lib/domain/training-session/pass-mark";
import { referenceSql } from "@/lib/server/db/reference";
import { regionLabel, timeZoneOf } from "@/lib/server/region/queries";
import { marksAround } from "./pass-mark";

const MOST_HISTORY = 50;

type LineRow = Omit<PassMarkLine, "regionLabel">;

/** The mark of the reader's own region, with how it came about; null for who does not look at tests. */
export async function findPassMarkPage(actor: Actor): Promise<PassMarkPage | null> {
  if (!authorize(actor, "exam:watch")) return null;
  const { regionCode } = actor.grant;
  const sql = referenceSql();
  const [marks, rows, label, zone] = await Promise.all([
    marksAround(sql, regionCode),
    sql<LineRow>`SELECT m.id, m.region_code AS "regionCode", m.mark, m.reason, u.display_name AS "setterName", m.set_at AS "setAt"
      FROM pass_mark m JOIN app_user u ON u.id = m.set_by
      WHERE m.region_code = ANY (${[...lineageOf(regionCode)]}::text[]) ORDER BY m.set_at DESC, m.id DESC LIMIT ${MOST_HISTORY}`,
    regionLabel(regionCode),
    timeZoneOf(regionCode),
  ]);
  const above = marks.filter((each) => each.regionCode !== regionCode);
  return {
    regionCode,
    regionLabel: label,
    zone,
    mark: passMarkOf(marks),
    least: above.length === 0 ? PASS_MARK_RANGE.least : passMarkOf(above),
    history: await Promise.all(rows.map(async (row) => ({ ...row, regionLabel: await regionLabel(row.regionCode) }))),
    seen: marks.find((each) => each.regionCode === regionCode)?.id ?? null,
    maySet: authorize(actor, "exam:configure"),
  };
}
