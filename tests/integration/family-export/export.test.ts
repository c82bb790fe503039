import { randomUUID } from "node:crypto";
import { unzipSync } from "fflate";
import { uuidv7 } from "uuidv7";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "@/lib/domain/access/actor";
import { EXPORT_KEPT_MS, type ExportFilter } from "@/lib/domain/family-export/family-export";
import { SID_COLUMNS } from "@/lib/domain/sid/columns";
import { EXPORT_BOOKS } from "@/lib/domain/sid/export-request";
import { archiveBytes } from "@/lib/server/download/archive";
import { buildExport } from "@/lib/server/family-export/build";
import { purgeEndedExports } from "@/lib/server/family-export/purge";
import { listExportFamilies, listExports } from "@/lib/server/family-export/queries";
import { endExport, readExportPart, takeExport } from "@/lib/server/family-export/take";
import { readSheet } from "@/lib/server/import/read-sheet";
import type { SeedFamily } from "@/prisma/seed/record";
import { makeFamilies } from "@/tests/support/factory/families";
import { must, refusal } from "@/tests/support/factory/run";
import { DeliveryWorld, PASSWORD } from "../delivery/world";
import { runJob } from "../duplicate/world";

const SECOND = "1112012002";
const world = new DeliveryWorld("1112", "1112012001", "1113");
const everyone: ExportFilter = { villages: [], deciles: [], freshness: null };
let second: readonly SeedFamily[] = [];

beforeAll(async () => {
  await world.open(6);
  second = (await makeFamilies(world.owner, SECOND, 4, "2026-05-14")).filter(({ status }) => status === 1);
});
afterAll(() => world.close());

const jobOf = (actor: Actor, exportId: string) => ({
  areaCode: actor.grant.regionCode,
  exportId,
  userId: actor.userId,
});
const key = (id: string) => ({ regencyCode: world.regency, id });

async function asked(actor = world.verifier, part: object = {}): Promise<string> {
  const id = uuidv7();
  const input = { id, book: "sid-43", purpose: "check", filter: everyone, chosen: null, ...part };
  await must(actor, "export.start", input);
  return id;
}

async function made(actor = world.verifier, part: object = {}): Promise<string> {
  const id = await asked(actor, part);
  await runJob("family-export", jobOf(actor, id));
  return id;
}

async function stored(id: string) {
  const [row] = await world.rows<{
    state: string;
    failure: string | null;
    families: number;
    people: number;
    done: number;
  }>("SELECT state, failure, families, people, progress_done AS done FROM family_export WHERE id = $1", [id]);
  return row;
}

const partsOf = (id: string) =>
  world.rows<{ name: string; people: number; content: Buffer }>(
    "SELECT name, people, content FROM family_export_part WHERE export_id = $1 ORDER BY ordinal",
    [id],
  );

async function opened(actor: Actor, exportId: string): Promise<string> {
  await must(actor, "account.confirm-password", { password: PASSWORD });
  const id = randomUUID();
  await must(actor, "export.ask-download", { id, regencyCode: world.regency, exportId });
  return id;
}

async function unpacked(actor: Actor, exportId: string, downloadId: string) {
  const at = key(exportId);
  const taken = await takeExport(actor, at, downloadId, new Date());
  if (taken === null) return null;
  const bytes: Uint8Array[] = [];
  for await (const part of archiveBytes(actor, (sql, name, ordinal) => readExportPart(sql, at, name, ordinal), {
    files: taken.files,
    builtAt: taken.builtAt,
    watermark: { name: "unduhan.json", text: "{}" },
  }))
    bytes.push(part);
  await endExport(actor, at, true);
  return unzipSync(Buffer.concat(bytes));
}

const here = () => world.families.length;
const count = (families: readonly SeedFamily[]) =>
  families.reduce((sum, { members }) => sum + members.filter(({ active }) => active).length, 0);

describe("families taken out", () => {
  it("are a workbook a village, with everybody in it, sealed, for one download of the asker's", async () => {
    const id = await made();
    const row = await stored(id);
    expect(row).toMatchObject({ state: "ready", failure: null, families: here() + second.length });
    const parts = await partsOf(id);
    expect(parts.map(({ name }) => name.slice(0, 10))).toEqual([world.village, SECOND]);
    expect(parts.reduce((sum, { people }) => sum + people, 0)).toBe(row?.people);
    const nik = String(second[0]?.members[0]?.answers["nik"] ?? "none");
    for (const { content } of parts) expect(content.includes(nik)).toBe(false);
    const downloadId = await opened(world.verifier, id);
    const archive = await unpacked(world.verifier, id, downloadId);
    const names = Object.keys(archive ?? {});
    expect(names).toEqual([...parts.map(({ name }) => name), "unduhan.json"]);
    const sheet = await readSheet(Buffer.from(archive?.[names[1] ?? ""] ?? []));
    if (!sheet.ok) throw new Error(sheet.problem);
    expect(sheet.cells[0]).toEqual(SID_COLUMNS.map(({ name }) => name));
    expect(JSON.stringify(sheet.cells)).toContain(nik);
    expect(await unpacked(world.verifier, id, downloadId)).toBeNull();
    expect(await partsOf(id)).toEqual([]);
    expect(await stored(id)).toMatchObject({ state: "taken" });
    const read = await world.rows<{ subject_ids: readonly string[] }>(
      "SELECT subject_ids FROM audit WHERE action = 'household:export' AND actor_id = $1",
      [world.verifier.userId],
    );
    expect(new Set(read.flatMap(({ subject_ids }) => subject_ids)).size).toBe(here() + second.length);
  });

  it("hold the answers of either questionnaire, those ticked alone, or those under the filter", async () => {
    for (const book of EXPORT_BOOKS) {
      const whole = await made(world.verifier, { book });
      expect(await stored(whole), book).toMatchObject({ state: "ready", families: here() + second.length });
      expect(await partsOf(whole), book).toHaveLength(2);
    }
    const chosen = [world.family(0).id, second[0]?.id ?? ""];
    const some = await made(world.verifier, { chosen });
    expect(await stored(some)).toMatchObject({
      families: 2,
      people: count([world.family(0)]) + count(second.slice(0, 1)),
    });
    const village = await made(world.verifier, { filter: { ...everyone, villages: [SECOND] } });
    expect(await stored(village)).toMatchObject({ families: second.length });
    const listed = await listExportFamilies(world.verifier, { ...everyone, villages: [SECOND] }, "", new Date());
    expect([listed.total, listed.families.length, listed.next]).toEqual([second.length, second.length, null]);
    const own = await made(world.operator);
    expect(await stored(own)).toMatchObject({ families: here() });
    const none = await made(world.verifier, { chosen: [uuidv7()] });
    expect(await stored(none)).toMatchObject({ state: "failed", failure: "NOTHING_FOUND" });
  });

  it("leave out a family that has had the use of its data restricted, and one that is closed", async () => {
    const [restricted, closed] = [world.family(0).id, world.family(1).id];
    await world.owner.query(
      `INSERT INTO rights_request (regency_code, id, village_code, household_id, kind, channel, asker, proof, state, version, asked_at, due_at, updated_at, wish,
         decided_by, decided_at)
       VALUES ($1, $2, $3, $2, 'restriction', 'self', 'head', 'code', 'granted', 2, '2026-05-14Z', '2026-05-17Z', now(), 'Contoh permintaan', $4, now())`,
      [world.regency, restricted, world.village, world.second.userId],
    );
    await world.owner.query("UPDATE household SET status = 3 WHERE id = $1", [closed]);
    expect(await stored(await made())).toMatchObject({ families: here() + second.length - 2 });
    await world.owner.query("UPDATE household SET status = 1 WHERE id = $1", [closed]);
    await world.owner.query("UPDATE rights_request SET lifted_at = now(), lifted_by = $2 WHERE household_id = $1", [
      restricted,
      world.second.userId,
    ]);
  });
});

describe("a made export", () => {
  it("is not handed over once a family in it has had the use of its data restricted", async () => {
    const id = await made();
    const downloadId = await opened(world.verifier, id);
    const restricted = world.family(0).id;
    await world.owner.query(
      `INSERT INTO rights_request (regency_code, id, village_code, household_id, kind, channel, asker, proof, state, version, asked_at, due_at, updated_at, wish,
         decided_by, decided_at)
       VALUES ($1, $5, $3, $2, 'restriction', 'self', 'head', 'code', 'granted', 2, '2026-05-14Z', '2026-05-17Z', now(), 'Contoh permintaan', $4, now())`,
      [world.regency, restricted, world.village, world.second.userId, uuidv7()],
    );
    expect(await takeExport(world.verifier, key(id), downloadId, new Date())).toBeNull();
    const again = { id: randomUUID(), regencyCode: world.regency, exportId: id };
    expect(await refusal(world.verifier, "export.ask-download", again)).toBe("NOT_ALLOWED_NOW");
    await world.owner.query(
      "UPDATE rights_request SET lifted_at = now(), lifted_by = $2 WHERE household_id = $1 AND lifted_at IS NULL",
      [restricted, world.second.userId],
    );
    expect(await takeExport(world.verifier, key(id), downloadId, new Date())).not.toBeNull();
    await endExport(world.verifier, key(id), true);
  });
});

describe("the job", () => {
  it("goes on after a crash with the village that is not made yet, and after it was given up on", async () => {
    const id = await asked();
    await buildExport(jobOf(world.verifier, id), new Date());
    const [first] = await partsOf(id);
    await world.owner.query("DELETE FROM family_export_part WHERE export_id = $1 AND village_code = $2", [id, SECOND]);
    await world.owner.query(
      "UPDATE family_export SET state = 'building', families = $2, people = $3, progress_done = $2, ready_at = NULL, ends_at = NULL WHERE id = $1",
      [id, here(), first?.people],
    );
    await runJob("family-export", jobOf(world.verifier, id), 4);
    expect(await stored(id)).toMatchObject({ state: "failed", failure: "INTERNAL" });
    await must(world.verifier, "export.resume", key(id));
    await runJob("family-export", jobOf(world.verifier, id));
    expect(await stored(id)).toMatchObject({ state: "ready", families: here() + second.length });
    const parts = await partsOf(id);
    expect(parts).toHaveLength(2);
    expect(parts[0]?.content.equals(first?.content ?? Buffer.alloc(0))).toBe(true);
  });

  it("is one at a time a person, stops when it is cancelled, and when access has ended", async () => {
    const id = await asked();
    const again = { id, book: "sid-43", purpose: "check", filter: everyone, chosen: null };
    expect(await refusal(world.verifier, "export.start", again)).toBe("OK");
    expect(await refusal(world.verifier, "export.start", { ...again, id: uuidv7() })).toBe("NOT_ALLOWED_NOW");
    await must(world.verifier, "export.cancel", key(id));
    await runJob("family-export", jobOf(world.verifier, id));
    expect(await stored(id)).toMatchObject({ state: "cancelled", done: 0 });
    expect(await partsOf(id)).toEqual([]);
    const ended = await asked();
    await world.owner.query("UPDATE access_grant SET revoked_at = now() WHERE id = $1", [world.verifier.grant.id]);
    await runJob("family-export", jobOf(world.verifier, ended));
    await world.owner.query("UPDATE access_grant SET revoked_at = NULL WHERE id = $1", [world.verifier.grant.id]);
    expect(await stored(ended)).toMatchObject({ state: "failed", failure: "GRANT_ENDED" });
  });
});

describe("who may take it", () => {
  it("is whoever asked, after their password, in time; nobody sees another's", async () => {
    const id = await made();
    const ask = (actor: Actor) =>
      refusal(actor, "export.ask-download", { id: randomUUID(), regencyCode: world.regency, exportId: id });
    for (const actor of [world.second, world.stranger, world.operator]) {
      expect(await ask(actor)).toBe("NOT_FOUND");
      expect(await refusal(actor, "export.cancel", key(id))).toBe("NOT_FOUND");
      expect((await listExports(actor, new Date())).map((line) => line.id)).not.toContain(id);
    }
    const downloadId = await opened(world.verifier, id);
    expect(await takeExport(world.second, key(id), downloadId, new Date())).toBeNull();
    const later = new Date(Date.now() + 16 * 60_000);
    expect(await takeExport(world.verifier, key(id), downloadId, later)).toBeNull();
    const other = { ...world.verifier, sessionId: uuidv7() };
    expect(await takeExport(other, key(id), downloadId, new Date())).toBeNull();
    expect(
      await refusal(world.verifier, "export.start", {
        id: uuidv7(),
        book: "sid-43",
        purpose: "check",
        filter: { ...everyone, villages: ["1113012001"] },
        chosen: null,
      }),
    ).toBe("NOT_FOUND");
  });

  it("is nobody once a day has passed, and the workbooks go", async () => {
    const id = await made();
    const later = new Date(Date.now() + EXPORT_KEPT_MS + 60_000);
    expect((await listExports(world.verifier, later)).find((line) => line.id === id)?.state).toBe("ended");
    await purgeEndedExports(new Date());
    expect((await partsOf(id)).length).toBeGreaterThan(0);
    await purgeEndedExports(later);
    expect([await partsOf(id), (await stored(id))?.state]).toEqual([[], "ended"]);
  });
});
