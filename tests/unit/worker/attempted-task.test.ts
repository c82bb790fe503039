import type { JobHelpers } from "graphile-worker";
import { describe, expect, it } from "vitest";
import * as z from "zod";
import { attemptedTask } from "@/lib/server/worker/attempted-task";

const schema = z.strictObject({ id: z.string() });

function made(run: () => Promise<void>) {
  const done: string[] = [];
  const task = attemptedTask("uji", schema, run, async ({ id }) => {
    done.push(id);
  });
  // Of what the worker hands over the task reads the number of tries alone.
  const at = (attempts: number) => task({ id: "a" }, { job: { attempts } } as JobHelpers);
  return { at, done };
}

describe("a job that is tried thrice", () => {
  it("is tried again where it fails, and given up on at the third", async () => {
    const { at, done } = made(() => Promise.reject(new Error("putus")));
    await expect(at(1)).rejects.toThrow("putus");
    await expect(at(2)).rejects.toThrow("putus");
    expect(done).toEqual([]);
    await at(3);
    expect(done).toEqual(["a"]);
  });

  it("is given up on unrun where the process was killed at the third", async () => {
    let runs = 0;
    const { at, done } = made(async () => {
      runs += 1;
    });
    await at(4);
    expect([runs, done]).toEqual([0, ["a"]]);
  });
});
