import { Client } from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "@/lib/domain/access/actor";
import type { Role } from "@/lib/domain/access/role";
import { firstAsked } from "@/lib/domain/briefing/first-asked";
import { pictureSvg } from "@/lib/domain/chart/picture";
import { parseTable } from "@/lib/domain/cube/request";
import { parseChoice } from "@/lib/domain/dashboard/address";
import type { DashboardArea } from "@/lib/domain/dashboard/overview";
import { SENSITIVE_CELL, SMALL_CELL } from "@/lib/domain/dashboard/suppression";
import { briefingDocument } from "@/lib/server/briefing/briefing-document";
import { type Briefing, findBriefing } from "@/lib/server/briefing/briefing-query";
import { childrenPicture, decilePicture, statesPicture } from "@/lib/server/chart/dashboard-pictures";
import { tablePicture } from "@/lib/server/chart/table-picture";
import { voiceOf } from "@/lib/server/chart/voice";
import { listCandidates, searchAreas } from "@/lib/server/compare/candidates";
import { compareAreas } from "@/lib/server/compare/compare-query";
import { getIndicators } from "@/lib/server/cube/indicators-query";
import { getTable } from "@/lib/server/cube/queries";
import { findArea, getOverview } from "@/lib/server/dashboard/queries";
import { renderPdf } from "@/lib/server/print/pdf";
import { ownerUrl } from "@/tests/support/urls";
import { pageCount, textOf } from "@/tests/unit/print/pdf-text";
import { AT, removeSample, VILLAGES, writeSample } from "../rollup/sample";

const USER = "01930000-0000-7000-8000-0000000000ac";
const [village] = VILLAGES;

let owner: Client;

function actor(role: Role, regionCode: string): Actor {
  const grant = { id: USER, role, regionCode, level: "full" } as const;
  return { userId: USER, sessionId: USER, displayName: "Uji (contoh)", locale: "id", grant, grants: [grant] };
}

async function briefingOf(who: Actor, code: string): Promise<Briefing> {
  const area = await findArea(who, code);
  const found = area === null ? null : await findBriefing(who, area, AT);
  if (found === null) throw new Error(`no briefing of ${code}`);
  return found;
}

/** Every count that the paper prints or adds up, those of health and disability aside. */
function countsIn({ overview, indicators, table, dynamics }: Briefing) {
  const first = firstAsked();
  const shown = first.filter(({ sensitive }) => sensitive !== true);
  const figures = shown.map(({ code }) => indicators.figures.get(code));
  return [
    ...Object.values(overview.headline),
    ...Object.values(overview.progress.states),
    overview.progress.due,
    ...overview.children.flatMap(({ progress }) => [progress.due, progress.states.applied]),
    ...overview.deciles.map(({ families }) => families),
    ...figures.flatMap((found) => [found?.own.counted ?? 0, found?.own.base ?? 0, found?.unknown ?? 0]),
    ...figures.flatMap((found) => [found?.above?.counted ?? 0, found?.above?.base ?? 0]),
    ...table.table.rows.flatMap(({ cells }) => cells.flatMap(({ counted, base }) => [counted, base])),
    ...(dynamics?.rates.flatMap(({ families, of }) => [families, of]) ?? []),
    ...(dynamics === null ? [] : Object.values(dynamics.flows)),
  ];
}

const isSmall = (limit: number) => (figure: number | string) =>
  typeof figure === "number" && figure > 0 && figure < limit;

beforeAll(async () => {
  owner = new Client({ connectionString: ownerUrl() });
  await owner.connect();
  await writeSample(owner, "briefing");
  await owner.query("SELECT app_rollup_all($1)", [AT]);
});

afterAll(async () => {
  await removeSample(owner);
  await owner.end();
});

describe("the briefing of an area", () => {
  it.each([village, "740306", "7403"])("holds no small count for who may not see families: %s", async (code) => {
    const found = await briefingOf(actor("viewer", "7403"), code);
    expect(countsIn(found).filter(isSmall(SMALL_CELL))).toEqual([]);
    const sensitive = firstAsked().filter((indicator) => indicator.sensitive === true);
    expect(sensitive.length).toBeGreaterThan(0);
    for (const { code: of } of sensitive) expect(isSmall(SENSITIVE_CELL)(indicatorOf(found, of)), of).toBe(false);
  });

  it("is two pages and marks in them what is withheld, beside a warning for who sees all", async () => {
    const kept = await renderPdf(briefingDocument(await briefingOf(actor("viewer", "7403"), village), AT, "id"));
    expect(pageCount(kept)).toBe(2);
    expect(textOf(kept)).toContain("•••");
    const own = await briefingOf(actor("village-operator", village), village);
    expect(countsIn(own).filter(isSmall(SMALL_CELL)).length).toBeGreaterThan(0);
    const whole = textOf(await renderPdf(briefingDocument(own, AT, "id")));
    expect(whole).not.toContain("•••");
    expect(whole).toContain("jangandiumumkan");
  });

  it("names no area above the grant and is not there for an area outside it", async () => {
    const own = await briefingOf(actor("village-operator", village), village);
    expect(own.area.path.map(({ code }) => code)).toEqual([village]);
    expect([...own.indicators.figures.values()].every(({ above }) => above === null)).toBe(true);
    expect(await findArea(actor("village-operator", village), "7403")).toBeNull();
  });
});

describe("two areas side by side", () => {
  const OTHERS = ["7403061005", "740306", "7403"];

  it.each(OTHERS)("tell nothing that the pages of each withhold: %s", async (other) => {
    const viewer = actor("viewer", "7403");
    const [one, two] = [await areaOf(viewer, village), await areaOf(viewer, other)];
    const { comparison } = await compareAreas(viewer, one, two, AT);
    const [here, there] = [await getIndicators(viewer, one), await getIndicators(viewer, two)];
    const rows = comparison.themes.flatMap((theme) => theme.rows);
    expect(rows.length).toBeGreaterThan(50);
    for (const { indicator, ...row } of rows) {
      expect(row.one, indicator.code).toEqual(here.figures.get(indicator.code)?.own);
      expect(row.other, indicator.code).toEqual(there.figures.get(indicator.code)?.own);
    }
    const all = [...rows, ...comparison.headlines];
    for (const row of all) {
      const figures = [row.one, row.other].flatMap(({ counted, base }) => [counted, base]);
      if (figures.includes("suppressed")) expect(row.gap).toBeNull();
    }
    const told = comparison.headlines
      .flatMap((row) => [row.one, row.other])
      .flatMap((cell) => [cell.counted, cell.base]);
    expect(told.filter(isSmall(SMALL_CELL))).toEqual([]);
    expect(all.some(({ gap }) => gap !== null)).toBe(true);
  });

  it("are offered and found within the grant alone", async () => {
    const viewer = actor("viewer", "740306");
    const area = await areaOf(viewer, village);
    const codes = (await listCandidates(area)).map(({ code }) => code);
    expect(codes).toContain("7403061005");
    expect(codes).toContain("740306");
    expect(codes.every((code) => code.startsWith("740306"))).toBe(true);
    const found = await searchAreas(viewer, village, "a%a");
    expect(found).toEqual([]);
    const named = await searchAreas(actor("viewer", "7403"), "7403", "wang");
    expect(named.every(({ code, within }) => code.startsWith("7403") && !within.includes("Provinsi"))).toBe(true);
    expect(await searchAreas(actor("viewer", "0"), "0", "wa")).toEqual([]);
  });
});

describe("a chart as a picture", () => {
  it.each([village, "7403"])("shows no small count to who may not see families: %s", async (code) => {
    const viewer = actor("viewer", "7403");
    const area = await areaOf(viewer, code);
    const overview = await getOverview(viewer, area, parseChoice({}), AT);
    const request = parseTable({ ukuran: "orang", baris: "umur" }, area.level);
    const voice = voiceOf("id");
    const pictures = [
      decilePicture(area, overview, voice),
      childrenPicture(area, overview, voice),
      statesPicture(area, overview, voice),
      tablePicture(area, request, await getTable(viewer, area, request), voice),
    ];
    for (const picture of pictures) {
      const svg = picture === null ? "" : pictureSvg(picture);
      const counts = [...svg.matchAll(/>(?:[\d,]+% \()?([\d.]+)(?: dari [\d.]+\))?</g)].map(([, count]) =>
        Number(count),
      );
      expect(counts.filter(isSmall(SMALL_CELL))).toEqual([]);
      if (picture !== null) expect(svg).toContain("disamarkan");
    }
  });
});

const indicatorOf = (briefing: Briefing, code: string) => briefing.indicators.figures.get(code)?.own.counted ?? 0;

async function areaOf(who: Actor, code: string): Promise<DashboardArea> {
  const area = await findArea(who, code);
  if (area === null) throw new Error(`${code} is not found`);
  return area;
}
