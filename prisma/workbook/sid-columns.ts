/** Header row of the OpenSID population workbook: 43 columns, in their order (domain/opensid-import.json). */
export const SID_COLUMNS = [
  "alamat",
  "dusun",
  "rw",
  "rt",
  "nama",
  "no_kk",
  "nik",
  "sex",
  "tempatlahir",
  "tanggallahir",
  "agama_id",
  "pendidikan_kk_id",
  "pendidikan_sedang_id",
  "pekerjaan_id",
  "status_kawin",
  "kk_level",
  "warganegara_id",
  "ayah_nik",
  "nama_ayah",
  "ibu_nik",
  "nama_ibu",
  "golongan_darah_id",
  "akta_lahir",
  "dokumen_pasport",
  "tanggal_akhir_paspor",
  "dokumen_kitas",
  "akta_perkawinan",
  "tanggalperkawinan",
  "akta_perceraian",
  "tanggalperceraian",
  "cacat_id",
  "cara_kb_id",
  "hamil",
  "ktp_el",
  "status_rekam",
  "alamat_sekarang",
  "status_dasar",
  "suku",
  "tag_id_card",
  "id_asuransi",
  "no_asuransi",
  "lat",
  "lng",
] as const;

export type SidColumn = (typeof SID_COLUMNS)[number];
export type SidCell = string | number | Date | null;
export type SidRow = Readonly<Partial<Record<SidColumn, SidCell>>>;

export const SHEET = "Data Penduduk";
export const CODE_SHEET = "Kode Data";
/** Stands in column B of the row after the last person. */
export const END_MARK = "###";

/** Code lists of the second sheet that people look at when filling the first. */
export const CODE_LISTS: Readonly<Partial<Record<SidColumn, readonly (readonly [number, string])[]>>> = {
  sex: [
    [1, "LAKI-LAKI"],
    [2, "PEREMPUAN"],
  ],
  agama_id: [
    [1, "ISLAM"],
    [2, "KRISTEN"],
    [3, "KATHOLIK"],
    [4, "HINDU"],
    [5, "BUDHA"],
    [6, "KHONGHUCU"],
    [7, "Kepercayaan Terhadap Tuhan YME / Lainnya"],
  ],
  pendidikan_kk_id: [
    [1, "TIDAK / BELUM SEKOLAH"],
    [2, "BELUM TAMAT SD/SEDERAJAT"],
    [3, "TAMAT SD / SEDERAJAT"],
    [4, "SLTP/SEDERAJAT"],
    [5, "SLTA / SEDERAJAT"],
    [6, "DIPLOMA I / II"],
    [7, "AKADEMI/ DIPLOMA III/S. MUDA"],
    [8, "DIPLOMA IV/ STRATA I"],
    [9, "STRATA II"],
    [10, "STRATA III"],
  ],
  status_kawin: [
    [1, "BELUM KAWIN"],
    [2, "KAWIN"],
    [3, "CERAI HIDUP"],
    [4, "CERAI MATI"],
  ],
  kk_level: [
    [1, "KEPALA KELUARGA"],
    [2, "SUAMI"],
    [3, "ISTRI"],
    [4, "ANAK"],
    [5, "MENANTU"],
    [6, "CUCU"],
    [7, "ORANGTUA"],
    [8, "MERTUA"],
    [9, "FAMILI LAIN"],
    [10, "PEMBANTU"],
    [11, "LAINNYA"],
  ],
  warganegara_id: [
    [1, "WNI"],
    [2, "WNA"],
    [3, "DUA KEWARGANEGARAAN"],
  ],
  golongan_darah_id: [
    [1, "A"],
    [2, "B"],
    [3, "AB"],
    [4, "O"],
    [5, "A+"],
    [6, "A-"],
    [7, "B+"],
    [8, "B-"],
    [9, "AB+"],
    [10, "AB-"],
    [11, "O+"],
    [12, "O-"],
    [13, "TIDAK TAHU"],
  ],
  hamil: [
    [1, "HAMIL"],
    [2, "TIDAK HAMIL"],
  ],
  ktp_el: [
    [1, "BELUM"],
    [2, "KTP-EL"],
  ],
  status_dasar: [
    [1, "HIDUP"],
    [2, "MATI"],
    [3, "PINDAH"],
    [4, "HILANG"],
    [6, "PERGI"],
    [9, "TIDAK VALID"],
  ],
};

/** The label of a code in a list; null when the list has none. */
export function labelOf(column: SidColumn, code: number): string | null {
  return CODE_LISTS[column]?.find(([known]) => known === code)?.[1] ?? null;
}
