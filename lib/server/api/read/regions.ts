import "server-only";
import * as z from "zod";
import { covers, PRACTICE_PREFIX, rangeOf } from "@/lib/domain/access/scope";
import type { listRegions } from "@/lib/domain/api/operation/regions";
import { levelOf } from "@/lib/domain/dashboard/area";
import { type Outcome, refuse, succeed } from "@/lib/domain/error/error-code";
import { referenceSql } from "@/lib/server/db/reference";
import { findRegions, type RegionInfo } from "@/lib/server/region/queries";
import type { Answered, Asked } from "../answering";
import { openCursor, sealCursor } from "../cursor";

type Params = z.infer<(typeof listRegions)["params"]>;
type Answer = z.input<(typeof listRegions)["answer"]>;

/** Regions of the client's own, by parent or by name, in the order of their codes. Practice shows to a client of it alone. */
export async function readRegions({ client, params, now: _now }: Asked<Params>): Promise<Outcome<Answered<Answer>>> {
  const { parent = client.regionCode, search, limit, cursor } = params;
  if (!covers(client.regionCode, parent)) return refuse("NOT_FOUND");
  const place = { clientId: client.id, operation: "listRegions", filter: { parent, search } };
  const after = cursor === undefined ? [""] : openCursor(place, cursor, z.tuple([z.string()]));
  if (after === null) return refuse("INVALID_INPUT", { fields: [{ path: "cursor", detail: "invalid_cursor" }] });
  const codes = await codesOf(
    client.regionCode,
    search === undefined ? { parent } : { search },
    after[0] ?? "",
    limit + 1,
  );
  if (codes === null) return refuse("NOT_FOUND");
  const shown = codes.slice(0, limit);
  const regions = await findRegions(shown);
  const last = shown.at(-1);
  const items = shown.flatMap((code) => {
    const region = regions.get(code);
    return region === undefined ? [] : [toItem(region)];
  });
  const next = codes.length > limit && last !== undefined ? sealCursor(place, [last]) : null;
  return succeed({ body: { items, next }, shown: null });
}

function toItem(region: RegionInfo): Answer["items"][number] {
  const { code, name, label, parentCode, timeZone } = region;
  return { code, name, label, level: levelOf(code) ?? "village", parent: parentCode, timeZone };
}

type Wanted = { readonly parent: string } | { readonly search: string };

/** Null where the parent is no region. */
async function codesOf(own: string, wanted: Wanted, after: string, limit: number): Promise<readonly string[] | null> {
  const { lo, hi } = rangeOf(own);
  const sql = referenceSql();
  const isPractice = own.startsWith(PRACTICE_PREFIX);
  if ("parent" in wanted) {
    const [known] = await sql`SELECT 1 FROM region WHERE code = ${wanted.parent}`;
    if (known === undefined) return null;
    const rows = await sql<{ code: string }>`SELECT code FROM region WHERE parent_code = ${wanted.parent}
      AND is_practice = ${isPractice} AND code > ${after} ORDER BY code LIMIT ${limit}`;
    return rows.map(({ code }) => code);
  }
  const pattern = `%${wanted.search.replaceAll(/[\\%_]/g, "\\$&")}%`;
  const rows = await sql<{ code: string }>`SELECT code FROM region WHERE code >= ${lo} AND code < ${hi}
    AND is_practice = ${isPractice} AND name ILIKE ${pattern} AND code > ${after} ORDER BY code LIMIT ${limit}`;
  return rows.map(({ code }) => code);
}
