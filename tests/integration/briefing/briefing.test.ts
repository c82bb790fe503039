import { Client } from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "@/lib/domain/access/actor";
import type { Role } from "@/lib/domain/access/role";
import { firstAsked } from "@/lib/domain/briefing/first-asked";
import { SENSITIVE_CELL, SMALL_CELL } from "@/lib/domain/dashboard/suppression";
import { lowFamiliesOf } from "@/lib/domain/dashboard/view";
import { briefingDocument } from "@/lib/server/briefing/briefing-document";
import { type Briefing, findBriefing } from "@/lib/server/briefing/briefing-query";
import { findArea } from "@/lib/server/dashboard/queries";
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
    lowFamiliesOf(overview.deciles, 4),
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

const indicatorOf = (briefing: Briefing, code: string) => briefing.indicators.figures.get(code)?.own.counted ?? 0;
