import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "@/lib/domain/access/actor";
import { auditPages } from "@/lib/server/audit/audit-pages";
import type { AuditFilter, AuditLine } from "@/lib/server/audit/queries";
import { csvStream } from "@/lib/server/download/csv-stream";
import { GrantEndedError, listPages, ROWS_A_READ, rowsOf } from "@/lib/server/download/list-pages";
import { HERE, THERE, World } from "../admin/world";

/** `ROWS=1000000 npx vitest run --project integration tests/integration/download` measures a long one. */
const ROWS = Number(process.env["ROWS"] ?? 40_000);
const FROM = new Date("2025-01-01T00:00:00.000Z");
const TO = new Date("2026-01-01T00:00:00.000Z");
const filter: AuditFilter = { from: FROM, to: TO, action: "household:read", person: "" };
const MIB = 1024 * 1024;
const world = new World();

let province: Actor;

beforeAll(async () => {
  await world.open();
  province = await world.actor(await world.person("Unduh", [{ role: "administrator", regionCode: "32" }]));
  // Uneven, as a year is: most of it in one month, many in the same instant.
  await world.rows(
    `INSERT INTO audit (regency_code, at, id, area_code, actor_id, action, subject_kind, subject_ids, purpose, detail)
     SELECT r.code, $1::timestamptz + CASE WHEN n % 4 = 0 THEN (n % 31536000) * interval '1 second'
         ELSE interval '200 days' + (n % 2592000 / 3) * interval '1 second' END,
       gen_random_uuid(), r.code, $2::uuid, 'household:read', 'household', ARRAY[gen_random_uuid()], 'decide', '{"lines": 25}'
     FROM generate_series(1, $3::int) AS n
       CROSS JOIN LATERAL (SELECT CASE n % 3 WHEN 0 THEN $4 ELSE $5 END AS code) r`,
    [FROM, province.userId, ROWS, HERE, THERE],
  );
}, 600_000);

afterAll(async () => {
  await world.rows("DELETE FROM audit WHERE at >= $1 AND at < $2 AND action = 'household:read'", [FROM, TO]);
  await world.close();
}, 600_000);

const row = (line: AuditLine) => [line.at.toISOString(), line.id, line.action, line.areaLabel, line.actorName ?? ""];

setFlagsFromString("--expose-gc");
const collect: () => void = runInNewContext("gc");

describe("a long list as a file", () => {
  it("is sent whole, once each, the newest first, in memory that does not grow", async () => {
    let rows = 0;
    let chunks = 0;
    let least = Number.POSITIVE_INFINITY;
    let most = 0;
    let bytes = 0;
    let last = "~";
    const began = performance.now();
    const stream = csvStream({ header: ["at", "id"], pages: rowsOf(auditPages(province, filter), row) });
    for await (const chunk of stream) {
      chunks += 1;
      bytes += chunk.length;
      const lines = new TextDecoder().decode(chunk).trimEnd().split("\r\n");
      for (const line of lines.slice(chunks === 1 ? 1 : 0)) {
        const place = line.split(",").slice(0, 2).join(",");
        expect(place < last).toBe(true);
        last = place;
        rows += 1;
      }
      if (chunks % 10 > 0) continue;
      collect();
      const { heapUsed } = process.memoryUsage();
      least = Math.min(least, heapUsed);
      most = Math.max(most, heapUsed);
    }
    const seconds = ((performance.now() - began) / 1000).toFixed(1);
    console.info(
      `${rows} rows, ${(bytes / MIB).toFixed(0)} MiB in ${chunks} parts, ${seconds} s; heap ${(least / MIB).toFixed(1)} to ${(most / MIB).toFixed(1)} MiB`,
    );
    expect(rows).toBe(ROWS);
    expect(chunks).toBeGreaterThan(ROWS / ROWS_A_READ - 1);
    expect(most - least).toBeLessThan(12 * MIB);
  }, 900_000);

  it("holds no row of another area", async () => {
    const neighbour = await world.actor(await world.person("Tetangga", [{ role: "administrator", regionCode: HERE }]));
    let rows = 0;
    for await (const lines of auditPages(neighbour, filter)) {
      expect(lines.every(({ areaCode }) => areaCode === HERE)).toBe(true);
      rows += lines.length;
    }
    expect(rows).toBe(Math.floor(ROWS / 3));
  }, 900_000);

  it("ends where the grant ends", async () => {
    const person = await world.person("Dicabut", [{ role: "administrator", regionCode: HERE }]);
    const actor = await world.actor(person);
    const read: (number | null)[] = [];
    const pages = listPages<string, number>(actor, async (after) => {
      read.push(after);
      return { lines: ["baris"], next: (after ?? 0) + 1 };
    });
    await pages.next();
    await pages.next();
    await world.rows("UPDATE access_grant SET revoked_at = now() WHERE id = $1", [person.grantIds[0]]);
    await expect(pages.next()).rejects.toBeInstanceOf(GrantEndedError);
    expect(read).toEqual([null, 1]);
  });

  it("ends where the person is signed out", async () => {
    const person = await world.person("Keluar", [{ role: "administrator", regionCode: HERE }]);
    const actor = await world.actor(person);
    const pages = listPages<string, number>(actor, async (after) => ({ lines: ["baris"], next: (after ?? 0) + 1 }));
    await pages.next();
    await pages.next();
    const ended = await world.rows("UPDATE auth_session SET revoked_at = now() WHERE id = $1 RETURNING id", [
      actor.sessionId,
    ]);
    expect(ended).toHaveLength(1);
    await expect(pages.next()).rejects.toBeInstanceOf(GrantEndedError);
  });
});
