import { spawnSync } from "node:child_process";
import { packageProgram } from "../../scripts/runner/run.mjs";

/** The long proof of the outbox: 2,000 lives of 60 steps, or as many as are asked for. The seed is printed and may be given. */
const [runs = "2000", seed = String(Date.now() % 2_147_483_647)] = process.argv.slice(2);
const { status } = spawnSync(
  process.execPath,
  [packageProgram("vitest", "vitest.mjs"), "run", "--project", "unit", "tests/unit/field/model.test.ts"],
  { stdio: "inherit", env: { ...process.env, FIELD_MODEL_RUNS: runs, FIELD_MODEL_SEED: seed } },
);
process.exit(status ?? 1);
