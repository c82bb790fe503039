import type { JobHelpers } from "graphile-worker";
import pg from "pg";
import { uuidv7 } from "uuidv7";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { handles } from "@/lib/server/db/pool";
import { log } from "@/lib/server/log/log";
import { tasks } from "@/lib/server/worker/tasks";
import { unlockLostJobs } from "@/lib/server/worker/unlock-jobs";
import { ownerUrl } from "@/tests/support/urls";

// One connection, as the worker's own pool at its start.
const pool = new pg.Pool({ connectionString: ownerUrl(), max: 1 });

beforeAll(async () => {
  await pool.query("SELECT graphile_worker.add_job('import-check', '{}', job_key => 'uji-hilang')");
});

afterAll(async () => {
  await pool.query("SELECT graphile_worker.remove_job('uji-hilang')");
  await pool.end();
  await handles().pool.end();
  await handles().prisma.$disconnect();
});

it("frees what a killed worker held, and finds nothing the second time", async () => {
  await pool.query(
    "UPDATE graphile_worker._private_jobs SET locked_by = 'worker-mati', locked_at = now() WHERE key = 'uji-hilang'",
  );
  expect(await unlockLostJobs(pool)).toBe(1);
  const { rows } = await pool.query("SELECT locked_by, locked_at FROM graphile_worker.jobs WHERE key = 'uji-hilang'");
  expect(rows).toEqual([{ locked_by: null, locked_at: null }]);
  expect(await unlockLostJobs(pool)).toBe(0);
});

it("logs the last failure of an import by task, import and code, without the error's text", async () => {
  const importId = uuidv7();
  const lines = vi.spyOn(log(), "error").mockImplementation(() => undefined);
  const job = { regencyCode: "5207", villageCode: "5207042007", importId, userId: uuidv7() };
  const broken = vi
    .spyOn(handles().pool, "connect")
    .mockImplementationOnce(() => Promise.reject(new TypeError("Contoh Rahasia")));
  await tasks["import-check"](job, { job: { attempts: 3 } } as unknown as JobHelpers);
  broken.mockRestore();
  expect(lines).toHaveBeenCalledOnce();
  expect(lines.mock.calls[0]?.[0]).toMatchObject({ task: "import-check", importId, attempt: 3, kind: "TypeError" });
  expect(JSON.stringify(lines.mock.calls)).not.toContain("Rahasia");
  lines.mockRestore();
});
