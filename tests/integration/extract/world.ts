import { Client } from "pg";
import { uuidv7 } from "uuidv7";
import { afterAll, beforeAll, beforeEach } from "vitest";
import type { Actor } from "@/lib/domain/access/actor";
import { handles } from "@/lib/server/db/pool";
import { storePiece } from "@/lib/server/extract/store-piece";
import type { ExtractPlan } from "@/prisma/workbook/extract-lines";
import { makeActor } from "@/tests/support/factory/people";
import { must } from "@/tests/support/factory/run";
import { ownerUrl } from "@/tests/support/urls";
import { runJob } from "../duplicate/world";

export const REGENCY = "5203";
export const VILLAGES = [
  { code: "5203012002", name: "Uji Satu" },
  { code: "5203012003", name: "Uji Dua" },
] as const;
export const ON = "2026-06-30";

let blocks = 6000;

/** Families that no register has, of two villages of a regency that these tests alone load. */
export function planOf(families: number, flawEvery: number | null = null): ExtractPlan {
  blocks += VILLAGES.length;
  return { seed: `uji-${blocks}`, villages: VILLAGES, families, on: ON, flawEvery, firstBlock: blocks };
}

export interface SentFile {
  readonly kind: "csv" | "xlsx";
  readonly content: Buffer;
}

export const csv = (text: string): SentFile => ({ kind: "csv", content: Buffer.from(text) });

const jobOf = (actor: Actor, loadId: string) => ({ regencyCode: REGENCY, loadId, userId: actor.userId });

/** Announces and sends files as the page would, in pieces. */
export async function sent(
  actor: Actor,
  files: readonly SentFile[],
  rankedOn: string | null = null,
  pieceBytes = 30_000,
  conditionDate: string = ON,
) {
  const id = uuidv7();
  const parts = files.map((file) => ({ ...file, id: uuidv7() }));
  await must(actor, "extract.open", {
    regencyCode: REGENCY,
    id,
    conditionDate,
    rankedOn,
    source: "BAST contoh 7/2026",
    files: parts.map(({ id: fileId, kind, content }) => ({ id: fileId, kind, size: content.length })),
  });
  for (const part of parts)
    for (let at = 0; at < part.content.length; at += pieceBytes) {
      const bytes = part.content.subarray(at, at + pieceBytes);
      const stored = await storePiece(actor, { regencyCode: REGENCY, fileId: part.id, offset: at, bytes });
      if (!stored.ok) throw new Error(stored.error.code);
    }
  return id;
}

export async function checkJob(actor: Actor, id: string, attempts = 1): Promise<void> {
  await runJob("extract-check", jobOf(actor, id), attempts);
}

export async function recordJob(actor: Actor, id: string, attempts = 1): Promise<void> {
  await runJob("extract-record", jobOf(actor, id), attempts);
}

export async function clearJob(actor: Actor, id: string): Promise<void> {
  await runJob("extract-clear", jobOf(actor, id));
}

/** Sends files and has them checked, as the page and the worker would. */
export async function checked(
  actor: Actor,
  files: readonly SentFile[],
  rankedOn: string | null = null,
  conditionDate: string = ON,
): Promise<string> {
  const id = await sent(actor, files, rankedOn, 30_000, conditionDate);
  await must(actor, "extract.start", { regencyCode: REGENCY, id });
  await checkJob(actor, id);
  return id;
}

export async function loadOf(owner: Client, id: string) {
  return (await owner.query("SELECT * FROM extract_load WHERE id = $1", [id])).rows[0];
}

/** What the register holds of the regency. */
export async function countsOf(owner: Client): Promise<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const table of ["household", "member", "household_kk", "household_revision", "person_registry", "nik_registry"])
    counts[table] = (
      await owner.query(`SELECT count(*)::int AS n FROM ${table} WHERE regency_code = $1`, [REGENCY])
    ).rows[0].n;
  return counts;
}

/** Takes the regency's families and loads away, so that each test begins with an empty register. */
export async function emptyRegency(owner: Client): Promise<void> {
  for (const table of [
    "household_decile",
    "household_revision",
    "household_kk",
    "member_civil",
    "member",
    "household",
    "person_registry",
    "nik_registry",
    "extract_difference",
    "extract_row",
    "extract_village",
    "extract_piece",
    "extract_file",
    "extract_load",
    "dirty_village",
  ])
    await owner.query(`DELETE FROM ${table} WHERE regency_code = $1`, [REGENCY]);
}

/** The regency with nobody in it at the beginning of each test, and the two people that a load needs. */
export class Regency {
  readonly owner = new Client({ connectionString: ownerUrl() });
  #people: { readonly coach: Actor; readonly verifier: Actor } | null = null;

  constructor() {
    beforeAll(async () => {
      await this.owner.connect();
      this.#people = {
        coach: await makeActor(this.owner, "coach", REGENCY),
        verifier: await makeActor(this.owner, "regency-verifier", REGENCY),
      };
    });
    beforeEach(() => emptyRegency(this.owner));
    afterAll(async () => {
      await emptyRegency(this.owner);
      await this.owner.end();
      await handles().pool.end();
      await handles().prisma.$disconnect();
    });
  }

  get people() {
    if (this.#people === null) throw new Error("before the tests");
    return this.#people;
  }
}
