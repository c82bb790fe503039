import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type applyPatches, withPatch } from "@/lib/domain/proposal/patch";
import { Model, step } from "./model";
import { ModelServer } from "./model-server";

/** The long proof is `npm run prove:field`; here enough to notice that something broke. */
const RUNS = Number(process.env["FIELD_MODEL_RUNS"] ?? 40);
const STEPS = 60;
const seed = Number(process.env["FIELD_MODEL_SEED"] ?? Date.now() % 2_147_483_647);

describe("five devices, one portal, a bad network", () => {
  it(`loses nothing and doubles nothing (${RUNS} runs of ${STEPS} steps, seed ${seed})`, async () => {
    console.log(`field model: ${RUNS} runs of up to ${STEPS} steps, seed ${seed}`);
    const life = fc.asyncProperty(
      fc.array(step, { minLength: STEPS, maxLength: STEPS, size: "max" }),
      async (steps) => {
        const model = await Model.make();
        for (const each of steps) {
          await model.take(each);
          await model.check(false);
        }
        await model.settle();
        await model.check(true);
      },
    );
    await fc.assert(life, { numRuns: RUNS, seed });
  }, 3_600_000);

  it("would notice a portal that writes over what nobody has seen", async () => {
    const always: typeof applyPatches = (_, draft, patches) => ({
      payload: patches.reduce(withPatch, draft),
      conflicts: [],
    });
    const life = fc.asyncProperty(
      fc.array(step, { minLength: STEPS, maxLength: STEPS, size: "max" }),
      async (steps) => {
        const model = await Model.make(new ModelServer(always));
        for (const each of steps) {
          await model.take(each);
          await model.check(false);
        }
      },
    );
    await expect(fc.assert(life, { numRuns: RUNS, seed, endOnFailure: true })).rejects.toHaveProperty(
      "cause.message",
      expect.stringMatching(/written over unseen/),
    );
  }, 3_600_000);
});
