import { unzipSync } from "fflate";
import { uuidv7 } from "uuidv7";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Actor, scopeOf } from "@/lib/domain/access/actor";
import { readRequestPart, takeRequest } from "@/lib/server/data-request/download/take";
import { listHolders } from "@/lib/server/data-request/holder-query";
import { listRequestLog } from "@/lib/server/data-request/log-query";
import { findRequest } from "@/lib/server/data-request/page-query";
import { purgeEnded } from "@/lib/server/data-request/purge";
import { underScope } from "@/lib/server/db/scoped";
import { archiveBytes, type TakenFile } from "@/lib/server/download/archive";
import { must, refusal, run } from "@/tests/support/factory/run";
import { type Asked, DAY_MINUTES, later, NOW, PASSWORD, RequestWorld } from "./world";

const world = new RequestWorld("1113", "1113012001", "1114");
const NAMED = [
  "household.headName",
  "household.kkNumber",
  "household.decileNational",
  "member.name",
  "member.nik",
  "member.sex",
];

beforeAll(() => world.open(30));
afterAll(() => world.close());

const at = ({ id }: Asked) => ({ regencyCode: world.regency, id });

/** The files as whoever unpacks the archive reads them. */
async function unpack(asked: Asked): Promise<Readonly<Record<string, string>>> {
  const files = await world.rows<TakenFile>(
    "SELECT name, size_bytes::text AS size_bytes, crc32::text AS crc32 FROM data_request_file WHERE request_id = $1 ORDER BY ordinal",
    [asked.id],
  );
  const parts: Uint8Array[] = [];
  const written = { files, builtAt: NOW, watermark: { name: "unduhan.json", text: "{}" } };
  const read = archiveBytes(
    world.asker,
    (sql, name, ordinal) => readRequestPart(sql, at(asked), name, ordinal, NOW),
    written,
  );
  for await (const part of read) parts.push(part);
  const entries = Object.entries(unzipSync(Buffer.concat(parts)));
  return Object.fromEntries(entries.map(([name, bytes]) => [name, Buffer.from(bytes).toString("utf8")]));
}

const lines = (text: string | undefined) =>
  (text ?? "")
    .replace(/^\uFEFF/, "")
    .trim()
    .split("\r\n");
const niks = () =>
  world.families.flatMap(({ members }) =>
    members.flatMap(({ answers }) => (typeof answers["nik"] === "string" ? [answers["nik"]] : [])),
  );

async function opened(asked: Asked, minutes: number, actor: Actor = world.asker): Promise<string> {
  await must(actor, "account.confirm-password", { password: PASSWORD }, later(minutes));
  const id = crypto.randomUUID();
  await must(
    actor,
    "data-request.ask-download",
    { id, regencyCode: world.regency, requestId: asked.id },
    later(minutes),
  );
  return id;
}

describe("the files of a grant", () => {
  it("hold the granted columns and nothing else, by name where the level gives names, numbers masked", async () => {
    const asked = await world.granted("L3", NAMED);
    const files = await unpack(asked);
    expect(Object.keys(files)).toEqual([
      "keluarga.csv",
      "anggota.csv",
      "kamus.csv",
      "metadata.json",
      "SHA256SUMS",
      "unduhan.json",
    ]);
    expect(lines(files["keluarga.csv"])[0]).toBe(
      "nomor_keluarga,nomor_kartu_keluarga,desil_nasional,nama_anggota_keluarga",
    );
    expect(lines(files["anggota.csv"])[0]).toBe(
      "nomor_keluarga,nomor_anggota,nomor_induk_kependudukan,nama,jenis_kelamin",
    );
    expect(lines(files["keluarga.csv"])).toHaveLength(world.families.length + 1);
    const whole = Object.values(files).join("\n");
    for (const nik of niks()) expect(whole.includes(nik), "a whole NIK").toBe(false);
    expect(files["anggota.csv"]).toContain(world.families[0]?.members[0]?.answers["name"] ?? "no name");
    expect(lines(files["kamus.csv"])).toHaveLength(1 + 2 + 1 + 6);
    expect(files["SHA256SUMS"]?.trim().split("\n")).toHaveLength(4);
  });

  it("hold neither name nor number where the level gives none, and no place nearer than the district", async () => {
    const asked = await world.granted("L2", [
      ...NAMED,
      "household.villageCode",
      "household.address",
      "member.birthDate",
    ]);
    const files = await unpack(asked);
    expect(lines(files["keluarga.csv"])[0]).toBe("nomor_keluarga,desil_nasional,kode_kelurahan_desa");
    expect(lines(files["anggota.csv"])[0]).toBe("nomor_keluarga,nomor_anggota,jenis_kelamin,tanggal_lahir");
    const told = `${files["keluarga.csv"]}\n${files["anggota.csv"]}`;
    expect(told).not.toContain(world.village);
    // Numbers drawn for the files may hold any four digits.
    const answers = [files["keluarga.csv"], files["anggota.csv"]].flatMap((text, drawn) =>
      lines(text).map((line) =>
        line
          .split(",")
          .slice(drawn + 1)
          .join(","),
      ),
    );
    for (const nik of niks())
      expect(
        answers.some((line) => line.includes(nik.slice(-4))),
        "the end of a NIK",
      ).toBe(false);
    for (const { members } of world.families)
      for (const { answers } of members)
        if (typeof answers["name"] === "string") expect(told.includes(answers["name"])).toBe(false);
    expect(
      lines(files["anggota.csv"])
        .slice(1)
        .every((line) => /,\d{4}$|,$/.test(line)),
    ).toBe(true);
    const other = await unpack(await world.granted("L2", NAMED));
    const numberOf = (text: string | undefined) => lines(text)[1]?.split(",")[0];
    expect(numberOf(other["keluarga.csv"])).not.toBe(numberOf(files["keluarga.csv"]));
  });

  it("are sums without a small cell, of the granted areas alone, by the tables that everybody is protected by", async () => {
    await world.owner.query("SELECT app_rollup_all($1)", [NOW]);
    const asked = await world.granted("L1", ["household.decileNational", "member.sex"], { areas: [world.village] });
    const [heading, ...rows] = lines((await unpack(asked))["agregat.csv"]).map((line) => line.split(","));
    expect(heading?.slice(0, 3)).toEqual(["kode_wilayah", "nama_wilayah", "tanggal_data"]);
    expect(rows.length).toBeGreaterThan(10);
    expect(new Set(rows.map(([code]) => code))).toEqual(new Set([world.village]));
    const counted = rows.filter(([, , , table]) => table === "families.decile");
    expect(counted.some((row) => row.at(-1) === "1")).toBe(true);
    for (const row of counted) {
      const [shown, step] = [row[6], row.at(-2)];
      // Told only from five on and in steps of five; a nought says that nobody is there.
      if (shown !== "" && shown !== "0") expect(Number(shown) % Number(step), row.join()).toBe(0);
      if (shown !== "" && shown !== "0") expect(Number(shown)).toBeGreaterThanOrEqual(5);
    }
    const [held] = await world.rows("SELECT 1 FROM data_request_family WHERE request_id = $1", [asked.id]);
    expect(held).toBeUndefined();
  });

  it("are of the granted areas alone", async () => {
    const elsewhere = `${world.regency}02`;
    const files = await unpack(await world.granted("L3", NAMED, { areas: [elsewhere] }));
    expect(lines(files["keluarga.csv"])).toHaveLength(1);
  });

  it("are nobody's who agreed, and nobody's of another region", async () => {
    const asked = await world.granted("L3", NAMED);
    for (const other of [world.head, world.steward, world.second, world.stranger]) {
      const read = archiveBytes(other, (sql, name, ordinal) => readRequestPart(sql, at(asked), name, ordinal, NOW), {
        files: [{ name: "keluarga.csv", size_bytes: "1", crc32: "1" }],
        builtAt: NOW,
        watermark: { name: "unduhan.json", text: "{}" },
      });
      await expect(read.next()).rejects.toThrow(/a part of an archive is not there/);
    }
    expect(await findRequest(world.stranger, at(asked), NOW)).toBeNull();
  });
});

describe("a download", () => {
  it("needs the password, is good once, in time, for who asked, and logs every family", async () => {
    const asked = await world.granted("L3", NAMED);
    const input = { id: crypto.randomUUID(), regencyCode: world.regency, requestId: asked.id };
    expect(await refusal(world.asker, "data-request.ask-download", input, later(200))).toBe("NOT_ALLOWED_NOW");
    const id = await opened(asked, 0);
    expect(await takeRequest(world.second, at(asked), id, later(1).now)).toBeNull();
    expect(await takeRequest({ ...world.asker, sessionId: uuidv7() }, at(asked), id, later(1).now)).toBeNull();
    expect(await takeRequest(world.asker, at(asked), id, later(16).now)).toBeNull();
    const taken = await takeRequest(world.asker, at(asked), id, later(1).now);
    expect(taken?.takenBy).toContain("Dinas Contoh");
    expect(await takeRequest(world.asker, at(asked), id, later(1).now)).toBeNull();
    await must(world.second, "account.confirm-password", { password: PASSWORD }, later(0));
    expect(
      await refusal(world.second, "data-request.ask-download", { ...input, id: crypto.randomUUID() }, later(1)),
    ).toBe("NOT_FOUND");
    const exported = await world.rows<{ ids: string[] }>(
      "SELECT subject_ids AS ids FROM audit WHERE action = 'household:export' AND actor_id = $1 AND purpose = 'share'",
      [world.asker.userId],
    );
    expect(exported.at(-1)?.ids).toHaveLength(world.families.length);
    const log = await listRequestLog(world.steward, { act: "download", from: "", to: "", after: null });
    expect(log.lines.some(({ publicId }) => publicId === `${world.regency}-${asked.id}`)).toBe(true);
    expect((await listRequestLog(world.stranger, { act: null, from: "", to: "", after: null })).lines).toEqual([]);
    expect((await listRequestLog(world.asker, { act: null, from: "", to: "", after: null })).lines).toEqual([]);
  });

  it("ends with the time that was granted, without any job, and the data are taken away by the night's", async () => {
    const asked = await world.granted("L3", NAMED, { days: 7 });
    const end = 7 * DAY_MINUTES;
    const id = await opened(asked, 5 * DAY_MINUTES);
    expect(await takeRequest(world.asker, at(asked), id, later(end).now)).toBeNull();
    const input = { id: crypto.randomUUID(), regencyCode: world.regency, requestId: asked.id };
    await must(world.asker, "account.confirm-password", { password: PASSWORD }, later(end));
    expect(await refusal(world.asker, "data-request.ask-download", input, later(end))).toBe("NOT_ALLOWED_NOW");
    expect((await findRequest(world.asker, at(asked), later(end).now))?.standing).toBe("expired");
    const parts = () => world.rows("SELECT 1 FROM data_request_part WHERE request_id = $1", [asked.id]);
    expect((await parts()).length).toBeGreaterThan(0);
    await purgeEnded(later(end).now);
    expect(await parts()).toEqual([]);
    expect((await findRequest(world.asker, at(asked), later(end).now))?.content).toMatchObject({
      isPurged: true,
      state: "ready",
    });
  });

  it("ends when the steward closes it, who gives a reason", async () => {
    const asked = await world.granted("L3", NAMED);
    const id = await opened(asked, 30);
    const close = (actor: Actor, reason: string) =>
      refusal(actor, "data-request.revoke", { ...world.at(asked), reason }, later(31));
    expect(await close(world.head, "Bukan wewenangnya")).toBe("FORBIDDEN");
    expect(await close(world.stranger, "Dari wilayah lain")).toBe("NOT_FOUND");
    expect(await close(world.steward, "x")).toBe("INVALID_INPUT");
    expect(await close(world.steward, "Diteruskan tanpa izin")).toBe("OK");
    expect(await takeRequest(world.asker, at(asked), id, later(32).now)).toBeNull();
    // Also the next part of a download that was under way.
    expect(await partsLeft(asked)).toBe(0);
  });

  it("keeps nothing where the time ended while they were made, or too few are there to tell without identity", async () => {
    const late = await world.granted("L3", NAMED);
    await world.owner.query(
      "UPDATE data_request SET content_state = 'building', content_sha256 = NULL, built_at = NULL WHERE id = $1",
      [late.id],
    );
    await world.build(late.id, later(200 * 1_440).now);
    expect(await world.rows("SELECT content_failure AS why FROM data_request WHERE id = $1", [late.id])).toEqual([
      { why: "OVER" },
    ]);
    const few = await world.granted("L2", NAMED, { areas: [`${world.regency}02`] });
    expect(
      await world.rows("SELECT content_state AS state, content_failure AS why FROM data_request WHERE id = $1", [
        few.id,
      ]),
    ).toEqual([{ state: "failed", why: "TOO_FEW" }]);
    expect(await partsLeft(few)).toBe(0);
  });
});

function partsLeft(asked: Asked): Promise<number> {
  return underScope(scopeOf(world.asker), async ({ sql }) => {
    const parts = await readRequestPart(sql, at(asked), "keluarga.csv", 1, later(33).now);
    return parts.length;
  });
}

describe("the reports of use", () => {
  it("are written in their order, told to the steward with what was passed on, and late ones show", async () => {
    const asked = await world.granted("L3", NAMED, { days: 60 });
    const report = (number: number, extra: object = {}, minutes = 10, actor = world.asker) =>
      run(
        actor,
        "data-request.report",
        {
          regencyCode: world.regency,
          requestId: asked.id,
          number,
          usedFor: "Mencocokkan penerima bantuan.",
          familiesReached: 3,
          incident: null,
          reshared: false,
          resharedTo: null,
          destroyed: false,
          ...extra,
        },
        later(minutes),
      );
    expect(await report(2)).toMatchObject({ error: { code: "STALE" } });
    expect(await report(1, {}, 10, world.second)).toMatchObject({ error: { code: "NOT_FOUND" } });
    expect(await report(1, { reshared: true })).toMatchObject({ error: { code: "INVALID_INPUT" } });
    const late = later(31 * DAY_MINUTES).now;
    const overdue = { isOverdue: true, isReshared: false, withEnded: false, after: null };
    const mine = async (filter: Parameters<typeof listHolders>[1], now: Date) =>
      (await listHolders(world.steward, filter, now)).lines.filter(({ publicId }) => publicId.endsWith(asked.id));
    expect(await mine(overdue, NOW)).toEqual([]);
    expect(await mine(overdue, late)).toMatchObject([{ overdueReports: 1, level: "L3", reshareTold: false }]);
    expect((await report(1, { reshared: true, resharedTo: "Dinas lain" })).ok).toBe(true);
    expect(await mine(overdue, late)).toEqual([]);
    expect(await mine({ ...overdue, isOverdue: false, isReshared: true }, late)).toMatchObject([{ reshareTold: true }]);
    expect((await listHolders(world.head, overdue, late)).lines).toEqual([]);
    expect((await listHolders(world.stranger, { ...overdue, isOverdue: false }, NOW)).lines).toEqual([]);
  });
});

describe("the rules of a region", () => {
  it("are set by its steward, by version, with a person for every desk", async () => {
    const rules = (await import("@/lib/domain/data-request/rules")).STANDARD_RULES;
    const input = (change: object = {}, seen: string | null = null) => ({
      id: uuidv7(),
      rules: { ...rules, ...change },
      effectiveFrom: "2026-11-27",
      reason: "Keputusan Forum Satu Data",
      seen,
    });
    const set = (actor: Actor, value: object) => refusal(actor, "data-request.set-rules", value, { now: NOW });
    expect(await set(world.head, input())).toBe("FORBIDDEN");
    expect(await set(world.steward, { ...input(), effectiveFrom: "2026-11-25" })).toBe("INVALID_INPUT");
    const three = [...rules.tiers, { name: "secretary", role: "regency-verifier" }];
    expect(await set(world.steward, input({ tiers: three }))).toBe("INVALID_INPUT");
    const first = input({ reportDays: 14 });
    expect(await set(world.steward, first)).toBe("OK");
    expect(await set(world.steward, input())).toBe("STALE");
    expect(await set(world.steward, input({}, first.id))).toBe("OK");
  });
});
