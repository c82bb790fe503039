import { createHash } from "node:crypto";
import { strFromU8, unzipSync } from "fflate";
import type { JobHelpers } from "graphile-worker";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { scopeOf } from "@/lib/domain/access/actor";
import { contentHeading } from "@/lib/domain/delivery/content-column";
import { parseCsv } from "@/lib/domain/table/csv.mjs";
import { underScope } from "@/lib/server/db/scoped";
import { deliveryBuild } from "@/lib/server/delivery/content/task";
import { readPackagePart } from "@/lib/server/delivery/download/take";
import { listHeldBack } from "@/lib/server/delivery/held-back";
import { listPackages } from "@/lib/server/delivery/list-query";
import { findDelivery } from "@/lib/server/delivery/of-proposal";
import { findPackage } from "@/lib/server/delivery/package-query";
import type { TakenFile } from "@/lib/server/download/archive";
import { archiveBytes } from "@/lib/server/download/archive";
import { makeActor } from "@/tests/support/factory/people";
import { must, refusal } from "@/tests/support/factory/run";
import { DeliveryWorld, NOW } from "./world";

const world = new DeliveryWorld("1103", "1103012001", "1104");
const everything = { village: "", after: null };

beforeAll(() => world.open());
afterAll(() => world.close());

/** The files of a package as whoever unpacks its archive reads them. */
async function unpackBytes(packageId: string): Promise<Readonly<Record<string, Uint8Array>>> {
  const files = await world.rows<TakenFile>(
    "SELECT name, size_bytes::text AS size_bytes, crc32::text AS crc32 FROM delivery_file WHERE package_id = $1 ORDER BY ordinal",
    [packageId],
  );
  const at = { regencyCode: world.regency, id: packageId };
  const parts: Uint8Array[] = [];
  const written = { files, builtAt: NOW, watermark: { name: "unduhan.json", text: "{}" } };
  for await (const part of archiveBytes(
    world.verifier,
    (sql, name, ordinal) => readPackagePart(sql, at, name, ordinal),
    written,
  ))
    parts.push(part);
  return unzipSync(Buffer.concat(parts));
}

async function unpack(packageId: string): Promise<Readonly<Record<string, string>>> {
  const files = Object.entries(await unpackBytes(packageId));
  return Object.fromEntries(files.map(([name, bytes]) => [name, strFromU8(bytes)]));
}

function table(text: string | undefined): readonly Readonly<Record<string, string>>[] {
  const [heading = [], ...rows] = parseCsv((text ?? "").replace(/^\uFEFF/, "").trimEnd()) ?? [];
  return rows.map((row) => Object.fromEntries(heading.map((name, index) => [name, row[index] ?? ""])));
}

const stateOf = (id: string) =>
  world.rows<{ state: string; sha256: string | null; families: number; people: number; left_out: number }>(
    `SELECT content_state AS state, encode(content_sha256, 'hex') AS sha256, families, people, left_out FROM delivery_package WHERE id = $1`,
    [id],
  );

/** A later revision of a family, written as applying does. */
async function revise(index: number, revision: number, floorAreaM2: number): Promise<void> {
  const { id, villageCode } = world.family(index);
  await world.owner.query(
    `INSERT INTO household_revision (regency_code, household_id, revision, village_code, source, is_correction, condition_date, applied_at, changes)
     VALUES ($1, $2, $3, $4, 2, false, '2026-06-01', $5, $6)`,
    [
      world.regency,
      id,
      revision,
      villageCode,
      NOW,
      JSON.stringify([{ key: "household.floorAreaM2", before: null, after: floorAreaM2 }]),
    ],
  );
  await world.owner.query("UPDATE household SET revision = $2 WHERE id = $1", [id, revision]);
}

describe("what a package holds", () => {
  it("leaves out whoever has no NIK and no reason for it, or no name, lists them, and takes them once they are mended", async () => {
    const [unnamed, unnumbered, whole] = [world.family(0), world.family(1), world.family(2)];
    for (const index of [0, 1, 2]) await world.applied(index);
    const member = (family: typeof whole) => family.members.find(({ active }) => active)?.uid;
    await world.owner.query("UPDATE member SET name = ' ' WHERE id = $1", [member(unnamed)]);
    await world.owner.query(
      "UPDATE member SET nik_sealed = NULL, nik_bidx = NULL, no_nik_reason = NULL WHERE id = $1",
      [member(unnumbered)],
    );
    const held = await listHeldBack(world.verifier, everything);
    expect(held.lines.map((line) => [line.householdPublicId, line.withoutName, line.withoutNik]).sort()).toEqual(
      [
        [`1103-${unnamed.id}`, 1, 0],
        [`1103-${unnumbered.id}`, 0, 1],
      ].sort(),
    );
    const page = await listHeldBack(world.verifier, everything, 1);
    expect((await listHeldBack(world.verifier, { village: "", after: page.next }, 1)).lines).toHaveLength(1);
    expect((await listHeldBack(world.stranger, everything)).lines).toEqual([]);
    expect(await listPackages(world.verifier, "")).toMatchObject({ unsent: 3, heldBack: 2 });
    const province = await makeActor(world.owner, "province-validator", "11");
    expect((await listPackages(province, "")).heldBack).toBeNull();
    const made = await world.make();
    expect(made).toMatchObject({ count: 1, leftOut: 2 });
    const input = { id: made.id, regencyCode: world.regency, recipient: "bps", resend: false };
    expect(await refusal(world.verifier, "delivery.make", { ...input, id: crypto.randomUUID() })).toBe(
      "NOT_ALLOWED_NOW",
    );
    await world.owner.query("UPDATE member SET no_nik_reason = 1 WHERE id = $1", [member(unnumbered)]);
    expect(await world.make()).toMatchObject({ count: 1, leftOut: 1 });
    await world.owner.query("UPDATE member SET name = 'Contoh' WHERE id = $1", [member(unnamed)]);
    expect(await world.make()).toMatchObject({ count: 1, leftOut: 0 });
  });

  it("is the record at the revision of the freezing, in official columns, whatever is applied afterwards", async () => {
    await revise(3, 2, 41);
    const proposal = await world.applied(3, 2);
    const { id } = await world.make();
    await revise(3, 3, 99);
    await world.build(id);
    const [state] = await stateOf(id);
    const family = world.family(3);
    expect(state).toMatchObject({ state: "ready", families: 1, left_out: 0 });
    const files = await unpack(id);
    expect(Object.keys(files).sort()).toEqual(
      ["SHA256SUMS", "anggota.csv", "kamus.csv", "keluarga.csv", "metadata.json", "unduhan.json"].sort(),
    );
    const [row, ...others] = table(files["keluarga.csv"]);
    expect(others).toEqual([]);
    expect(Object.keys(row ?? {})).toEqual([...contentHeading("keluarga")]);
    expect(row).toMatchObject({
      id_keluarga: `1103-${family.id}`,
      nomor_usulan: `1103-${proposal}`,
      tanggal_kondisi: "2026-06-01",
      keadaan_keluarga: "1",
      luas_lantai: "41",
      kode_kelurahan_desa: world.village,
      kode_provinsi: "11",
      jenis_dinding_terluas: String(family.household["wallMaterial"] ?? ""),
      nomor_kartu_keluarga: String(family.household["kkNumber"] ?? ""),
    });
    const people = table(files["anggota.csv"]);
    const active = family.members.filter((member) => member.active);
    expect(people).toHaveLength(active.length);
    expect(state?.people).toBe(active.length);
    for (const member of active)
      expect(people.find((one) => one["id_anggota"] === member.uid)).toMatchObject({
        nama: member.answers["name"],
        nomor_induk_kependudukan: String(member.answers["nik"] ?? ""),
        jenis_kelamin: String(member.answers["sex"]),
        tanggal_lahir: member.answers["birthDate"],
      });
    expect(JSON.parse(files["metadata.json"] ?? "")).toMatchObject({
      jumlah: { usulan: 1, keluarga: 1, orang: active.length },
      kuesioner: [{ kode: "REGSOSEK22-K", versi: 1, usulan: 1 }],
    });
  });

  it("carries a checksum of each file and of all of them that comes out the same when it is made again", async () => {
    const id = await world.ready(4, 5);
    const [first] = await stateOf(id);
    const files = await unpackBytes(id);
    const hash = (bytes: Uint8Array | undefined) =>
      createHash("sha256")
        .update(bytes ?? new Uint8Array())
        .digest("hex");
    expect(hash(files["SHA256SUMS"])).toBe(first?.sha256);
    const lines = strFromU8(files["SHA256SUMS"] ?? new Uint8Array())
      .trimEnd()
      .split("\n");
    expect(lines).toHaveLength(4);
    for (const line of lines) {
      const [sha256, name = ""] = line.split("  ");
      expect(hash(files[name]), name).toBe(sha256);
    }
    await world.owner.query("DELETE FROM delivery_file WHERE package_id = $1", [id]);
    await world.owner.query(
      "UPDATE delivery_package SET content_state = 'none', content_sha256 = NULL, built_at = NULL, families = NULL, people = NULL WHERE id = $1",
      [id],
    );
    const place = { regencyCode: world.regency, packageId: id };
    expect(await refusal(world.stranger, "delivery.build", place)).toBe("NOT_FOUND");
    expect(await refusal(world.operator, "delivery.build", place)).toBe("FORBIDDEN");
    await must(world.verifier, "delivery.build", place);
    expect(await refusal(world.verifier, "delivery.build", place)).toBe("NOT_ALLOWED_NOW");
    await world.build(id);
    expect((await stateOf(id))[0]).toEqual(first);
  });

  it("is sealed where it is kept, and nothing of it can be written again", async () => {
    const id = await world.ready(6);
    const niks = world
      .family(6)
      .members.flatMap(({ answers }) => (typeof answers["nik"] === "string" ? [answers["nik"]] : []));
    const parts = await world.rows<{ content: Buffer }>("SELECT content FROM delivery_part WHERE package_id = $1", [
      id,
    ]);
    expect(parts.length).toBeGreaterThanOrEqual(5);
    for (const { content } of parts)
      for (const nik of [...niks, "keluarga", "id_anggota"]) expect(content.includes(nik)).toBe(false);
    const touched = await underScope(scopeOf(world.verifier), async ({ sql }) => [
      await sql`UPDATE delivery_package SET content_state = 'building', content_sha256 = NULL, built_at = NULL WHERE id = ${id} RETURNING 1`,
      await sql`DELETE FROM delivery_part WHERE package_id = ${id} RETURNING 1`,
      await sql`DELETE FROM delivery_file WHERE package_id = ${id} RETURNING 1`,
    ]);
    expect(touched).toEqual([[], [], []]);
    await expect(
      underScope(
        scopeOf(world.verifier),
        ({ sql }) => sql`INSERT INTO delivery_part (regency_code, package_id, name, ordinal, content)
          VALUES (${world.regency}, ${id}, 'x.csv', 1, ${Buffer.from("x")})`,
      ),
    ).rejects.toThrow(/row-level security/);
    await world.build(id);
    expect((await stateOf(id))[0]?.state).toBe("ready");
  });

  it("leaves out a family whose member left by what is sent without NIK and reason, and takes the others", async () => {
    const { id: householdId, villageCode, members } = world.family(0);
    const leaver = members.find(({ active }) => active)?.uid;
    const change = (key: string) => ({ key: `member:${leaver}.${key}`, before: null, after: null });
    await world.owner.query(
      `INSERT INTO household_revision (regency_code, household_id, revision, village_code, source, is_correction, condition_date, applied_at, changes, member_ops)
       VALUES ($1, $2, 2, $3, 2, false, '2026-06-01', $4, $5, '[]'), ($1, $2, 3, $3, 2, false, '2026-06-02', $4, '[]', $6)`,
      [
        world.regency,
        householdId,
        villageCode,
        NOW,
        JSON.stringify([change("nik"), change("noNikReason")]),
        JSON.stringify([{ kind: "leave", uid: leaver, presence: 2 }]),
      ],
    );
    await world.owner.query("UPDATE household SET revision = 3 WHERE id = $1", [householdId]);
    await world.owner.query(
      "UPDATE member SET active = false, nik_sealed = NULL, nik_bidx = NULL, no_nik_reason = NULL WHERE id = $1",
      [leaver],
    );
    const left = await world.applied(0, 3);
    await world.applied(1, 1);
    const made = await world.make();
    expect(made).toMatchObject({ count: 2, leftOut: 0 });
    await world.build(made.id);
    expect((await stateOf(made.id))[0]).toMatchObject({ state: "ready", families: 1, left_out: 1 });
    const files = await unpack(made.id);
    expect(table(files["anggota.csv"]).map((row) => row["id_anggota"])).not.toContain(leaver);
    expect(table(files["keluarga.csv"]).map((row) => row["id_keluarga"])).not.toContain(`1103-${householdId}`);
    expect(JSON.parse(files["metadata.json"] ?? "")).toMatchObject({
      jumlah: { usulan: 1, tidak_ikut: 1, keluarga: 1 },
    });
    expect(await findDelivery(world.verifier, { regencyCode: world.regency, id: left })).toEqual([]);
    const at = { regencyCode: world.regency, id: made.id };
    const page = await findPackage(world.verifier, at, { state: null, village: "", after: null });
    expect(page?.items).toHaveLength(1);
    expect(page?.content).toMatchObject({ leftOut: 1, leftOutGap: 0 });
    const held = (await listHeldBack(world.verifier, everything)).lines;
    expect(held).toEqual([expect.objectContaining({ householdPublicId: `1103-${householdId}`, withoutNik: 1 })]);
    const again = { id: crypto.randomUUID(), regencyCode: world.regency, recipient: "bps", resend: false };
    expect(await refusal(world.verifier, "delivery.make", again)).toBe("NOT_ALLOWED_NOW");
    await world.owner.query("UPDATE household SET revision = 4 WHERE id = $1", [householdId]);
    expect(await world.make()).toMatchObject({ count: 1, leftOut: 0 });
  });

  it("waits for its turn behind the extracts, and is given up when the last run was killed", async () => {
    await world.applied(2);
    const { id } = await world.make();
    const jobs = await world.rows("SELECT queue_name, priority FROM graphile_worker.jobs WHERE key = $1", [
      `delivery-build:${id}`,
    ]);
    expect(jobs).toEqual([{ queue_name: "extract", priority: 5 }]);
    const job = { regencyCode: world.regency, packageId: id, userId: world.verifier.userId };
    await deliveryBuild(job, { job: { attempts: 4 } } as unknown as JobHelpers);
    expect((await stateOf(id))[0]?.state).toBe("failed");
  });

  it("is not made under access that has ended, and goes without a family whose history has a gap", async () => {
    await world.applied(7);
    const { id } = await world.make();
    const grants = [world.verifier.grant.id];
    await world.owner.query("UPDATE access_grant SET revoked_at = '2026-01-02' WHERE id = $1", grants);
    await world.build(id);
    expect((await stateOf(id))[0]?.state).toBe("failed");
    await world.owner.query("UPDATE access_grant SET revoked_at = NULL WHERE id = $1", grants);
    await must(world.verifier, "delivery.build", { regencyCode: world.regency, packageId: id });
    await world.owner.query("UPDATE delivery_item SET content_revision = 7 WHERE package_id = $1", [id]);
    await world.build(id);
    expect((await stateOf(id))[0]).toMatchObject({ state: "ready", families: 0, left_out: 0 });
    const at = { regencyCode: world.regency, id };
    const page = await findPackage(world.verifier, at, { state: null, village: "", after: null });
    expect(page).toMatchObject({ head: { itemCount: 0 }, content: { leftOut: 0, leftOutGap: 1 }, items: [] });
    expect(await world.make()).toMatchObject({ count: 1 });
  });
});
