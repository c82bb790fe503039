import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { JobHelpers } from "graphile-worker";
import type { Client } from "pg";
import { uuidv7 } from "uuidv7";
import { expect } from "vitest";
import type { Actor } from "@/lib/domain/access/actor";
import { storeUpload } from "@/lib/server/import/upload";
import { tasks } from "@/lib/server/worker/tasks";
import type { SidRow } from "@/prisma/workbook/sid-columns";
import { writeSidWorkbook } from "@/prisma/workbook/write-sid-workbook";
import { must } from "@/tests/support/factory/run";

/** A family that the register does not have, of two. */
export function newRows(serial: number): SidRow[] {
  const shared = {
    alamat: "Jalan Contoh 7",
    dusun: "Contoh Satu",
    rw: "1",
    rt: "2",
    no_kk: `990105010126${String(serial).padStart(4, "0")}`,
  };
  const nik = (sex: number) =>
    `9901050${sex === 2 ? 5 : 1}0580${String(serial).padStart(4, "0")}`.padEnd(16, "1").slice(0, 16);
  return [
    {
      ...shared,
      nama: "Contoh Kepala",
      nik: nik(1),
      sex: 1,
      tanggallahir: "01-05-1980",
      status_kawin: "K",
      kk_level: 1,
      agama_id: "ISLAM",
    },
    {
      ...shared,
      nama: "Contoh Istri",
      nik: nik(2),
      sex: 2,
      tanggallahir: "11-05-1980",
      status_kawin: 2,
      kk_level: "ISTRI",
    },
  ];
}

/** The workbook as the maker writes it. */
export async function workbookOf(rows: readonly SidRow[]): Promise<Buffer> {
  const folder = mkdtempSync(join(tmpdir(), "mutakhir-uji-sid-"));
  try {
    await writeSidWorkbook(rows, join(folder, "buku.xlsx"));
    return readFileSync(join(folder, "buku.xlsx"));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

export interface Started {
  readonly regencyCode: string;
  readonly id: string;
}

/** Uploads the file and asks for its check, as the page does. */
export async function startImport(actor: Actor, bytes: Uint8Array): Promise<Started> {
  const uploadId = uuidv7();
  const stored = await storeUpload(actor, uploadId, bytes, new Date());
  expect(stored).toEqual({ ok: true, value: { id: uploadId } });
  const { id } = await must<{ id: string }>(actor, "import.start", { id: uuidv7(), uploadId });
  return { regencyCode: actor.grant.regionCode.slice(0, 4), id };
}

/** Runs a job as the queue would, on the given attempt, after seeing that it was queued. */
export async function runJob(
  owner: Client,
  task: "import-check" | "import-commit",
  actor: Actor,
  { regencyCode, id }: Started,
  attempts = 1,
): Promise<void> {
  const queued = await owner.query("SELECT 1 FROM graphile_worker.jobs WHERE key = $1", [`${task}:${id}`]);
  expect(queued.rowCount).toBe(1);
  const payload = { regencyCode, villageCode: actor.grant.regionCode, importId: id, userId: actor.userId };
  await tasks[task](payload, { job: { attempts } } as unknown as JobHelpers);
  await owner.query("SELECT graphile_worker.remove_job($1)", [`${task}:${id}`]);
}

export interface BatchRow {
  readonly state: string;
  readonly failure: string | null;
  readonly summary: Readonly<Record<string, number>> | null;
  readonly progress_done: number;
  readonly progress_total: number;
}

export async function batchOf(owner: Client, { id }: Started): Promise<BatchRow> {
  const { rows } = await owner.query<BatchRow>(
    "SELECT state, failure, summary, progress_done, progress_total FROM import_batch WHERE id = $1",
    [id],
  );
  const row = rows[0];
  if (row === undefined) throw new Error("no such import");
  return row;
}

export interface ItemRow {
  readonly kind: string;
  readonly household_id: string | null;
  readonly row_numbers: readonly number[];
  readonly content: {
    readonly headName: string;
    readonly draft?: unknown;
    readonly changes?: readonly { key: string }[];
  } | null;
  readonly problems: readonly { readonly row: number; readonly cell: string | null; readonly code: string }[];
  readonly proposal_id: string | null;
}

export async function itemsOf(owner: Client, { id }: Started): Promise<readonly ItemRow[]> {
  const { rows } = await owner.query<ItemRow>(
    `SELECT kind, household_id, row_numbers, content, problems, proposal_id FROM import_item WHERE import_id = $1 ORDER BY ordinal`,
    [id],
  );
  return rows;
}

export async function countDrafts(owner: Client, { id }: Started): Promise<number> {
  const { rows } = await owner.query<{ count: number }>(
    "SELECT count(*)::int AS count FROM proposal WHERE import_id = $1",
    [id],
  );
  return rows[0]?.count ?? 0;
}

/** Uploads, checks and answers what the check found. */
export async function checked(owner: Client, actor: Actor, bytes: Uint8Array): Promise<Started> {
  const started = await startImport(actor, bytes);
  await runJob(owner, "import-check", actor, started);
  return started;
}
