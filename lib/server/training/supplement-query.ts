import "server-only";
import type { Actor } from "@/lib/domain/access/actor";
import { lineageOf } from "@/lib/domain/dashboard/area";
import type { ModuleCode } from "@/lib/domain/training/module";
import type { Supplement } from "@/lib/domain/training/supplement";
import { referenceSql } from "@/lib/server/db/reference";
import { regionLabel } from "@/lib/server/region/queries";

type Row = Omit<Supplement, "regionLabel">;

/** What the regions of a reader add to a module, from the widest down. */
export async function listSupplements(actor: Actor, module: ModuleCode): Promise<readonly Supplement[]> {
  const rows =
    await referenceSql()<Row>`SELECT DISTINCT ON (s.region_code) s.region_code AS "regionCode", s.version, s.body,
      s.written_at AS "writtenAt", u.display_name AS "writerName"
    FROM training_supplement s JOIN app_user u ON u.id = s.written_by
    WHERE s.module = ${module} AND s.region_code = ANY (${[...lineageOf(actor.grant.regionCode)]}::text[])
    ORDER BY s.region_code, s.version DESC`;
  const shown = rows
    .filter(({ body }) => body !== "")
    .toSorted((a, b) => a.regionCode.length - b.regionCode.length || (a.regionCode < b.regionCode ? -1 : 1));
  return Promise.all(shown.map(async (row) => ({ ...row, regionLabel: await regionLabel(row.regionCode) })));
}

const MOST_VERSIONS = 50;

/** Every version of what the reader's own region adds, the newest first; the first is what holds now. */
export async function listOwnVersions(actor: Actor, module: ModuleCode): Promise<readonly Supplement[]> {
  const { regionCode } = actor.grant;
  const rows =
    await referenceSql()<Row>`SELECT s.region_code AS "regionCode", s.version, s.body, s.written_at AS "writtenAt",
      u.display_name AS "writerName"
    FROM training_supplement s JOIN app_user u ON u.id = s.written_by
    WHERE s.module = ${module} AND s.region_code = ${regionCode} ORDER BY s.version DESC LIMIT ${MOST_VERSIONS}`;
  const label = await regionLabel(regionCode);
  return rows.map((row) => ({ ...row, regionLabel: label }));
}
