import { Client } from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "@/lib/domain/access/actor";
import type { Role } from "@/lib/domain/access/role";
import { type DashboardChoice, parseChoice } from "@/lib/domain/dashboard/address";
import { figureScope } from "@/lib/domain/dashboard/area";
import { isShown } from "@/lib/domain/dashboard/figure";
import type { Overview } from "@/lib/domain/dashboard/overview";
import { PROGRESS_STATES } from "@/lib/domain/dashboard/progress";
import { readCells } from "@/lib/server/dashboard/cells";
import { findArea, getOverview } from "@/lib/server/dashboard/queries";
import { underScope } from "@/lib/server/db/scoped";
import { findAreaProgress } from "@/lib/server/home/progress-query";
import { ownerUrl } from "@/tests/support/urls";
import { AT, removeSample, VILLAGES, writeSample } from "./sample";

const CHOICE = parseChoice({ tahun: "2126" });
const USER = "01930000-0000-7000-8000-0000000000aa";

let owner: Client;

function actor(role: Role, regionCode: string): Actor {
  const grant = { id: USER, role, regionCode, level: "full" } as const;
  return { userId: USER, sessionId: USER, displayName: "Uji (contoh)", locale: "id", grant, grants: [grant] };
}

async function overviewFor(
  who: Actor,
  code: string,
  choice: DashboardChoice = { ...CHOICE, year: null },
): Promise<Overview> {
  const area = await findArea(who, code);
  if (area === null) throw new Error(`${code} is not found`);
  return getOverview(who, area, choice, AT);
}

async function countOf(statement: string, ...values: unknown[]): Promise<number> {
  const { rows } = await owner.query<{ count: number }>(statement, values);
  return Number(rows[0]?.count);
}

beforeAll(async () => {
  owner = new Client({ connectionString: ownerUrl() });
  await owner.connect();
  await writeSample(owner, "dashboard");
  await owner.query("SELECT app_rollup_all($1)", [AT]);
});

afterAll(async () => {
  await removeSample(owner);
  await owner.end();
});

describe("a dashboard", () => {
  it("shows a village its own figures whole", async () => {
    const village = VILLAGES[0];
    const overview = await overviewFor(actor("village-operator", village), village);
    const families = await countOf("SELECT count(*) FROM household WHERE village_code = $1 AND status < 3", village);
    expect(overview.headline.families).toBe(families);
    expect(overview.children).toEqual([]);
    expect(overview.rolledUpAt).toEqual(AT);
    const low = overview.deciles.filter((row) => row.decile === 1 || row.decile === 2);
    expect(overview.headline.lowFamilies).toBe(low.reduce((sum, row) => sum + Number(row.families), 0));
    for (const row of overview.deciles) {
      expect(row.people).toBe(Number(row.male) + Number(row.female) + Number(row.unknown));
    }
  });

  it("adds up from villages to the nation, where regencies keep their own calendar", async () => {
    const coach = actor("coach", "0");
    const nation = await overviewFor(coach, "0", CHOICE);
    expect(nation.childLevel).toBe("province");
    expect(nation.children.some((row) => row.code === "99")).toBe(false);
    for (const state of PROGRESS_STATES) {
      const sum = nation.children.reduce((total, row) => total + Number(row.progress.states[state]), 0);
      expect(nation.progress.states[state], state).toBe(sum);
    }
    const regency = await overviewFor(coach, "7403", CHOICE);
    const villages = await overviewFor(coach, "7403", { ...CHOICE, detail: "villages" });
    expect(villages.childLevel).toBe("village");
    const due = villages.children.reduce((total, row) => total + Number(row.progress.due), 0);
    expect(regency.progress.due).toBe(due);
    const families = await countOf(
      `SELECT (SELECT count(*) FROM household WHERE regency_code = '7403' AND status < 3)
        + (SELECT count(*) FROM proposal WHERE regency_code = '7403' AND kind = 'new-household' AND state <> 'withdrawn') AS count`,
    );
    expect(regency.progress.due).toBe(families);
  });

  it("lists the least advanced area first when asked to", async () => {
    const overview = await overviewFor(actor("coach", "7403"), "7403", {
      ...CHOICE,
      detail: "villages",
      order: "progress",
    });
    const shares = overview.children
      .filter((row) => row.progress.due !== 0)
      .map((row) => Number(row.progress.states.applied) / Number(row.progress.due));
    expect(shares).toEqual([...shares].sort((a, b) => a - b));
  });

  it("tells an area that was never counted from one where nobody lives", async () => {
    const overview = await overviewFor(actor("coach", "0"), "11");
    expect(overview.rolledUpAt).toBeNull();
  });
});

describe("an area outside the acting grant", () => {
  it("is not found, above and beside", async () => {
    const operator = actor("village-operator", VILLAGES[0]);
    for (const code of [VILLAGES[1], "740306", "7403", "74", "0", "99", "7404", "x", "74031"]) {
      expect(await findArea(operator, code), code).toBeNull();
    }
    expect(await findArea(actor("companion", VILLAGES[0]), VILLAGES[0])).toBeNull();
    expect(await findArea(actor("coach", "0"), "9999012001")).toBeNull();
  });

  it("has no row for the portal's role either", async () => {
    const read = await underScope(figureScope(actor("viewer", "7403")), (tx) =>
      readCells(tx, ["7403", "7404", "74", "0", "99", VILLAGES[4]], [VILLAGES[5]], []),
    );
    expect([...read.rolledUpAt.keys()]).toEqual(["7403"]);
  });

  it("stays hidden behind rollups: a reader of figures sees no family", async () => {
    const seen = await underScope(figureScope(actor("viewer", "7403")), async ({ sql }) => {
      const count = async (table: string) =>
        Number((await sql.text(`SELECT count(*)::int AS n FROM ${table} WHERE regency_code = '7403'`, []))[0]?.["n"]);
      return {
        rollups: await count("rollup_person"),
        households: await count("household"),
        members: await count("member"),
        proposals: await count("proposal"),
      };
    });
    expect(seen.rollups).toBeGreaterThan(0);
    expect([seen.households, seen.members, seen.proposals]).toEqual([0, 0, 0]);
  });
});

describe("a reader from whom small counts are kept", () => {
  it("sees no count under five on any page of their regency, and cannot subtract one", async () => {
    const viewer = actor("viewer", "7403");
    const regency = await overviewFor(viewer, "7403", CHOICE);
    expect(regency.keepsSmallCells).toBe(true);
    const codes = ["7403", ...regency.children.map((row) => row.code)];
    for (const code of codes) {
      const page = await overviewFor(viewer, code, CHOICE);
      const figures = [
        ...Object.values(page.headline),
        ...page.deciles.flatMap(({ decile: _, ...row }) => Object.values(row)),
        ...[page.progress, ...page.children.map((row) => row.progress)].flatMap((row) => [
          row.due,
          ...Object.values(row.states),
        ]),
      ];
      expect(
        figures.filter(isShown).filter((figure) => figure > 0 && figure < 5),
        code,
      ).toEqual([]);
      expectNoRemainder(page);
    }
  });

  it("sees on a child's page what the page above shows of it", async () => {
    const viewer = actor("viewer", "74");
    const above = await overviewFor(viewer, "7403", CHOICE);
    for (const row of above.children.filter((child) => child.progress.due !== 0)) {
      const page = await overviewFor(viewer, row.code, CHOICE);
      expect(page.progress).toEqual(row.progress);
    }
  });
});

describe("the home page", () => {
  const areas = ["0", "74", "7403", "740306", "740337", ...VILLAGES.slice(0, 6)];

  it("tells every reader what their dashboard tells them, and no small count", async () => {
    const told = new Set<string>();
    for (const role of ["viewer", "coach", "regency-verifier"] as const) {
      for (const code of areas) {
        const who = actor(role, code);
        const progress = await findAreaProgress(who, 2126);
        const page = await overviewFor(who, code, CHOICE);
        expect(progress, `${role} ${code}`).toEqual({
          due: page.progress.due,
          applied: page.progress.states.applied,
          rolledUpAt: page.rolledUpAt,
        });
        if (page.keepsSmallCells) told.add(progress?.applied === "suppressed" ? "withheld" : "shown");
      }
    }
    expect([...told].sort()).toEqual(["shown", "withheld"]);
  });

  it("says nothing of a year without a period, or to who may not read figures", async () => {
    expect(await findAreaProgress(actor("viewer", "7403"), 2130)).toBeNull();
    expect(await findAreaProgress(actor("companion", VILLAGES[0]), 2126)).toBeNull();
  });
});

/** In each state: never a single area withheld beside a total that is shown. */
function expectNoRemainder(page: Overview) {
  if (page.children.length < 2) return;
  for (const state of PROGRESS_STATES) {
    const withheld = page.children.filter((row) => !isShown(row.progress.states[state])).length;
    if (isShown(page.progress.states[state])) expect(withheld, state).not.toBe(1);
    else expect(withheld, state).toBeGreaterThan(0);
  }
}
