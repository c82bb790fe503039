import "server-only";
import type { Actor } from "@/lib/domain/access/actor";
import type { TableRequest } from "@/lib/domain/cube/request";
import { MOST_VIEWS, requestOf } from "@/lib/domain/cube/saved-view";
import { figureScope, reaches } from "@/lib/domain/dashboard/area";
import { underScope } from "@/lib/server/db/scoped";
import { findRegions } from "@/lib/server/region/queries";

export interface SavedView {
  readonly regencyCode: string;
  readonly id: string;
  readonly name: string;
  readonly areaCode: string;
  readonly areaLabel: string;
  /** Null where a release has taken the indicator or the cut away. */
  readonly request: TableRequest | null;
  /** The acting grant reaches its area. */
  readonly isWithinReach: boolean;
}

interface ViewRow {
  readonly regency_code: string;
  readonly id: string;
  readonly name: string;
  readonly area_code: string;
  readonly measure: string;
  readonly row_cut: string;
  readonly column_cut: string | null;
}

/** The person's own views by name, whichever grant they were kept under. */
export async function listSavedViews(actor: Actor): Promise<readonly SavedView[]> {
  const rows = await underScope(
    figureScope(actor),
    ({ sql }) => sql<ViewRow>`SELECT regency_code, id, name, area_code, measure, row_cut, column_cut FROM saved_view
      WHERE user_id = ${actor.userId} ORDER BY lower(name), id LIMIT ${MOST_VIEWS}`,
  );
  const regions = await findRegions(rows.map(({ area_code }) => area_code));
  return rows.map((row) => ({
    regencyCode: row.regency_code,
    id: row.id,
    name: row.name,
    areaCode: row.area_code,
    areaLabel: regions.get(row.area_code)?.label ?? row.area_code,
    request: requestOf({ measure: row.measure, rows: row.row_cut, columns: row.column_cut }, row.area_code),
    isWithinReach: reaches(actor.grant.regionCode, row.area_code),
  }));
}
