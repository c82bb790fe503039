import { Client } from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "@/lib/domain/access/actor";
import { handles } from "@/lib/server/db/pool";
import type { SeedFamily } from "@/prisma/seed/record";
import { makeFamilies } from "@/tests/support/factory/families";
import { makeActor } from "@/tests/support/factory/people";
import { must, refusal } from "@/tests/support/factory/run";
import { ownerUrl } from "@/tests/support/urls";
import { runJob } from "../duplicate/world";
import { withCard } from "../dynamics/world";
import { fileOf, imported } from "./world";

const owner = new Client({ connectionString: ownerUrl() });
const input = {
  snapshotId: "2026-T1",
  seen: "2026-01-10",
  rankedOn: "2026-01-11",
  reason: "Surat BPS menyebut 11 Januari",
};
let nation: Actor;
let regency: Actor;
let families: readonly SeedFamily[];

beforeAll(async () => {
  await owner.connect();
  families = withCard(await makeFamilies(owner, "5207042003", 10, "2025-09-01"));
  nation = await makeActor(owner, "coach", "0");
  regency = await makeActor(owner, "coach", "5207");
  await imported(regency, fileOf(families.map((family) => [family, 3])), "2026-T1");
});

afterAll(async () => {
  await owner.end();
  await handles().pool.end();
  await handles().prisma.$disconnect();
});

const jobsOf = async (task: string) =>
  (
    await owner.query(
      `SELECT j.payload FROM graphile_worker._private_jobs j JOIN graphile_worker._private_tasks t ON t.id = j.task_id
       WHERE t.identifier = $1 AND j.payload->>'regencyCode' = '5207'`,
      [task],
    )
  ).rows.map(({ payload }) => payload);

describe("the day of a snapshot", () => {
  it("is set right by the nation's coach alone, within its quarter, not into the future, and not unseen", async () => {
    expect(await refusal(regency, "decile.redate", input)).toBe("FORBIDDEN");
    expect(await refusal(nation, "decile.redate", { ...input, rankedOn: "2026-04-11" })).toBe("INVALID_INPUT");
    expect(await refusal(nation, "decile.redate", { ...input, rankedOn: "2026-01-10" })).toBe("INVALID_INPUT");
    expect(await refusal(nation, "decile.redate", { ...input, reason: "x" })).toBe("INVALID_INPUT");
    expect(await refusal(nation, "decile.redate", { ...input, seen: "2026-01-09" })).toBe("STALE");
    expect(await refusal(nation, "decile.redate", { ...input, snapshotId: "2025-T1", rankedOn: "2025-01-11" })).toBe(
      "NOT_FOUND",
    );
    await expect(handles().pool.query("SELECT app_redate_snapshot('2026-T1', '2026-01-12')")).rejects.toThrow();
  });

  it("changes for every region, with the families' own columns and their counts, and is audited with its reason", async () => {
    await must(nation, "decile.redate", input);
    const day = await owner.query("SELECT ranked_on::text AS day FROM decile_snapshot WHERE id = '2026-T1'");
    expect(day.rows).toEqual([{ day: "2026-01-11" }]);
    const audit = await owner.query("SELECT detail FROM audit WHERE action = 'decile:redate'");
    expect(audit.rows).toEqual([
      { detail: { snapshot: "2026-T1", from: "2026-01-10", to: "2026-01-11", reason: input.reason } },
    ]);
    await owner.query(
      "DELETE FROM graphile_worker._private_jobs j USING graphile_worker._private_tasks t WHERE t.id = j.task_id AND t.identifier = 'count-dynamics'",
    );
    const [job, ...more] = await jobsOf("redate-deciles");
    expect(more).toEqual([]);
    await runJob("redate-deciles", job);
    const columns = await owner.query(
      "SELECT DISTINCT decile_snapshot_on::text AS day FROM household WHERE regency_code = '5207' AND id = ANY ($1)",
      [families.map(({ id }) => id)],
    );
    expect(columns.rows).toEqual([{ day: "2026-01-11" }]);
    expect(await jobsOf("count-dynamics")).toHaveLength(1);
  });
});
