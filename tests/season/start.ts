// A whole season of one regency, lived by made-up people through the portal's own commands, in a throwaway PostgreSQL that is
// removed afterwards; nothing is sent anywhere:
//   npm run simulate:season -- [--proposals 40000] [--seed 1]
// Ends with code 1 when a proposal is neither in a final state nor on anybody's list, or when a trick has worked.
import { parseArgs } from "node:util";
import { TEST_KEYS } from "../support/keys.mjs";
import { startThrowawayPostgres } from "../support/postgres.mjs";

const { values } = parseArgs({
  options: { proposals: { type: "string", default: "40000" }, seed: { type: "string", default: "1" } },
});
const proposals = Number(values.proposals);
if (!Number.isInteger(proposals) || proposals < 65 || proposals > 200_000) throw new Error("--proposals: 65 - 200000");

const server = await startThrowawayPostgres();
try {
  Object.assign(process.env, TEST_KEYS, {
    DATABASE_URL: server.appUrl,
    DATABASE_OWNER_URL: server.ownerUrl,
    MUTAKHIR_DEMO: "1",
    MUTAKHIR_LOG_LEVEL: "error",
  });
  const { migrate } = await import("@/prisma/migrate");
  const { loadRegions } = await import("@/prisma/regions/load");
  await migrate(server.ownerUrl);
  await loadRegions(server.ownerUrl);
  // Only now: the portal's modules read their settings when they are loaded.
  const { liveSeason } = await import("./season");
  process.exitCode = (await liveSeason(server.ownerUrl, { proposals, seed: values.seed })) ? 0 : 1;
} finally {
  await server.stop();
}
