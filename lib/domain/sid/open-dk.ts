import type { NamedSheet } from "./book";
import { cellText } from "./cell";
import type { SidColumnName } from "./columns";

/**
 * The columns of the workbook that OpenSID sends to its district's OpenDK (questionnaire.md 3.5), by OpenSID's own names. Null: nothing
 * about a person, or a picture.
 */
const COLUMNS: Readonly<Record<string, SidColumnName | null>> = {
  nomor_nik: "nik",
  nomor_kk: "no_kk",
  jenis_kelamin: "sex",
  tempat_lahir: "tempatlahir",
  tanggal_lahir: "tanggallahir",
  agama: "agama_id",
  pendidikan_dlm_kk: "pendidikan_kk_id",
  pendidikan_sdg_ditempuh: "pendidikan_sedang_id",
  pekerjaan: "pekerjaan_id",
  kawin: "status_kawin",
  hubungan_keluarga: "kk_level",
  kewarganegaraan: "warganegara_id",
  gol_darah: "golongan_darah_id",
  nomor_dokumen_pasport: "dokumen_pasport",
  tanggal_akhir_pasport: "tanggal_akhir_paspor",
  nomor_dokumen_kitas: "dokumen_kitas",
  nik_ayah: "ayah_nik",
  nik_ibu: "ibu_nik",
  nomor_akta_perkawinan: "akta_perkawinan",
  tanggal_perkawinan: "tanggalperkawinan",
  nomor_akta_perceraian: "akta_perceraian",
  tanggal_perceraian: "tanggalperceraian",
  cacat: "cacat_id",
  cara_kb: "cara_kb_id",
  id: null,
  foto: null,
  desa_id: null,
  created_at: null,
  updated_at: null,
};
/** By these it is known: OpenSID's own workbook calls both otherwise. */
const MARKS = ["nomor_nik", "nomor_kk"] as const;

/** The same sheet under OpenSID's 43 names; null for one that is not of this kind. What has no name there keeps its own. */
export function fromOpenDk({ name, cells }: NamedSheet): NamedSheet | null {
  const headings = (cells[0] ?? []).map((cell) => cellText(cell).toLowerCase());
  if (!MARKS.every((mark) => headings.includes(mark))) return null;
  const places = headings.flatMap((heading, index) => {
    const known = COLUMNS[heading];
    return known === null ? [] : [{ index, heading: known ?? heading }];
  });
  const header = places.map(({ heading }) => heading);
  return { name, cells: [header, ...cells.slice(1).map((line) => places.map(({ index }) => line[index] ?? null))] };
}
