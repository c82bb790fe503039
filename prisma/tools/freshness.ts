import { freshnessColumns, type TableColumn } from "./table-column";

/** Names of the dated blocks, for the schema's comments. */
const SECTION_LABEL: Readonly<Record<string, string>> = {
  place: "keterangan tempat",
  placeRegsosek: "keterangan tempat, hanya Regsosek 2022",
  placeDtsen: "keterangan tempat, hanya DTSEN 2026",
  housingRegsosek: "perumahan, hanya Regsosek 2022",
  housingDtsen: "perumahan, hanya DTSEN 2026",
  assetsDtsen: "kepemilikan aset, hanya DTSEN 2026",
  demographicRegsosek: "demografi, hanya Regsosek 2022",
  demographicDtsen: "demografi, hanya DTSEN 2026",
  educationRegsosek: "pendidikan, hanya Regsosek 2022",
  educationDtsen: "pendidikan, hanya DTSEN 2026",
  employmentDtsen: "pendapatan dan pekerjaan, hanya DTSEN 2026",
  healthDtsen: "disabilitas dan kesehatan, hanya DTSEN 2026",
  account: "rekening, hanya DTSEN 2026",
  officer: "keterangan pendataan",
  housing: "perumahan",
  programs: "keikutsertaan program",
  assets: "kepemilikan aset",
  services: "layanan",
  notes: "catatan",
  demographic: "demografi",
  education: "pendidikan",
  employment: "ketenagakerjaan",
  business: "kepemilikan usaha",
  health: "kesehatan",
  protection: "perlindungan sosial",
  civil: "kependudukan",
  regional: "item daerah",
  regionalMember: "item daerah",
};

/** "As of" and source columns of the blocks. */
export function freshness(sections: readonly string[]): readonly TableColumn[] {
  return sections.flatMap((section) => freshnessColumns(section, SECTION_LABEL[section] ?? section));
}
