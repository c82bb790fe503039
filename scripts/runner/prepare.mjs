import { emptyDatabase, findMeta, isDatabaseEmpty, requireBoundRole, writeMeta } from "./database.mjs";
import { wantsDemo } from "./demo.mjs";
import { PlainFailure } from "./failure.mjs";
import { keyFingerprint, oldSealKeys, resolveKeys } from "./keys.mjs";
import { runNode, TSX_FLAGS } from "./run.mjs";
import { step } from "./step.mjs";

const KEY_MARK = "key_fingerprint";
const SEED_MARK = "demo_seed";

/**
 * Brings a running database to the state that the portal serves: keys, schema, regions, demo.
 * @param {{ dataDir: string, env: Record<string, string | undefined>, appUrl: string, ownerUrl: string }} input
 * @returns {Promise<{ keys: Record<string, string>, isDemo: boolean }>}
 */
export async function prepareData({ dataDir, env, appUrl, ownerUrl }) {
  const urls = { DATABASE_URL: appUrl, DATABASE_OWNER_URL: ownerUrl };
  // A seed that was killed half-way counts as nothing: what it left is thrown away below.
  const seedState = await findMeta(ownerUrl, SEED_MARK);
  const wasEmpty = seedState === "running" || (await isDatabaseEmpty(ownerUrl));
  const keys = await takeKeys({ dataDir, env, ownerUrl, wasEmpty });

  await step("menyiapkan tabel / migrating", async (note) => {
    const said = await runNode([...TSX_FLAGS, "prisma/migrate.ts"], urls, { what: "migrate" });
    note(said.trim().split("\n")[0]?.trim() || "tidak ada yang baru / nothing new");
  });
  await writeMeta(ownerUrl, KEY_MARK, keyFingerprint(keys));
  await step("memuat wilayah / loading regions", async (note) => {
    note((await runNode([...TSX_FLAGS, "prisma/regions/load.ts"], urls, { what: "regions" })).trim());
  });
  if (wasEmpty && wantsDemo(env)) {
    if (seedState === "running") await emptyDatabase(ownerUrl);
    await seedDemo({ ...env, ...urls, ...keys }, ownerUrl);
  }
  await requireBoundRole(appUrl);
  const seeded = (await findMeta(ownerUrl, SEED_MARK)) === "done";
  return { keys, isDemo: seeded && wantsDemo(env) };
}

/**
 * Fills an empty database with the demo.
 * @param {Record<string, string | undefined>} env
 * @param {string} ownerUrl
 */
export async function seedDemo(env, ownerUrl) {
  await writeMeta(ownerUrl, SEED_MARK, "running");
  await step("mengisi data contoh / seeding the demo", async (note) => {
    const said = await runNode(
      [...TSX_FLAGS, "prisma/seed/seed.ts"],
      { ...env, MUTAKHIR_DEMO: "1", MUTAKHIR_PART: "seed" },
      { what: "seed" },
    );
    note(said.trim().split("\n").at(-1)?.trim() ?? "");
  });
  await writeMeta(ownerUrl, SEED_MARK, "done");
}

async function takeKeys({ dataDir, env, ownerUrl, wasEmpty }) {
  const mark = await findMeta(ownerUrl, KEY_MARK);
  const { keys, made, file } = resolveKeys({ dataDir, env, databaseIsEmpty: wasEmpty });
  const known = [keys.MUTAKHIR_SEAL_KEY, ...oldSealKeys(env)].map((seal) =>
    keyFingerprint({ ...keys, MUTAKHIR_SEAL_KEY: seal }),
  );
  if (mark !== null && !wasEmpty && !known.includes(mark)) {
    throw new PlainFailure(
      `Kunci di ${file} atau di variabel bukan kunci basis data ini. / The keys in the file or the variables are not this database's keys.`,
    );
  }
  if (made.length > 0) {
    console.log(`          kunci baru / new keys: ${file} (simpan salinannya / keep a copy)`);
  }
  return keys;
}
