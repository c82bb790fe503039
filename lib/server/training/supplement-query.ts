import "server-only";
import type { Actor } from "@/lib/domain/access/actor";
import { lineageOf } from "@/lib/domain/dashboard/area";
import { isModuleCode, type ModuleCode } from "@/lib/domain/training/module";
import type { Supplement } from "@/lib/domain/training/supplement";
import { referenceSql } from "@/lib/server/db/reference";
import { regionLabel } from "@/lib/server/region/queries";

type Row = Omit<Supplement, "regionLabel">;

interface ModuleRow extends Row {
  readonly module: string;
}

export interface ModuleSupplement extends Supplement {
  readonly module: ModuleCode;
}

/** What the regions of a reader add to a module, from the widest down. */
export async function listSupplements(actor: Actor, module: ModuleCode): Promise<readonly Supplement[]> {
  const all = await listAllSupplements(actor.grant.regionCode);
  return all.filter((each) => each.module === module);
}

/** What the regions around a place add to all modules, each from the widest down. */
export async function listAllSupplements(regionCode: string): Promise<readonly ModuleSupplement[]> {
  const rows =
    await referenceSql()<ModuleRow>`SELECT DISTINCT ON (s.region_code, s.module) s.module, s.region_code AS "regionCode", s.version, s.body,
      s.written_at AS "writtenAt", u.display_name AS "writerName"
    FROM training_supplement s JOIN app_user u ON u.id = s.written_by
    WHERE s.region_code = ANY (${[...lineageOf(regionCode)]}::text[]) ORDER BY s.region_code, s.module, s.version DESC`;
  const shown = rows
    .filter(({ body }) => body !== "")
    .toSorted((a, b) => a.regionCode.length - b.regionCode.length || (a.regionCode < b.regionCode ? -1 : 1));
  const told = shown.map(
    async ({ module, ...row }): Promise<ModuleSupplement[]> =>
      isModuleCode(module) ? [{ ...row, module, regionLabel: await regionLabel(row.regionCode) }] : [],
  );
  return (await Promise.all(told)).flat();
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
