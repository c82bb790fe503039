import { DICTIONARY } from "../variable/dictionary";
import type { Text, Variable } from "../variable/variable";

/** The two data files of a package, as the official catalogue calls its sets. */
export const CONTENT_SETS = ["keluarga", "anggota"] as const;
export type ContentSet = (typeof CONTENT_SETS)[number];

/** An official variable (52 of families, 48 of people) as a column. */
export interface OfficialColumn {
  readonly name: string;
  readonly variable: Variable;
}

/** A column of ours beside the official ones: what the reply names, and what the record has no official variable for. */
export interface OwnColumn {
  readonly name: string;
  readonly label: Text;
  /** The person's variable that it holds, where it holds one. */
  readonly holds?: "presence" | "noNikReason";
  readonly codes?: readonly (readonly [code: number, label: string])[];
}

/** What readers look for first; the rest follows in the dictionary's order. */
const LEADING: Readonly<Record<ContentSet, readonly string[]>> = {
  keluarga: [
    "nomor_kartu_keluarga",
    "nama_anggota_keluarga",
    "kode_provinsi",
    "provinsi",
    "kode_kabupaten_kota",
    "kabupaten_kota",
    "kode_kecamatan",
    "kecamatan",
    "kode_kelurahan_desa",
    "kelurahan_desa",
  ],
  anggota: ["nomor_kartu_keluarga", "nomor_induk_kependudukan", "nama", "status_hubungan_keluarga", "tanggal_lahir"],
};

/** The official columns of each file, from the dictionary. */
export const OFFICIAL_COLUMNS: Readonly<Record<ContentSet, readonly OfficialColumn[]>> = {
  keluarga: officialOf("keluarga"),
  anggota: officialOf("anggota"),
};

function officialOf(set: ContentSet): readonly OfficialColumn[] {
  const columns = DICTIONARY.flatMap((variable) =>
    variable.official.flatMap((official) =>
      official.startsWith(`${set}:`) ? [{ name: official.slice(set.length + 1), variable }] : [],
    ),
  );
  const place = ({ name }: OfficialColumn) => {
    const at = LEADING[set].indexOf(name);
    return at === -1 ? LEADING[set].length : at;
  };
  return columns.toSorted((a, b) => place(a) - place(b));
}

const FAMILY_ID: OwnColumn = {
  name: "id_keluarga",
  label: {
    id: "Nomor keluarga di portal; menyambung kedua berkas",
    en: "The family's number in the portal; joins both files",
  },
};

/** Our columns of each file, before the official ones. */
export const OWN_COLUMNS: Readonly<Record<ContentSet, readonly OwnColumn[]>> = {
  keluarga: [
    FAMILY_ID,
    {
      name: "nomor_usulan",
      label: {
        id: "Nomor usulan yang dikirim, dipisah titik koma; dipakai di berkas balasan",
        en: "Numbers of the proposals sent, separated by semicolons; used in the reply",
      },
    },
    { name: "tanggal_kondisi", label: { id: "Tanggal kondisi data", en: "Date of the condition" } },
    {
      name: "keadaan_keluarga",
      label: { id: "Keadaan keluarga", en: "State of the family" },
      codes: [
        [1, "Ada"],
        [2, "Tidak ditemukan"],
        [3, "Berakhir"],
      ],
    },
    {
      name: "potret_desil",
      label: { id: "Nomor potret asal desil", en: "Snapshot that the deciles are from" },
    },
  ],
  anggota: [
    FAMILY_ID,
    { name: "id_anggota", label: { id: "Nomor orang di portal", en: "The person's number in the portal" } },
    {
      name: "keberadaan",
      label: { id: "Keberadaan anggota keluarga", en: "Whereabouts of the member" },
      holds: "presence",
    },
    {
      name: "alasan_tanpa_nik",
      label: { id: "Alasan belum ada NIK", en: "Why there is no NIK yet" },
      holds: "noNikReason",
    },
  ],
};

/** The heading of a file. */
export function contentHeading(set: ContentSet): readonly string[] {
  return [...OWN_COLUMNS[set], ...OFFICIAL_COLUMNS[set]].map(({ name }) => name);
}
