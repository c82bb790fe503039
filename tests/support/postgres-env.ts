import { inject } from "vitest";
import { TEST_KEYS } from "./keys.mjs";

// Before any module of the portal reads its settings.
Object.assign(process.env, TEST_KEYS, {
  DATABASE_URL: inject("appUrl"),
  DATABASE_OWNER_URL: inject("ownerUrl"),
  MUTAKHIR_DEMO: "1",
  MUTAKHIR_LOG_LEVEL: "error",
});
