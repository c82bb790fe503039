import { expect, it } from "vitest";
import { wantsDemo } from "@/scripts/runner/demo.mjs";

const DATABASE_URL = "postgresql://mutakhir_app@db/mutakhir";

it("is there by itself on the embedded database, and on a given server only when asked for", () => {
  expect([{}, { MUTAKHIR_DEMO: "1" }, { MUTAKHIR_DEMO: "0" }].map(wantsDemo)).toEqual([true, true, false]);
  const given = [{}, { MUTAKHIR_DEMO: "1" }, { MUTAKHIR_DEMO: "0" }].map((env) => wantsDemo({ ...env, DATABASE_URL }));
  expect(given).toEqual([false, true, false]);
  expect(wantsDemo({ DATABASE_OWNER_URL: DATABASE_URL })).toBe(false);
});
