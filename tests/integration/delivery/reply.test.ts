import { uuidv7 } from "uuidv7";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import writeExcelFile from "write-excel-file/node";
import { formatPublicId } from "@/lib/domain/public-id/public-id";
import { blindIndex } from "@/lib/server/crypto/seal";
import { findDelivery, listDeliveryNews } from "@/lib/server/delivery/of-proposal";
import { findPeopleSaid } from "@/lib/server/delivery/reply/people-said";
import { findDeliveryReply, listDeliveryReplies, listReportLines } from "@/lib/server/delivery/reply/queries";
import { storeDeliveryReply } from "@/lib/server/delivery/reply/store-file";
import { countIdentityWork } from "@/lib/server/duplicate/home-counts";
import { listNikWork } from "@/lib/server/nik-match/queries";
import { must, refusal } from "@/tests/support/factory/run";
import { csv, LETTER, peopleOf, ReplyWorld } from "./reply-world";

const world = new ReplyWorld("1106", "1106012001", "1107");
const shown = { part: undefined, after: 0 };

beforeAll(() => world.open(40));
afterAll(() => world.close());

const { fresh, nik, kk, everybody, proposalOf, url } = world.shortcuts();

describe("the centre's reply", () => {
  it("is shown before anything is written: what becomes of whom, and which rows are not taken and why", async () => {
    const [one = 0, two = 0, three = 0] = fresh(3);
    const packageId = await world.ready(one, two, three);
    const before = await world.counts();
    const id = await world.checked(
      packageId,
      csv(
        ...everybody(one, "PADAN"),
        `${nik(two, 0)};;Tidak padan;`,
        `${nik(three, 0)};;padan;`,
        "9911111111110001;;padan;",
        "9,9E+15;;padan;",
        `${nik(one, 0)};${kk(two)};Diterima;`,
      ),
    );
    const { state, content, summary } = await world.stored(id);
    expect([state, content]).toEqual(["ready", null]);
    expect(summary).toMatchObject({
      kinds: { foreign: 1, faulty: 1, disagree: 1, twice: 0, superseded: 0 },
      outcomes: { accepted: 1, refused: 1, waiting: 1, "in-snapshot": 0, same: 0, final: 0 },
      unmatched: 1,
      deciles: 0,
    });
    expect(await world.states(packageId)).toEqual(["exported", "exported", "exported"]);
    expect(await world.counts()).toEqual(before);
    const page = await findDeliveryReply(world.verifier, url(packageId), url(id), shown);
    expect(page).toMatchObject({ part: "refused", items: [{ unmatched: 1 }], next: null });
    const lines = (await listReportLines(world.verifier, url(packageId), url(id), null, 500))?.lines ?? [];
    expect(lines.map(({ row }) => row)).toEqual(lines.map((_, index) => index + 2));
    expect(lines.filter(({ kind }) => kind === "faulty")).toMatchObject([{ field: "nik", problem: "DIGITS_LOST" }]);
    expect(JSON.stringify(lines)).not.toMatch(/\d{16}/);
    for (const table of ["delivery_reply", "delivery_reply_row", "delivery_reply_item"]) {
      const dump = await world.rows<{ line: string }>(
        `SELECT t::text AS line FROM ${table} t WHERE regency_code = '1106'`,
      );
      expect(dump.map(({ line }) => line).join("\n")).not.toMatch(
        new RegExp(`${nik(one, 0)}|${nik(two, 0)}|${kk(two)}`),
      );
    }
  });

  it("is written in one go, with history, kept by person, and is work for the village until the NIK is another", async () => {
    const [one = 0, two = 0] = fresh(2);
    const packageId = await world.ready(one, two);
    const proposal = { regencyCode: world.regency, id: await proposalOf(packageId, two) };
    const work = (await countIdentityWork(world.operator))?.niks ?? 0;
    const file = [
      "nik,hasil,keterangan",
      ...peopleOf(world.family(one)).map((person) => `${person.nik},padan,`),
      `${nik(two, 0)},typo,seharusnya 9911111111110002`,
      `${nik(two, 1)},padan,`,
    ].join("\n");
    const id = await world.committed(packageId, file);
    expect(await world.states(packageId)).toEqual(["accepted", "refused: nik-unmatched"]);
    expect((await world.stored(id)).summary?.written).toEqual({
      items: 2,
      people: peopleOf(world.family(one)).length + 2,
      passed: 0,
    });
    expect(await findDelivery(world.operator, proposal)).toMatchObject([
      { state: "refused", reason: "nik-unmatched" },
      { state: "exported" },
    ]);
    expect((await listDeliveryNews(world.operator, new Date())).map(({ key }) => key)).toContain(proposal.id);
    const [person] = peopleOf(world.family(two));
    expect(await findPeopleSaid(world.operator, proposal)).toMatchObject([
      { uid: person?.uid, status: "typo", repliedOn: LETTER, note: "seharusnya 9911111111110002", isSettled: false },
    ]);
    expect(await findPeopleSaid(world.stranger, proposal)).toEqual([]);
    expect((await countIdentityWork(world.operator))?.niks).toBe(work + 1);
    expect((await listNikWork(world.operator, null)).lines.map(({ uid }) => uid)).toContain(person?.uid);
    const kept = await world.rows<{ line: string }>("SELECT t::text AS line FROM delivery_person_reply t");
    expect(kept.map(({ line }) => line).join("\n")).not.toMatch(/9911111111110002/);
    // As a newer applied proposal corrects it.
    await world.owner.query("UPDATE member SET nik_bidx = $2 WHERE id = $1", [
      person?.uid,
      blindIndex("9911111111110002"),
    ]);
    expect(await findPeopleSaid(world.operator, proposal)).toMatchObject([{ isSettled: true }]);
    expect((await countIdentityWork(world.operator))?.niks).toBe(work);
  });

  it("read again changes nothing, in parts ends the same, and a later letter corrects an earlier one", async () => {
    const [one = 0, two = 0] = fresh(2);
    const packageId = await world.ready(one, two);
    const [first, ...rest] = everybody(one, "padan");
    await world.committed(packageId, csv(first ?? "", ...everybody(two, "tidak padan")));
    expect(await world.states(packageId)).toEqual(["exported", "refused: nik-unmatched"]);
    await world.committed(packageId, csv(...rest.toReversed()));
    expect(await world.states(packageId)).toEqual(["accepted", "refused: nik-unmatched"]);
    const before = await world.counts();
    const again = await world.committed(packageId, csv(...everybody(one, "padan"), ...everybody(two, "tidak padan")));
    expect((await world.stored(again)).summary).toMatchObject({
      outcomes: { same: 2 },
      written: { items: 0, people: 0 },
    });
    expect(await world.counts()).toEqual(before);
    await world.committed(packageId, csv(...everybody(two, "padan")), "2026-11-26");
    expect(await world.states(packageId)).toEqual(["accepted", "refused: nik-unmatched"]);
    await world.committed(packageId, csv(...everybody(two, "padan")), "2026-11-28");
    expect(await world.states(packageId)).toEqual(["accepted", "accepted"]);
  });

  it("answers by card or by number, too, with a snapshot's name and day, also to a package made before contents were kept", async () => {
    const [one = 0, two = 0] = fresh(2);
    const packageId = await world.ready(one, two);
    await world.owner.query("DELETE FROM delivery_part WHERE package_id = $1", [packageId]);
    await world.owner.query("DELETE FROM delivery_file WHERE package_id = $1", [packageId]);
    await world.owner.query(
      `UPDATE delivery_package SET content_state = 'none', content_sha256 = NULL, built_at = NULL, families = NULL, people = NULL WHERE id = $1`,
      [packageId],
    );
    await world.owner.query(
      "UPDATE delivery_item SET content_revision = NULL, content_status = NULL WHERE package_id = $1",
      [packageId],
    );
    const number = formatPublicId(world.regency, await proposalOf(packageId, two));
    await world.committed(
      packageId,
      [
        "Nomor usulan;No KK;Hasil;Alasan;Snapshot;Tanggal snapshot;Desil",
        `;${kk(one)};Masuk snapshot;;DTSEN 2026 TW4;31-10-2026;2`,
        `'${number};;Ditolak;Data ganda;;;`,
      ].join("\n"),
    );
    expect(await world.states(packageId)).toEqual(["in-snapshot", "refused: double"]);
    const [item] = await world.rows(
      "SELECT snapshot, snapshot_on::text AS day FROM delivery_item WHERE state = 'in-snapshot' AND package_id = $1",
      [packageId],
    );
    expect(item).toEqual({ snapshot: "DTSEN 2026 TW4", day: "2026-10-31" });
    const later = await world.checked(packageId, csv(`;${kk(one)};Diterima;`, `;${kk(two)};Ditolak;Data ganda`));
    expect((await world.stored(later)).summary?.outcomes).toMatchObject({ final: 1, same: 1 });
  });

  it("is its own regency's, for who sends; a number of another village or package is not in this one, nothing more", async () => {
    const [one = 0, two = 0] = fresh(2);
    const packageId = await world.ready(one);
    const other = await world.ready(two);
    const id = await world.checked(packageId, csv(`${nik(two, 0)};;padan;`, `;${kk(two)};Diterima;`));
    expect((await world.stored(id)).summary?.kinds).toMatchObject({ foreign: 2, taken: 0 });
    const bytes = Buffer.from(csv(`;${kk(one)};Diterima;`));
    const upload = { id: uuidv7(), packageId, bytes };
    expect(await storeDeliveryReply(world.stranger, upload, new Date())).toMatchObject({
      error: { code: "NOT_FOUND" },
    });
    expect(await storeDeliveryReply(world.operator, upload, new Date())).toMatchObject({
      error: { code: "FORBIDDEN" },
    });
    const mine = await world.uploaded(packageId, bytes);
    for (const [name, input] of [
      ["reply.start", { ...world.key(mine), repliedOn: LETTER }],
      ["reply.commit", world.key(id)],
      ["reply.cancel", world.key(id)],
    ] as const) {
      expect(await refusal(world.stranger, name, input), name).toBe("NOT_FOUND");
      expect(await refusal(world.operator, name, input), name).toBe("FORBIDDEN");
    }
    expect(await refusal(world.second, "reply.start", { ...world.key(mine), repliedOn: LETTER })).toBe("NOT_FOUND");
    expect(await findDeliveryReply(world.stranger, url(packageId), url(id), shown)).toBeNull();
    expect(await findDeliveryReply(world.verifier, url(other), url(id), shown)).toBeNull();
    expect(await findDeliveryReply(world.second, url(packageId), url(id), shown)).not.toBeNull();
    expect(await listReportLines(world.operator, url(packageId), url(id), null, 10)).toBeNull();
    expect(await listDeliveryReplies(world.stranger, { regencyCode: world.regency, id: packageId })).toEqual([]);
  });

  it("is one file however often it is sent, is checked and written once, and is thrown away whole", async () => {
    const [one = 0] = fresh(1);
    const packageId = await world.ready(one);
    const upload = { id: uuidv7(), packageId, bytes: Buffer.from(csv(`;${kk(one)};Diterima;`)) };
    for (let time = 0; time < 2; time += 1)
      expect(await storeDeliveryReply(world.verifier, upload, new Date())).toEqual({
        ok: true,
        value: { id: upload.id },
      });
    const changed = { ...upload, bytes: Buffer.from(csv(`;${kk(one)};Ditolak;Ganda`)) };
    expect(await storeDeliveryReply(world.verifier, changed, new Date())).toMatchObject({
      error: { code: "IDEMPOTENCY_MISMATCH" },
    });
    const key = world.key(upload.id);
    expect(await refusal(world.verifier, "reply.start", { ...key, repliedOn: "2999-01-01" })).toBe("INVALID_INPUT");
    expect(await refusal(world.verifier, "reply.commit", key)).toBe("NOT_ALLOWED_NOW");
    await must(world.verifier, "reply.start", { ...key, repliedOn: LETTER });
    await must(world.verifier, "reply.cancel", key);
    await world.job("check", upload.id);
    expect(await world.stored(upload.id)).toMatchObject({ state: "cancelled", content: null });
    const id = await world.checked(packageId, csv(`;${kk(one)};Diterima;`));
    await world.job("check", id);
    await must(world.verifier, "reply.cancel", world.key(id));
    expect(await world.rows("SELECT 1 FROM delivery_reply_item WHERE reply_id = $1", [id])).toEqual([]);
    expect(await refusal(world.verifier, "reply.commit", world.key(id))).toBe("NOT_ALLOWED_NOW");
    const last = await world.checked(packageId, csv(`;${kk(one)};Diterima;`));
    await must(world.verifier, "reply.commit", world.key(last));
    await must(world.verifier, "reply.commit", world.key(last));
    await world.job("commit", last);
    const before = await world.counts();
    await world.job("commit", last);
    expect(await world.counts()).toEqual(before);
    expect(await refusal(world.verifier, "reply.cancel", world.key(last))).toBe("NOT_ALLOWED_NOW");
  });
});

describe("a reply that comes too late", () => {
  it("passes over a family that has gone out again since, before and after the check", async () => {
    const [one = 0, two = 0] = fresh(2);
    const packageId = await world.ready(one, two);
    await world.committed(packageId, csv(`;${kk(one)};Ditolak;Data ganda`));
    const waiting = await world.checked(packageId, csv(...everybody(one, "padan"), ...everybody(two, "padan")));
    await world.make({ resend: true });
    await must(world.verifier, "reply.commit", world.key(waiting));
    await world.job("commit", waiting);
    expect((await world.stored(waiting)).summary?.written).toEqual({
      items: 1,
      people: peopleOf(world.family(two)).length,
      passed: 1,
    });
    const late = await world.checked(packageId, csv(`;${kk(one)};Diterima;`));
    expect((await world.stored(late)).summary?.kinds).toMatchObject({ superseded: 1, taken: 0 });
  });

  it("is stopped when the package's files are not there, or the uploader's access has ended; nothing is written", async () => {
    const [one = 0] = fresh(1);
    const packageId = await world.ready(one);
    const file = csv(`;${kk(one)};Diterima;`);
    const [id, failed] = [await world.checked(packageId, file), await world.uploaded(packageId, file)];
    await must(world.verifier, "reply.commit", world.key(id));
    const setContent = (state: string) =>
      world.owner.query(
        `UPDATE delivery_package SET content_state = $2, content_failure = 'INTERNAL', content_sha256 = NULL, built_at = NULL, families = NULL,
           people = NULL WHERE id = $1`,
        [packageId, state],
      );
    await setContent("failed");
    expect(await refusal(world.verifier, "reply.start", { ...world.key(failed), repliedOn: LETTER })).toBe(
      "NOT_ALLOWED_NOW",
    );
    await world.job("commit", id);
    expect(await world.stored(id)).toMatchObject({ state: "failed", failure: "CONTENT_NOT_READY" });
    await world.owner.query(
      "UPDATE delivery_package SET content_state = 'none', content_failure = NULL WHERE id = $1",
      [packageId],
    );
    const again = await world.checked(packageId, file);
    await must(world.verifier, "reply.commit", world.key(again));
    await world.owner.query("UPDATE access_grant SET revoked_at = now() WHERE id = $1", [world.verifier.grant.id]);
    await world.job("commit", again);
    await world.owner.query("UPDATE access_grant SET revoked_at = NULL WHERE id = $1", [world.verifier.grant.id]);
    expect(await world.stored(again)).toMatchObject({ state: "failed", failure: "GRANT_ENDED" });
    expect(await world.states(packageId)).toEqual(["exported"]);
  });

  it("is told, not left waiting, when its job was killed three times", async () => {
    const [one = 0] = fresh(1);
    const packageId = await world.ready(one);
    const id = await world.checked(packageId, csv(`;${kk(one)};Diterima;`));
    await must(world.verifier, "reply.commit", world.key(id));
    await world.job("commit", id, 4);
    expect(await world.stored(id)).toMatchObject({ state: "ready", failure: "INTERNAL" });
    await must(world.verifier, "reply.commit", world.key(id));
    await world.job("commit", id);
    expect(await world.states(packageId)).toEqual(["accepted"]);
  });
});

describe("files of all habits", () => {
  it("come as workbooks, with numbers that lost their digits told", async () => {
    const [one = 0] = fresh(1);
    const packageId = await world.ready(one);
    const cell = (value: string) => ({ value, type: String });
    const made = await writeExcelFile([
      [cell("Hasil"), cell("NIK")],
      ...peopleOf(world.family(one)).map((person) => [cell("PADAN"), cell(person.nik)]),
      [cell("PADAN"), { value: 9.9e15, type: Number }],
    ]).toBuffer();
    const id = await world.committed(packageId, made);
    expect((await world.stored(id)).summary).toMatchObject({ kinds: { faulty: 1 }, outcomes: { accepted: 1 } });
    expect(await world.states(packageId)).toEqual(["accepted"]);
  });

  it("are refused where they are harmful or no table, at once or by the check, and nothing is kept of them", async () => {
    const [one = 0] = fresh(1);
    const packageId = await world.ready(one);
    const at = (bytes: Buffer) => storeDeliveryReply(world.verifier, { id: uuidv7(), packageId, bytes }, new Date());
    for (const [bytes, reason] of [
      [Buffer.from("d0cf11e0a1b11ae100", "hex"), "OLD_XLS"],
      [Buffer.from([0, 1, 2, 3, 4]), "NOT_XLSX"],
      [Buffer.from("%PDF-1.7"), "NOT_XLSX"],
      [Buffer.from("504b030400000000000000000000000000000000000000000000000000", "hex"), "BROKEN"],
    ] as const)
      expect(await at(bytes)).toMatchObject({ error: { code: "UNSUPPORTED_FILE", info: { reason } } });
    for (const [content, failure] of [
      ['nik;"hasil', "NOT_A_TABLE"],
      ["nama;hasil\nx;padan", "NUMBER_COLUMN_MISSING"],
      [`nik;desil\n${nik(one, 0)};3`, "RESULT_COLUMN_MISSING"],
      [csv(`${nik(one, 0)};;;`), "NO_ROWS"],
      ["\r".repeat(1_000_000), "TOO_MANY_ROWS"],
      [";".repeat(20_200_000), "TOO_WIDE"],
    ] as const) {
      const id = await world.checked(packageId, content);
      expect(await world.stored(id), failure).toMatchObject({ state: "refused", failure, content: null });
    }
    const formula = await world.checked(packageId, csv(`=HYPERLINK("x");;padan;`, `${nik(one, 0)};;=1+1;`));
    expect((await world.stored(formula)).summary?.kinds).toMatchObject({ faulty: 2, taken: 0 });
  });

  it("with 20,000 rows are checked and written within 90 seconds", { timeout: 120_000 }, async () => {
    const [one = 0, two = 0] = fresh(2);
    const packageId = await world.ready(one, two);
    const strangers = Array.from({ length: 20_000 }, (_, n) => `99222222${String(n + 1).padStart(8, "0")};;padan;`);
    const began = performance.now();
    const id = await world.committed(
      packageId,
      csv(...strangers, ...everybody(one, "padan"), ...everybody(two, "typo")),
    );
    expect(performance.now() - began).toBeLessThan(90_000);
    expect(await world.states(packageId)).toEqual(["accepted", "refused: nik-unmatched"]);
    const { foreign = 0, faulty = 0 } = (await world.stored(id)).summary?.kinds ?? {};
    expect(foreign + faulty).toBe(20_000);
  });
});
