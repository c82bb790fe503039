import { uuidv7 } from "uuidv7";
import { describe, expect, it, vi } from "vitest";
import type { Actor } from "@/lib/domain/access/actor";
import { PIECE_BYTES } from "@/lib/domain/extract/load";
import * as bulk from "@/lib/server/db/bulk";
import { findLoad, listLoads, listReportLines } from "@/lib/server/extract/queries";
import { storePiece } from "@/lib/server/extract/store-piece";
import { sweepLoads } from "@/lib/server/extract/sweep";
import { extractTexts } from "@/prisma/workbook/extract-lines";
import { makeActor } from "@/tests/support/factory/people";
import { must, refusal } from "@/tests/support/factory/run";
import { checked, checkJob, clearJob, countsOf, csv, loadOf, planOf, REGENCY, Regency, recordJob, sent } from "./world";

const world = new Regency();
const { owner } = world;

const filesOf = (families: number) => {
  const { keluarga, anggota } = extractTexts(planOf(families));
  return [csv(keluarga), csv(anggota)];
};

/** Lets so many transactions of the job's own connection through, then cuts it, as a kill would. */
function cutAfter(transactions: number): void {
  const { openBulk } = bulk;
  vi.spyOn(bulk, "openBulk").mockImplementationOnce(async () => {
    const real = await openBulk();
    let left = transactions;
    return {
      close: real.close,
      underScope: (scope, work) => {
        left -= 1;
        if (left < 0) throw new Error("cut");
        return real.underScope(scope, work);
      },
    };
  });
}

describe("work that is cut off", () => {
  it("goes on from its last mark, wherever the check was cut, and comes to the same", async () => {
    const files = filesOf(40);
    const whole = (await loadOf(owner, await checked(world.people.coach, files))).summary;
    for (const transactions of [1, 3, 6, 20, 45]) {
      const id = await sent(world.people.coach, files);
      await must(world.people.coach, "extract.start", { regencyCode: REGENCY, id });
      cutAfter(transactions);
      await expect(checkJob(world.people.coach, id)).rejects.toThrow("cut");
      expect((await loadOf(owner, id)).state).toBe("checking");
      await checkJob(world.people.coach, id);
      const load = await loadOf(owner, id);
      expect([load.state, load.summary]).toEqual(["ready", whole]);
    }
  });

  it("has whole villages when recording was cut, and writes nobody twice", async () => {
    const id = await checked(world.people.coach, filesOf(24));
    await must(world.people.verifier, "extract.confirm", { regencyCode: REGENCY, id });
    cutAfter(1);
    await expect(recordJob(world.people.verifier, id)).rejects.toThrow("cut");
    expect(await countsOf(owner)).toMatchObject({ household: 12, household_revision: 12 });
    expect(Number((await loadOf(owner, id)).progress_done)).toBe(12);
    await recordJob(world.people.verifier, id);
    await recordJob(world.people.verifier, id);
    expect(await countsOf(owner)).toMatchObject({ household: 24, household_revision: 24 });
    expect((await loadOf(owner, id)).summary.written.families).toBe(24);
  });
});

describe("work that never ends", () => {
  it("is given up where its runs were killed and said nothing", async () => {
    const files = filesOf(4);
    const check = await sent(world.people.coach, files);
    await must(world.people.coach, "extract.start", { regencyCode: REGENCY, id: check });
    await checkJob(world.people.coach, check, 5);
    expect(await loadOf(owner, check)).toMatchObject({ state: "refused", failure: "CHECK_FAILED" });
    const id = await checked(world.people.coach, files);
    await must(world.people.verifier, "extract.confirm", { regencyCode: REGENCY, id });
    expect(await refusal(world.people.verifier, "extract.confirm", { regencyCode: REGENCY, id })).toBe(
      "NOT_ALLOWED_NOW",
    );
    await recordJob(world.people.verifier, id, 5);
    expect(await loadOf(owner, id)).toMatchObject({ state: "failed", failure: "INTERNAL" });
    expect(await countsOf(owner)).toMatchObject({ household: 0 });
  });

  it("goes on where the planner cannot be told", async () => {
    const { openBulk } = bulk;
    vi.spyOn(bulk, "openBulk").mockImplementationOnce(async () => {
      const real = await openBulk();
      return {
        close: real.close,
        underScope: (scope, work) =>
          real.underScope(scope, (tx) =>
            work({
              ...tx,
              sql: ((texts: TemplateStringsArray, ...values: unknown[]) =>
                texts.join("").includes("app_extract_analyze")
                  ? tx.sql`SELECT 1 / 0`
                  : tx.sql(texts, ...values)) as typeof tx.sql,
            }),
          ),
      };
    });
    const id = await checked(world.people.coach, filesOf(3));
    expect(await loadOf(owner, id)).toMatchObject({ state: "ready" });
  });
});

describe("who may do what with a load", () => {
  it("takes two people, each with their duty and in their area", async () => {
    const id = await checked(world.people.coach, filesOf(4));
    const input = { regencyCode: REGENCY, id };
    const second = await makeActor(owner, "coach", REGENCY);
    const strange = await makeActor(owner, "coach", "5204");
    const steward = await makeActor(owner, "data-steward", REGENCY);
    const administrator = await makeActor(owner, "administrator", "52");
    expect(await refusal(world.people.coach, "extract.confirm", input)).toBe("FOUR_EYES");
    expect(await refusal(strange, "extract.confirm", input)).toBe("NOT_FOUND");
    expect(await refusal(strange, "extract.cancel", input)).toBe("NOT_FOUND");
    for (const actor of [steward, administrator]) {
      expect(await refusal(actor, "extract.confirm", input)).toBe("FORBIDDEN");
      expect(
        await refusal(actor, "extract.open", {
          ...input,
          id: uuidv7(),
          conditionDate: "2026-06-30",
          rankedOn: null,
          source: "BAST",
          files: [{ id: uuidv7(), kind: "csv", size: 1 }],
        }),
      ).toBe("FORBIDDEN");
    }
    expect(await refusal(world.people.verifier, "extract.cancel", input)).toBe("FORBIDDEN");
    expect(await findLoad(strange, `${REGENCY}-${id}`, { kind: undefined, after: 0 })).toBeNull();
    expect(await listReportLines(strange, `${REGENCY}-${id}`, null, 10)).toBeNull();
    expect(await listLoads(strange)).toEqual([]);
    expect((await findLoad(second, `${REGENCY}-${id}`, { kind: undefined, after: 0 }))?.can).toEqual({
      isOwn: false,
      confirm: true,
      cancel: true,
    });
    await must(second, "extract.confirm", input);
    await owner.query("UPDATE access_grant SET revoked_at = now() WHERE id = $1", [second.grant.id]);
    await recordJob(second, id);
    expect(await loadOf(owner, id)).toMatchObject({ state: "failed", failure: "GRANT_ENDED" });
    expect(await countsOf(owner)).toMatchObject({ household: 0 });
    await must(world.people.verifier, "extract.confirm", input);
    await recordJob(world.people.verifier, id);
    expect(await countsOf(owner)).toMatchObject({ household: 4 });
    expect(await refusal(world.people.coach, "extract.cancel", input)).toBe("NOT_ALLOWED_NOW");
  });

  it("takes pieces from its owner in their order, and says how much is there", async () => {
    const id = uuidv7();
    const fileId = uuidv7();
    const [file] = filesOf(3);
    const content = file?.content ?? Buffer.alloc(0);
    await must(world.people.coach, "extract.open", {
      regencyCode: REGENCY,
      id,
      conditionDate: "2026-06-30",
      rankedOn: null,
      source: "BAST",
      files: [{ id: fileId, kind: "csv", size: content.length }],
    });
    const put = (actor: Actor, offset: number, bytes: Buffer) =>
      storePiece(actor, { regencyCode: REGENCY, fileId, offset, bytes });
    expect(await put(world.people.verifier, 0, content)).toMatchObject({ ok: false, error: { code: "FORBIDDEN" } });
    expect(await put(await makeActor(owner, "coach", REGENCY), 0, content)).toMatchObject({
      ok: false,
      error: { code: "NOT_FOUND" },
    });
    expect(await put(world.people.coach, 0, Buffer.from("%PDF-1.7"))).toMatchObject({
      ok: false,
      error: { code: "UNSUPPORTED_FILE" },
    });
    expect(await put(world.people.coach, 100, content.subarray(100))).toEqual({ ok: true, value: { bytes: 0 } });
    expect(await put(world.people.coach, 0, content.subarray(0, 100))).toEqual({ ok: true, value: { bytes: 100 } });
    expect(await put(world.people.coach, 0, content.subarray(0, 100))).toEqual({ ok: true, value: { bytes: 100 } });
    expect(await refusal(world.people.coach, "extract.start", { regencyCode: REGENCY, id })).toBe("INCOMPLETE");
    expect(await put(world.people.coach, 100, content.subarray(100))).toEqual({
      ok: true,
      value: { bytes: content.length },
    });
    await must(world.people.coach, "extract.start", { regencyCode: REGENCY, id });
    await checkJob(world.people.coach, id);
    expect(await loadOf(owner, id)).toMatchObject({ state: "refused", failure: "PEOPLE_MISSING" });
    await clearJob(world.people.coach, id);
    expect((await owner.query("SELECT 1 FROM extract_piece WHERE file_id = $1", [fileId])).rows).toEqual([]);
  });

  it("stops for who cancels, and takes away what was read", async () => {
    const id = await checked(world.people.coach, filesOf(8));
    await must(world.people.coach, "extract.cancel", { regencyCode: REGENCY, id });
    expect(await refusal(world.people.verifier, "extract.confirm", { regencyCode: REGENCY, id })).toBe(
      "NOT_ALLOWED_NOW",
    );
    await clearJob(world.people.coach, id);
    expect((await owner.query("SELECT 1 FROM extract_row WHERE load_id = $1", [id])).rows).toEqual([]);
    const next = await sent(world.people.coach, filesOf(8));
    await must(world.people.coach, "extract.start", { regencyCode: REGENCY, id: next });
    await must(world.people.coach, "extract.cancel", { regencyCode: REGENCY, id: next });
    await checkJob(world.people.coach, next);
    expect(await loadOf(owner, next)).toMatchObject({ state: "cancelled", summary: null });
  });

  it("ends, at night, what nobody went on sending for a day, and takes it away", async () => {
    const [old, fresh] = [await sent(world.people.coach, filesOf(2)), await sent(world.people.coach, filesOf(2))];
    await owner.query(
      "UPDATE extract_load SET updated_at = now() - interval '25 hours', created_at = now() - interval '30 hours' WHERE id = $1",
      [old],
    );
    await owner.query("UPDATE extract_load SET created_at = now() - interval '30 hours' WHERE id = $1", [fresh]);
    expect(await sweepLoads(new Date())).toBe(1);
    expect((await loadOf(owner, old)).state).toBe("cancelled");
    expect((await loadOf(owner, fresh)).state).toBe("uploading");
    const audit = await owner.query(
      "SELECT count(*)::int AS n FROM audit WHERE action = 'extract:left' AND subject_ids = ARRAY[$1::uuid]",
      [old],
    );
    expect(audit.rows[0].n).toBe(1);
    const pieces = async (id: string) =>
      (
        await owner.query(
          "SELECT 1 FROM extract_piece p JOIN extract_file f ON f.id = p.file_id WHERE f.load_id = $1",
          [id],
        )
      ).rows.length;
    await clearJob(world.people.coach, old);
    expect([await pieces(old), (await pieces(fresh)) > 0]).toEqual([0, true]);
  });

  it("refuses files that are none, with the row", async () => {
    const stateOf = async (texts: readonly string[]) => {
      const load = await loadOf(owner, await checked(world.people.coach, texts.map(csv)));
      return [load.state, load.failure, load.failure_row];
    };
    expect(await stateOf(["a;b\n1;2\n"])).toEqual(["refused", "CARD_COLUMN_MISSING", 1]);
    const broken = 'nomor_kartu_keluarga;kode_kelurahan_desa;nama\n9952032001000001;5203012002;"Contoh\n';
    expect(await stateOf([broken])).toEqual(["refused", "NOT_A_TABLE", 2]);
    const [families] = filesOf(2);
    const text = families?.content.toString("utf8") ?? "";
    expect(await stateOf([text, text])).toEqual(["refused", "SHAPE_TWICE", null]);
    expect(await stateOf(["nomor_kartu_keluarga;kode_kelurahan_desa;nama\n"])).toEqual(["refused", "NO_ROWS", null]);
    const heading = "nomor_kartu_keluarga;kode_kelurahan_desa;nama\n";
    const inOnePiece = async (text: string) => {
      const id = await sent(world.people.coach, [csv(text)], null, PIECE_BYTES);
      await must(world.people.coach, "extract.start", { regencyCode: REGENCY, id });
      await checkJob(world.people.coach, id);
      const load = await loadOf(owner, id);
      return [load.state, load.failure, load.failure_row];
    };
    expect(await inOnePiece(heading + "\n".repeat(200_001))).toEqual(["refused", "TOO_MANY_LINES", 2]);
    const wide = `${";".repeat(60_000)}\n`;
    expect(await inOnePiece(heading + wide.repeat(51))).toEqual(["refused", "TOO_MANY_CELLS", 2]);
  });

  it("begins so many checks a day for one person and for one regency, and keeps who was refused", async () => {
    const id = await sent(world.people.coach, filesOf(2));
    const input = { regencyCode: REGENCY, id };
    const begun = (count: number, by: string, at: string) =>
      owner.query(
        `INSERT INTO extract_load (regency_code, id, state, condition_date, source, created_by, created_at, updated_at, started_at)
         SELECT $1, gen_random_uuid(), 'refused', '2026-06-30', 'BAST', $3, now(), now(), now() - $4::interval FROM generate_series(1, $2::int)`,
        [REGENCY, count, by, at],
      );
    const forget = () => owner.query("DELETE FROM extract_load WHERE regency_code = $1 AND id <> $2", [REGENCY, id]);
    const another = world.people.verifier.userId;
    await begun(6, world.people.coach.userId, "23 hours");
    expect(await refusal(world.people.coach, "extract.start", input)).toBe("RATE_LIMITED");
    await expect(sent(world.people.coach, filesOf(2))).rejects.toThrow("RATE_LIMITED");
    await forget();
    await begun(12, another, "23 hours");
    expect(await refusal(world.people.coach, "extract.start", input)).toBe("RATE_LIMITED");
    const refused = await owner.query(
      "SELECT count(*)::int AS n FROM audit WHERE action = 'extract:limited' AND subject_ids = ARRAY[$1::uuid]",
      [id],
    );
    expect(refused.rows[0].n).toBe(2);
    await forget();
    await begun(12, world.people.coach.userId, "25 hours");
    await begun(11, another, "23 hours");
    await must(world.people.coach, "extract.start", input);
  });

  it("lets in one load of a regency at a time, and no day that has not come", async () => {
    const files = filesOf(2);
    const first = await sent(world.people.coach, files);
    const second = await sent(world.people.coach, files);
    await must(world.people.coach, "extract.start", { regencyCode: REGENCY, id: first });
    expect(await refusal(world.people.coach, "extract.start", { regencyCode: REGENCY, id: second })).toBe(
      "NOT_ALLOWED_NOW",
    );
    const input = {
      regencyCode: REGENCY,
      id: uuidv7(),
      conditionDate: "2096-01-01",
      rankedOn: null,
      source: "BAST",
      files: [{ id: uuidv7(), kind: "csv", size: 1 }],
    };
    expect(await refusal(world.people.coach, "extract.open", input)).toBe("INVALID_INPUT");
    expect(await refusal(world.people.coach, "extract.open", { ...input, regencyCode: "9999" })).toBe("NOT_FOUND");
    const named = { ...input, conditionDate: "2026-06-30", source: "BAST 9952032001000001" };
    expect(await refusal(world.people.coach, "extract.open", named)).toBe("INVALID_INPUT");
  });
});
