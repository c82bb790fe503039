import { parseArgs } from "node:util";
import { SEED } from "../seed/demo";
import { referenceDay } from "../seed/reference-day";
import { buildSidRows } from "./build-sid-rows";
import { findVillage, listKnownFamilies } from "./known-families";
import { writeSidWorkbook } from "./write-sid-workbook";

const { values } = parseArgs({
  options: {
    village: { type: "string", default: "5207022001" },
    families: { type: "string", default: "300" },
    new: { type: "string" },
    rows: { type: "string" },
    changed: { type: "string" },
    errors: { type: "boolean", default: false },
    out: { type: "string", default: "buku-kerja-sid.xlsx" },
  },
});

/** With `DATABASE_OWNER_URL` the village's families come from the register; without it all of them are new. */
async function make(): Promise<string> {
  const ownerUrl = process.env["DATABASE_OWNER_URL"] || null;
  const families = Number(values.families);
  const wantedNew = values.new === undefined ? Math.ceil(families / 10) : Number(values.new);
  const found = ownerUrl === null ? null : await findVillage(ownerUrl, values.village);
  const known =
    ownerUrl === null ? [] : await listKnownFamilies(ownerUrl, values.village, Math.max(0, families - wantedNew));
  const made = buildSidRows({
    village: found ?? { code: values.village, name: "Desa Contoh", kind: "desa" },
    known,
    newFamilies: Math.max(wantedNew, families - known.length),
    ...(values.rows === undefined ? {} : { maxRows: Number(values.rows) }),
    ...(values.changed === undefined ? {} : { changedShare: Number(values.changed) }),
    withErrors: values.errors,
    on: referenceDay(),
    seed: SEED,
  });
  await writeSidWorkbook(made.rows, values.out);
  const faults = made.errors.map(({ row, kind }) => `  baris / row ${row}: ${kind}`);
  return [
    `${values.out}: ${made.rows.length} orang / people; ${made.newFamilies} keluarga baru / new families, ${made.changedFamilies} berubah / changed`,
    ...faults,
  ].join("\n");
}

try {
  console.log(await make());
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}
