import { uuidv7 } from "uuidv7";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "@/lib/domain/access/actor";
import type { Role } from "@/lib/domain/access/role";
import { handles } from "@/lib/server/db/pool";
import { listOwnVersions, listSupplements } from "@/lib/server/training/supplement-query";
import { codeOf, HERE, run, THERE, VILLAGE, World } from "../admin/world";

const world = new World();
const MODULE = "etika-dan-data-pribadi";
let trainer: Actor;
let province: Actor;
let operator: Actor;
let neighbour: Actor;

beforeAll(async () => {
  await world.open();
  const actor = async (role: Role, regionCode: string) =>
    world.actor(await world.person("Orang", [{ role, regionCode }]));
  trainer = await actor("trainer", HERE);
  province = await actor("trainer", "32");
  operator = await actor("village-operator", VILLAGE.here);
  neighbour = await actor("village-operator", VILLAGE.there);
});
afterAll(async () => {
  await world.rows("DELETE FROM training_supplement WHERE region_code LIKE '32%'");
  await world.close();
  await handles().pool.end();
  await handles().prisma.$disconnect();
});

const write = (actor: Actor, version: number, body: string, part: object = {}) =>
  run(actor, "training.supplement", { module: MODULE, version, body, ...part });
const bodies = async (actor: Actor) => (await listSupplements(actor, MODULE)).map(({ body }) => body);

describe("training.supplement", () => {
  it("is read below the region that wrote it, from the widest down, and nowhere else", async () => {
    expect(await bodies(operator)).toEqual([]);
    expect(codeOf(await write(trainer, 0, "Kantor dinas buka pukul delapan."))).toBe("OK");
    expect(codeOf(await write(province, 0, "Provinsi memakai formulir yang sama."))).toBe("OK");
    expect(await bodies(operator)).toEqual([
      "Provinsi memakai formulir yang sama.",
      "Kantor dinas buka pukul delapan.",
    ]);
    expect(await bodies(neighbour)).toEqual(["Provinsi memakai formulir yang sama."]);
    expect(await listSupplements(operator, "konsep-keluarga")).toEqual([]);
  });

  it("keeps every version, takes nothing over somebody else's, and is taken away by an empty one", async () => {
    expect(codeOf(await write(trainer, 0, "Yang lama masih di layar saya."))).toBe("STALE");
    const operationId = uuidv7();
    const send = () =>
      run(
        trainer,
        "training.supplement",
        { module: MODULE, version: 1, body: "Buka pukul sembilan sekarang." },
        { operationId },
      );
    const outcome = await send();
    expect(outcome).toMatchObject({ ok: true, value: { version: 2 } });
    expect(await send()).toEqual(outcome);
    const both = await Promise.all([
      write(trainer, 2, "Dari jendela satu ini."),
      write(trainer, 2, "Dari jendela dua ini."),
    ]);
    expect(both.map(codeOf).toSorted()).toEqual(["OK", "STALE"]);
    expect(codeOf(await write(trainer, 3, "   "))).toBe("OK");
    // Nothing over nothing is no version.
    expect(codeOf(await write(trainer, 4, ""))).toBe("INVALID_INPUT");
    expect(await bodies(operator)).toEqual(["Provinsi memakai formulir yang sama."]);
    expect((await listOwnVersions(trainer, MODULE)).map(({ version }) => version)).toEqual([4, 3, 2, 1]);
  });

  it("refuses numbers of people, unknown modules and who plans no trainings; a region is one's own", async () => {
    const outcome = await write(trainer, 4, "Ibu Contoh 9900980101010001 sudah pindah.");
    expect(outcome).toMatchObject({ ok: false, error: { fields: [{ path: "body", detail: "HOLDS_IDENTIFIER" }] } });
    expect(codeOf(await write(trainer, 4, "Modul yang tidak ada.", { module: "tidak-ada" }))).toBe("INVALID_INPUT");
    expect(codeOf(await write(operator, 0, "Saya bukan pelatih di sini."))).toBe("FORBIDDEN");
    const there = await world.actor(await world.person("Pelatih", [{ role: "trainer", regionCode: THERE }]));
    expect(codeOf(await write(there, 0, "Tambahan kabupaten sebelah ini."))).toBe("OK");
    expect(await bodies(operator)).toHaveLength(1);
  });
});
