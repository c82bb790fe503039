import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

const alias = { "@": here("."), "server-only": here("./tests/support/server-only.ts") };

export default defineConfig({
  test: {
    projects: [
      {
        resolve: { alias },
        test: {
          name: "unit",
          include: ["tests/unit/**/*.test.{ts,tsx}"],
          environment: "node",
          testTimeout: 20_000,
          // Loading the packages anew for each of some hundred files takes longer than the tests: rules keep no state.
          isolate: false,
        },
      },
      {
        resolve: { alias },
        test: {
          name: "integration",
          include: ["tests/integration/**/*.test.ts"],
          environment: "node",
          globalSetup: ["./tests/support/postgres-setup.ts"],
          setupFiles: ["./tests/support/postgres-env.ts"],
          testTimeout: 60_000,
          hookTimeout: 60_000,
          // One database for all files: they take turns and each cleans up or uses its own village.
          fileParallelism: false,
          // The set-up loads the portal's own modules anew for each file.
          isolate: false,
        },
      },
    ],
  },
});
