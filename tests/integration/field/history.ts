import { expect } from "vitest";
import { ask } from "./put-back";
import type { RealDevice } from "./real-device";

/** What of the device's outbox the portal has: how often each operation, and how many saves its audit tells of each draft. */
export async function historyOf(device: RealDevice) {
  const outbox = await device.outbox();
  const ids = outbox.map(({ opId }) => opId);
  const held = await ask<{ id: string; n: number }>(
    "SELECT id, count(*)::int AS n FROM operation WHERE id = ANY ($1) GROUP BY id",
    [ids],
  );
  const audits = await ask<{ id: string; n: number }>(
    `SELECT subject_ids[1] AS id, count(*)::int AS n FROM audit WHERE action = 'proposal:save' AND subject_ids[1] = ANY ($1)
     GROUP BY 1`,
    [outbox.map(({ recordId }) => recordId)],
  );
  return {
    outbox,
    times: new Map(held.map(({ id, n }) => [id, n])),
    saves: new Map(audits.map(({ id, n }) => [id, n])),
  };
}

/** Every operation of the outbox has its receipt, and is at the portal once. */
export async function expectOnce(device: RealDevice): Promise<void> {
  const { outbox, times } = await historyOf(device);
  expect(outbox.map(({ state }) => state)).toEqual(outbox.map(() => "taken"));
  expect(outbox.map(({ opId }) => times.get(opId) ?? 0)).toEqual(outbox.map(() => 1));
}

export async function answersOf(draftId: string): Promise<Record<string, unknown>> {
  const [row] = await ask<{ household: Record<string, unknown> }>(
    "SELECT payload -> 'answers' -> 'household' AS household FROM proposal WHERE id = $1",
    [draftId],
  );
  return row?.household ?? {};
}
