import { writeFile } from "node:fs/promises";
import { parseArgs } from "node:util";
import { stringify } from "csv-stringify/sync";
import { isOfficeSource, type OfficeSource } from "@/lib/domain/office-file/source";
import { listKnownFamilies } from "./known-families";
import type { SidFamily } from "./sid-person";

const { values } = parseArgs({
  options: {
    source: { type: "string", default: "pln" },
    village: { type: "string", default: "5207022001" },
    families: { type: "string", default: "50" },
    errors: { type: "boolean", default: false },
    out: { type: "string", default: "instansi.csv" },
  },
});

type Line = readonly string[];

const HEADINGS = {
  school: ["NIK", "Status siswa"],
  jkn: ["NIK", "Segmen"],
  pln: ["NIK", "Daya"],
  stunting: ["NIK", "Status gizi"],
  dtks: ["NIK", "No KK", "Nama", "Kode Desa", "Status", "Bansos"],
  p3ke: ["NIK", "No KK", "Nama", "Desil", "Penerima PKH", "Penerima BPNT"],
} as const satisfies Record<OfficeSource, Line>;

/** Rows that no reader takes: lost digits, nobody, a number that is none. */
const FLAWS: readonly string[] = ["9,9E+15", "9911111111110009", "12"];

/** What an office would say of a family's head; nothing where the head has no NIK, or PLN no meter. */
function lineOf(source: OfficeSource, village: string, { household, members }: SidFamily, at: number): readonly Line[] {
  const head = members.find(({ answers }) => answers["relationToHead"] === 1)?.answers;
  const nik = head?.["nik"];
  if (head === undefined || typeof nik !== "string") return [];
  const [kk, name] = [String(household["kkNumber"] ?? ""), String(head["name"] ?? "")];
  const other = (now: unknown, codes: readonly number[]) => String(codes.find((code) => code !== now) ?? codes[0]);
  switch (source) {
    case "school":
      return [[nik, other(head["schoolParticipation"], [3, 2])]];
    case "jkn":
      return [[nik, other([head["healthInsurance"]].flat()[0], [1, 2])]];
    case "pln":
      return household["lightingSource"] === 1 ? [[nik, other(household["meterPower1"], [1, 2])]] : [];
    case "stunting":
      return [[nik, "2"]];
    case "dtks":
      return [[nik, kk, name, village, at % 9 === 0 ? "Tidak aktif" : "Aktif", at % 2 === 0 ? "PKH, BPNT" : "PBI"]];
    case "p3ke":
      return [[nik, kk, name, String((at % 4) + 1), at % 3 === 0 ? "Ya" : "Tidak", "Ya"]];
  }
}

async function main(): Promise<void> {
  const ownerUrl = process.env["DATABASE_OWNER_URL"];
  if (ownerUrl === undefined) throw new Error("DATABASE_OWNER_URL is not set");
  const { source, village, out } = values;
  if (!isOfficeSource(source)) throw new Error(`unknown source ${source}`);
  const families = await listKnownFamilies(ownerUrl, village, Number(values.families));
  const lines = families.flatMap((family, at) => lineOf(source, village, family, at));
  const heading = HEADINGS[source];
  const flaws = values.errors ? FLAWS.map((number) => heading.map((_, column) => (column === 0 ? number : "1"))) : [];
  await writeFile(out, stringify([heading, ...lines, ...flaws], { delimiter: ";", bom: true }));
  console.log(`${lines.length + flaws.length} rows -> ${out}`);
}

await main();
