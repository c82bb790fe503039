import { Client } from "pg";
import { uuidv7 } from "uuidv7";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "@/lib/domain/access/actor";
import { MOST_VIEWS } from "@/lib/domain/cube/saved-view";
import { figureScope } from "@/lib/domain/dashboard/area";
import { handles } from "@/lib/server/db/pool";
import { underScope } from "@/lib/server/db/scoped";
import { listSavedViews } from "@/lib/server/saved-view/queries";
import { makeActor } from "@/tests/support/factory/people";
import { must, refusal, run } from "@/tests/support/factory/run";
import { ownerUrl } from "@/tests/support/urls";

const REGENCY = "5207";
const VILLAGE = "5207022001";
const owner = new Client({ connectionString: ownerUrl() });
let people: Record<"viewer" | "other" | "companion" | "elsewhere", Actor>;

const view = (extra: object = {}) => ({
  areaCode: REGENCY,
  measure: "PU4",
  rows: "wilayah",
  columns: null,
  name: "Jamban per kecamatan",
  ...extra,
});
const names = async (actor: Actor) => (await listSavedViews(actor)).map(({ name }) => name);
const keyOf = async (actor: Actor) => {
  const [first] = await listSavedViews(actor);
  if (first === undefined) throw new Error("nothing is saved");
  return { regencyCode: first.regencyCode, id: first.id };
};

beforeAll(async () => {
  await owner.connect();
  people = {
    viewer: await makeActor(owner, "viewer", REGENCY),
    other: await makeActor(owner, "viewer", REGENCY),
    companion: await makeActor(owner, "companion", VILLAGE),
    elsewhere: await makeActor(owner, "viewer", "5204"),
  };
});
afterEach(async () => {
  await owner.query("DELETE FROM saved_view");
});
afterAll(async () => {
  await owner.end();
  await handles().pool.end();
  await handles().prisma.$disconnect();
});

describe("view.save", () => {
  it("keeps a table of an own area under a name, and writes the name into no audit row", async () => {
    const { id } = await must<{ id: string }>(people.viewer, "view.save", view());
    await must(people.viewer, "view.save", view({ rows: "desil", columns: "kepala-keluarga", name: "antara" }));
    expect(await names(people.viewer)).toEqual(["antara", "Jamban per kecamatan"]);
    const [, saved] = await listSavedViews(people.viewer);
    expect(saved).toMatchObject({ areaCode: REGENCY, isWithinReach: true, request: { rows: "area", columns: null } });
    const { rows } = await owner.query("SELECT action, subject_ids, detail::text FROM audit WHERE actor_id = $1", [
      people.viewer.userId,
    ]);
    expect(rows).toContainEqual(expect.objectContaining({ action: "view:save", subject_ids: [id] }));
    expect(JSON.stringify(rows)).not.toContain("Jamban");
  });

  it("is refused without the permission, outside the grant, and for what is no table", async () => {
    expect(await refusal(people.companion, "view.save", view({ areaCode: VILLAGE, rows: "desil" }))).toBe("FORBIDDEN");
    for (const areaCode of ["5204", "52", "0", "5299", "bukan"])
      expect(await refusal(people.viewer, "view.save", view({ areaCode })), areaCode).toBe("NOT_FOUND");
    for (const bad of [
      { measure: "TIDAK" },
      { rows: "lain" },
      { columns: "umur" },
      { areaCode: VILLAGE },
      { name: " " },
      { name: "x".repeat(81) },
      { name: "NIK 9907016011520001" },
      { address: "https://contoh" },
    ])
      expect(await refusal(people.viewer, "view.save", view(bad)), JSON.stringify(bad)).toBe("INVALID_INPUT");
    expect(await names(people.viewer)).toEqual([]);
  });

  it("takes a name once, and a repeat of one operation once", async () => {
    const operationId = uuidv7();
    const first = await run(people.viewer, "view.save", view(), { operationId });
    expect(await run(people.viewer, "view.save", view(), { operationId })).toEqual(first);
    const again = await run(people.viewer, "view.save", view({ name: "JAMBAN PER KECAMATAN" }));
    expect(again).toMatchObject({ error: { code: "INVALID_INPUT", fields: [{ path: "name", detail: "TAKEN" }] } });
    expect(await refusal(people.other, "view.save", view())).toBe("OK");
    expect(await names(people.viewer)).toHaveLength(1);
  });

  it("keeps no more than a list holds, also of two that come at once", async () => {
    for (let index = 1; index < MOST_VIEWS; index += 1)
      await owner.query(
        `INSERT INTO saved_view (regency_code, id, user_id, area_code, measure, row_cut, name, saved_at)
         VALUES ('5207', $1, $2, '5207', 'orang', 'desil', $3, now())`,
        [uuidv7(), people.viewer.userId, `Tampilan ${index}`],
      );
    const codes = await Promise.all(
      ["satu", "dua", "tiga"].map((name) => refusal(people.viewer, "view.save", view({ name }))),
    );
    expect(codes.toSorted()).toEqual(["NOT_ALLOWED_NOW", "NOT_ALLOWED_NOW", "OK"]);
  });
});

describe("view.rename and view.remove", () => {
  it("are for the own view alone: another's is not there", async () => {
    await must(people.viewer, "view.save", view());
    const key = await keyOf(people.viewer);
    for (const stranger of [people.other, people.elsewhere]) {
      expect(await refusal(stranger, "view.rename", { ...key, name: "milik saya" })).toBe("NOT_FOUND");
      expect(await refusal(stranger, "view.remove", key)).toBe("NOT_FOUND");
      expect(await names(stranger)).toEqual([]);
    }
    await must(people.viewer, "view.rename", { ...key, name: "Sanitasi" });
    expect(await names(people.viewer)).toEqual(["Sanitasi"]);
    await must(people.viewer, "view.rename", { ...key, name: "sanitasi" });
    await must(people.viewer, "view.save", view());
    expect(await refusal(people.viewer, "view.rename", { ...key, name: "jamban per kecamatan" })).toBe("INVALID_INPUT");
    await must(people.viewer, "view.remove", key);
    expect(await names(people.viewer)).toEqual(["Jamban per kecamatan"]);
    expect(await refusal(people.viewer, "view.remove", key)).toBe("NOT_FOUND");
  });

  it("are held by the database as well, whatever a statement asks", async () => {
    await must(people.viewer, "view.save", view());
    const seen = await underScope(figureScope(people.other), async ({ sql }) => ({
      rows: await sql`SELECT 1 FROM saved_view`,
      changed: await sql`UPDATE saved_view SET name = 'x' RETURNING 1`,
      removed: await sql`DELETE FROM saved_view RETURNING 1`,
    }));
    expect(seen).toEqual({ rows: [], changed: [], removed: [] });
    await expect(
      underScope(
        figureScope(people.other),
        ({ sql }) => sql`INSERT INTO saved_view (regency_code, id, user_id, area_code, measure, row_cut, name, saved_at)
          VALUES ('5207', ${uuidv7()}, ${people.viewer.userId}, '5207', 'orang', 'desil', 'x', now())`,
      ),
    ).rejects.toThrow(/row-level security/);
  });
});

it("a view of an area that the acting grant does not reach says so and leads nowhere", async () => {
  await must(people.viewer, "view.save", view());
  const moved: Actor = { ...people.viewer, grant: { ...people.viewer.grant, regionCode: "5204" } };
  expect(await listSavedViews(moved)).toMatchObject([{ isWithinReach: false }]);
});
