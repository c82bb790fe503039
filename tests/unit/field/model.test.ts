import * as fc from "fast-check";
import { describe, it } from "vitest";
import { Model, step } from "./model";

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
});
