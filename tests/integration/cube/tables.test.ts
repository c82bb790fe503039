import { Client } from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "@/lib/domain/access/actor";
import type { Role } from "@/lib/domain/access/role";
import { cutsIn, parseTable, type TableRequest } from "@/lib/domain/cube/request";
import type { CubeTable } from "@/lib/domain/cube/table";
import { figureScope } from "@/lib/domain/dashboard/area";
import { type Figure, isShown } from "@/lib/domain/dashboard/figure";
import { INDICATORS } from "@/lib/domain/indicator/registry";
import { indicatorRows } from "@/lib/server/cube/indicator-rows";
import { getIndicators } from "@/lib/server/cube/indicators-query";
import { getTable } from "@/lib/server/cube/queries";
import { readRows } from "@/lib/server/cube/read-rows";
import { findArea } from "@/lib/server/dashboard/queries";
import { underScope } from "@/lib/server/db/scoped";
import { ownerUrl } from "@/tests/support/urls";
import { AT, removeSample, VILLAGES, writeSample } from "../rollup/sample";

const USER = "01930000-0000-7000-8000-0000000000ab";
const [village] = VILLAGES;

let owner: Client;

function actor(role: Role, regionCode: string): Actor {
  const grant = { id: USER, role, regionCode, level: "full" } as const;
  return { userId: USER, sessionId: USER, displayName: "Uji (contoh)", locale: "id", grant, grants: [grant] };
}

async function ask(who: Actor, code: string, params: Record<string, string>): Promise<CubeTable> {
  const area = await findArea(who, code);
  if (area === null) throw new Error(`${code} is not found`);
  return (await getTable(who, area, parseTable(params, area.level))).table;
}

const request = (params: Record<string, string>): TableRequest => parseTable(params, "regency");

beforeAll(async () => {
  owner = new Client({ connectionString: ownerUrl() });
  await owner.connect();
  await writeSample(owner, "cube");
  await owner.query("SELECT app_rollup_all($1)", [AT]);
});

afterAll(async () => {
  await removeSample(owner);
  await owner.end();
});

describe("a table of the cube", () => {
  it("holds what the families themselves say", async () => {
    const table = await ask(actor("coach", "7403"), "7403", { ukuran: "PU4", baris: "desil" });
    const { rows } = await owner.query<{ decile: number; counted: number; base: number }>(
      `SELECT coalesce(decile_national, 0)::int AS decile, count(*) FILTER (WHERE toilet_facility IN (5, 6))::int AS counted,
         count(toilet_facility)::int AS base
       FROM household WHERE regency_code = '7403' AND status = 1 GROUP BY 1`,
    );
    for (const row of rows)
      expect(table.rows.find(({ key }) => key === row.decile)?.cells, String(row.decile)).toEqual([
        { counted: row.counted, base: row.base },
      ]);
    const lost = await owner.query<{ count: number }>(
      "SELECT count(*)::int AS count FROM household WHERE regency_code = '7403' AND status = 1 AND toilet_facility IS NULL",
    );
    expect(table.unknown).toBe(lost.rows[0]?.count);
  });

  it("says of a district what its villages say together", async () => {
    const coach = actor("coach", "7403");
    const district = await ask(coach, "740306", { ukuran: "orang", baris: "wilayah", kolom: "jenis-kelamin" });
    const parts = district.rows.filter(({ key }) => key !== "all");
    const whole = district.rows.find(({ key }) => key === "all");
    expect(parts.length).toBeGreaterThan(1);
    whole?.cells.forEach((cell, column) => {
      expect(cell.counted).toBe(parts.reduce((sum, row) => sum + Number(row.cells[column]?.counted), 0));
    });
  });

  it("withholds small counts from who may not see families, and nothing from who may", async () => {
    const params = { ukuran: "KS4", baris: "umur", kolom: "jenis-kelamin" };
    const figures = (table: CubeTable): Figure[] =>
      table.rows.flatMap(({ cells }) => cells.flatMap((cell) => [cell.counted, cell.base]));
    const kept = figures(await ask(actor("viewer", "7403"), village, params));
    const whole = figures(await ask(actor("village-operator", village), village, params));
    expect(kept).toContain("suppressed");
    expect(kept.filter((figure) => typeof figure === "number" && figure > 0 && figure < 10)).toEqual([]);
    expect(whole).not.toContain("suppressed");
    expect(whole.some((figure) => typeof figure === "number" && figure > 0 && figure < 10)).toBe(true);
  });

  it("gives the same figure the same fate in the catalogue and in every table", async () => {
    const viewer = actor("viewer", "7403");
    const area = await findArea(viewer, village);
    if (area === null) throw new Error("not found");
    const { figures } = await getIndicators(viewer, area);
    for (const code of ["PU4", "KS4", "SO6"]) {
      const tables = [{ baris: "desil" }, { baris: "jenis-desa" }, { baris: "desil", kolom: "jenis-desa" }];
      for (const cuts of tables) {
        const table = await ask(viewer, village, { ukuran: code, ...cuts });
        const sensitive = figures.get(code)?.own;
        expect(table.rows.at(-1)?.cells.at(-1), `${code} ${JSON.stringify(cuts)}`).toEqual(sensitive);
      }
    }
  });

  it("is not there outside the grant, also not for who asks the rows themselves", async () => {
    expect(await findArea(actor("viewer", "7403"), "7404")).toBeNull();
    expect(await findArea(actor("viewer", "7403"), "74")).toBeNull();
    const wanted = request({ ukuran: "PU4", baris: "desil" });
    const rows = await underScope(figureScope(actor("viewer", "7403")), (tx) =>
      readRows(tx, wanted.measure, cutsIn(wanted), ["7404", "74", "0", "7403"]),
    );
    expect(new Set(rows.map((row) => row.area))).toEqual(new Set(["7403"]));
  });
});

describe("the overview as a file", () => {
  it("holds a row for every indicator, and marks what the page withholds", async () => {
    const reader = actor("viewer", "7403");
    const area = await findArea(reader, "7403");
    if (area === null) throw new Error("the regency is not found");
    const found = await getIndicators(reader, area);
    const words = { locale: "id", heading: (column: string) => column, theme: (name: string) => name } as const;
    const [head, ...rows] = indicatorRows(area, found, "2026-05-14", { ...words, suppressed: "disamarkan" });
    expect(rows).toHaveLength(INDICATORS.length);
    expect(new Set(rows.map((row) => row.length))).toEqual(new Set([head?.length]));
    const at = (name: string) => head?.indexOf(name) ?? -1;
    for (const [code, { own }] of found.figures) {
      const row = rows.find((each) => each[at("indicatorCode")] === code);
      expect(row?.[at("counted")], code).toBe(isShown(own.counted) ? own.counted : "disamarkan");
    }
  });
});
