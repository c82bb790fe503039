import { parseArgs } from "node:util";
import { addVillage } from "./add-village";
import demoAccounts from "./demo-accounts.json";
import { referenceDay } from "./reference-day";

const MOST = 20_000;

const { values } = parseArgs({
  options: { families: { type: "string", default: "10000" }, village: { type: "string" } },
});
try {
  const ownerUrl = process.env["DATABASE_OWNER_URL"];
  if (!ownerUrl) throw new Error("DATABASE_OWNER_URL belum diisi. / DATABASE_OWNER_URL is not set.");
  const families = Number(values.families);
  if (!Number.isInteger(families) || families < 1 || families > MOST) {
    throw new Error(`--families: 1 - ${MOST}`);
  }
  const password = demoAccounts[0]?.password ?? "";
  const added = await addVillage(ownerUrl, { families, code: values.village ?? null, on: referenceDay(), password });
  console.log(
    `${added.village.name} (${added.village.code}): ${added.families} keluarga, ${added.people} orang / families, people`,
  );
  console.log(`${added.username}  ${password}`);
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}
