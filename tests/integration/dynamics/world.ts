import type { Client } from "pg";
import type { SeedFamily } from "@/prisma/seed/record";
import { kkOf } from "../decile-import/world";
import { runJob } from "../duplicate/world";

/** Runs the jobs that imports asked for, in the order of their priority, as the worker does. */
export async function drainDynamics(owner: Client): Promise<void> {
  for (;;) {
    const found = await owner.query(
      `DELETE FROM graphile_worker._private_jobs j USING graphile_worker._private_tasks t WHERE j.id = (SELECT n.id FROM graphile_worker._private_jobs n
         JOIN graphile_worker._private_tasks k ON k.id = n.task_id WHERE k.identifier IN ('count-dynamics', 'sum-dynamics')
         ORDER BY n.priority, n.id LIMIT 1) AND t.id = j.task_id RETURNING t.identifier, j.payload`,
    );
    const job = found.rows[0];
    if (job === undefined) return;
    await runJob(job.identifier, job.payload);
  }
}

/** Active families that a file can name by their card. */
export function withCard(families: readonly SeedFamily[]): readonly SeedFamily[] {
  return families.filter((family) => family.status === 1 && /^\d{16}$/.test(kkOf(family)));
}
