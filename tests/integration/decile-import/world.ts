import type { Client } from "pg";
import { uuidv7 } from "uuidv7";
import type { Actor } from "@/lib/domain/access/actor";
import { storeDecileFile } from "@/lib/server/decile-import/store-file";
import type { SeedFamily } from "@/prisma/seed/record";
import { must } from "@/tests/support/factory/run";
import { runJob } from "../duplicate/world";

export const SNAPSHOTS = {
  "2025-T4": "2025-10-10",
  "2026-T1": "2026-01-10",
  "2026-T2": "2026-04-10",
  "2026-T3": "2026-07-10",
} as const;
export type SnapshotId = keyof typeof SNAPSHOTS;

export const kkOf = (family: SeedFamily | undefined) => String(family?.household["kkNumber"] ?? "");
export const nikOf = (family: SeedFamily | undefined) =>
  String(
    family?.members.find(({ active, answers }) => active && typeof answers["nik"] === "string")?.answers["nik"] ?? "",
  );

export const shelfOf = (coach: Actor) => coach.grant.regionCode.padEnd(4, "0");
const jobOf = (coach: Actor, id: string) => ({
  regencyCode: shelfOf(coach),
  regionCode: coach.grant.regionCode,
  importId: id,
  userId: coach.userId,
});

/** Uploads a file and has it checked, as the page and the worker would. */
export async function checked(coach: Actor, content: string | Uint8Array, snapshotId: SnapshotId): Promise<string> {
  const id = uuidv7();
  const stored = await storeDecileFile(coach, id, Buffer.from(content), new Date());
  if (!stored.ok) throw new Error(stored.error.code);
  await must(coach, "decile.start", {
    regencyCode: shelfOf(coach),
    id,
    snapshotId,
    rankedOn: SNAPSHOTS[snapshotId],
    source: "Surat BPS contoh 12/2026",
  });
  await runJob("decile-check", jobOf(coach, id));
  return id;
}

/** Checks and writes a file. */
export async function imported(coach: Actor, content: string | Uint8Array, snapshotId: SnapshotId): Promise<string> {
  const id = await checked(coach, content, snapshotId);
  await must(coach, "decile.commit", { regencyCode: shelfOf(coach), id });
  await runJob("decile-commit", jobOf(coach, id));
  return id;
}

export async function commitJob(coach: Actor, id: string): Promise<void> {
  await runJob("decile-commit", jobOf(coach, id));
}

/** A file with one row a family, by card. */
export function fileOf(rows: readonly (readonly [SeedFamily, number])[]): string {
  const lines = rows.map(([family, decile]) => `${kkOf(family)};${decile};${Math.min(10, decile + 1)};${decile}`);
  return ["No KK;Desil Nasional;Desil Provinsi;Desil Kabupaten/Kota", ...lines].join("\r\n");
}

export async function stateOf(owner: Client, id: string) {
  return (await owner.query("SELECT state, failure, summary, content FROM decile_import WHERE id = $1", [id])).rows[0];
}
