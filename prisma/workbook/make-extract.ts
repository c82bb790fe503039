import { once } from "node:events";
import { createWriteStream, type WriteStream } from "node:fs";
import { parseArgs } from "node:util";
import { readRegionSources } from "../regions/load";
import { buildRegionRows } from "../regions/region-rows";
import { SEED } from "../seed/demo";
import { referenceDay } from "../seed/reference-day";
import { cellLine, headingLine, madeFamilies } from "./extract-lines";

const { values } = parseArgs({
  options: {
    families: { type: "string", default: "1000" },
    regency: { type: "string", default: "5207" },
    on: { type: "string" },
    /** Every so many families has a fault. */
    "flaw-every": { type: "string" },
    merged: { type: "boolean", default: false },
    out: { type: "string", default: "cuplikan" },
  },
});

function villagesOf(regency: string) {
  const rows = buildRegionRows(readRegionSources().sources);
  return rows.filter(({ code, level }) => level === 4 && code.startsWith(regency));
}

async function write(stream: WriteStream, line: string): Promise<void> {
  if (!stream.write(`${line}\r\n`)) await once(stream, "drain");
}

/** Writes a synthetic extract of a regency as CSV, deterministic: `<out>-keluarga.csv` and `<out>-anggota.csv`, or `<out>.csv` merged. */
async function make(): Promise<string> {
  const villages = villagesOf(values.regency);
  if (villages.length === 0) throw new Error("Kabupaten/kota tidak dikenal. / No such regency.");
  const flawEvery = values["flaw-every"] === undefined ? null : Number(values["flaw-every"]);
  const plan = { seed: SEED, villages, families: Number(values.families), on: values.on ?? referenceDay(), flawEvery };
  const names = values.merged ? [`${values.out}.csv`] : [`${values.out}-keluarga.csv`, `${values.out}-anggota.csv`];
  const [first, second] = names.map((name) => createWriteStream(name));
  if (first === undefined) throw new Error("no file");
  await write(first, headingLine(values.merged ? "merged" : "keluarga"));
  if (second !== undefined) await write(second, headingLine("anggota"));
  let count = 0;
  for (const { family, people } of madeFamilies(plan)) {
    if (second !== undefined) await write(first, cellLine("keluarga", family));
    for (const person of people) {
      await (second === undefined
        ? write(first, cellLine("merged", { ...family, ...person }))
        : write(second, cellLine("anggota", person)));
      count += 1;
    }
  }
  for (const stream of [first, second])
    if (stream !== undefined) {
      stream.end();
      await once(stream, "finish");
    }
  return `${names.join(", ")}: ${plan.families} keluarga / families, ${count} orang / people, ${villages.length} desa / villages`;
}

try {
  console.log(await make());
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}
