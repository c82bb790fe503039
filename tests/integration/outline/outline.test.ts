import { uuidv7 } from "uuidv7";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "@/lib/domain/access/actor";
import { outlinesBelow } from "@/lib/server/outline/below";
import { findOutlineFile, listOutlineFiles } from "@/lib/server/outline/queries";
import { storeOutlines } from "@/lib/server/outline/store-outlines";
import { codeOf, HERE, NOW, run, THERE, World } from "../admin/world";

const world = new World();
const PROVINCE = HERE.slice(0, 2);
const SOURCE = "Peta contoh 2026";
let province: Actor;
let colleague: Actor;
let regency: Actor;
let viewer: Actor;

beforeAll(async () => {
  await world.open();
  const administrator = async (name: string, regionCode: string) =>
    world.actor(await world.person(name, [{ role: "administrator", regionCode }]));
  province = await administrator("Provinsi", PROVINCE);
  colleague = await administrator("Rekan", PROVINCE);
  regency = await administrator("Kabupaten", HERE);
  viewer = await world.actor(await world.person("Pembaca", [{ role: "viewer", regionCode: PROVINCE }]));
});
afterAll(async () => {
  await world.rows("DELETE FROM outline_file");
  await world.close();
});

const square = (lng: number, side = 0.4) => [
  [lng, -7],
  [lng + side, -7],
  [lng + side, -7 + side],
  [lng, -7 + side],
  [lng, -7],
];
const fileOf = (codes: readonly string[], lng = 107.4) =>
  Buffer.from(
    JSON.stringify({
      type: "FeatureCollection",
      features: codes.map((kode, at) => ({
        type: "Feature",
        properties: { kode },
        geometry: { type: "Polygon", coordinates: [square(lng + at * 0.4)] },
      })),
    }),
  );

async function stored(codes: readonly string[], lng?: number, at = NOW): Promise<string> {
  const id = uuidv7();
  const outcome = await storeOutlines(province, id, fileOf(codes, lng), at);
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.error));
  return id;
}

const commit = (id: string, actor = province, at = NOW) => run(actor, "outline.commit", { id, source: SOURCE }, { at });
const remove = (id: string, actor = province) =>
  run(actor, "outline.remove", { id, reason: "keliru lapisan" }, { at: new Date(NOW.getTime() + 9_000) });
const drawn = async () => {
  const rings = await outlinesBelow(PROVINCE, `${PROVINCE}:`, 4);
  return rings.map((ring) => Math.round((ring[0]?.[0] ?? 0) * 10) / 10).sort();
};

describe("outlines that a province brings", () => {
  it("are drawn once they are put on the maps, and not before", async () => {
    const id = await stored([HERE, THERE]);
    expect(await drawn()).toEqual([]);
    const page = await findOutlineFile(province, id);
    expect(page).toMatchObject({ areas: 2, faultCount: 0, codeProperty: "kode", levels: [{ digits: 4, areas: 2 }] });
    expect(codeOf(await commit(id))).toBe("OK");
    expect(await drawn()).toEqual([107.4, 107.8]);
    expect(codeOf(await commit(id))).toBe("NOT_ALLOWED_NOW");
    const audit = await world.rows<{ action: string }>(
      "SELECT action FROM audit WHERE $1 = ANY (subject_ids) ORDER BY at, id",
      [id],
    );
    expect(audit.map(({ action }) => action).sort()).toEqual(["outline:commit", "outline:store"]);
  });

  it("of a newer file stand before an older one, which comes back when the newer is taken off", async () => {
    const id = await stored([HERE], 107);
    expect(codeOf(await commit(id, province, new Date(NOW.getTime() + 1_000)))).toBe("OK");
    expect(await drawn()).toEqual([107, 107.8]);
    expect(codeOf(await remove(id, colleague))).toBe("OK");
    expect(await drawn()).toEqual([107.4, 107.8]);
    expect(codeOf(await remove(id))).toBe("NOT_ALLOWED_NOW");
    const [line] = (await listOutlineFiles(colleague)) ?? [];
    expect(line).toMatchObject({
      id,
      source: SOURCE,
      committed: { by: "Provinsi (contoh)" },
      removed: { by: "Rekan (contoh)", reason: "keliru lapisan" },
    });
  });

  it("are put on no map while one place is wrong", async () => {
    const before = await drawn();
    const id = await stored([HERE, "3401", "xx"]);
    const page = await findOutlineFile(province, id);
    expect(page?.faults.map(({ row, field, problem }) => [row, field, problem])).toEqual([
      [2, "code", "NOT_YOURS"],
      [3, "code", "NO_CODE"],
    ]);
    expect(codeOf(await commit(id))).toBe("NOT_ALLOWED_NOW");
    expect(await drawn()).toEqual(before);
  });

  it("are the business of who uploaded them, and of provinces and the nation alone", async () => {
    const id = await stored([HERE]);
    expect(await findOutlineFile(colleague, id)).toBeNull();
    expect(codeOf(await commit(id, colleague))).toBe("NOT_FOUND");
    expect(codeOf(await commit(id, viewer))).toBe("FORBIDDEN");
    expect(codeOf(await commit(id, regency))).toBe("FORBIDDEN");
    expect(codeOf(await remove(id, regency))).toBe("NOT_FOUND");
    expect(await listOutlineFiles(regency)).toBeNull();
    expect(codeOf(await storeOutlines(regency, uuidv7(), fileOf([HERE]), NOW))).toBe("FORBIDDEN");
    expect(codeOf(await storeOutlines(viewer, uuidv7(), fileOf([HERE]), NOW))).toBe("FORBIDDEN");
  });

  it("are the same file when sent again, and refused whole where they are none", async () => {
    const id = await stored([HERE]);
    expect(await storeOutlines(province, id, fileOf([HERE]), NOW)).toEqual({ ok: true, value: { id } });
    expect(codeOf(await storeOutlines(province, id, fileOf([THERE]), NOW))).toBe("IDEMPOTENCY_MISMATCH");
    expect(await storeOutlines(province, uuidv7(), Buffer.from("bukan peta"), NOW)).toMatchObject({
      error: { code: "UNSUPPORTED_FILE", info: { reason: "NOT_JSON" } },
    });
  });

  it("are forgotten after a day when nobody put them on a map", async () => {
    const id = await stored([HERE]);
    await stored([THERE], undefined, new Date(NOW.getTime() + 25 * 3_600_000));
    expect(await findOutlineFile(province, id)).toBeNull();
    expect(await drawn()).toEqual([107.4, 107.8]);
  });
});
