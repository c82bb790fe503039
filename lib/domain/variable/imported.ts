import { OWNERS } from "./owner";
import { inSection, span } from "./variable";

/**
 * Set by a snapshot of the ranking centre and by nobody else; a change of condition never touches them. Decile 0 means
 * not ranked. The code list of the PBI flags is not published: 1 yes, 2 no, as everywhere in Regsosek.
 */
export const IMPORTED_VARIABLES = [
  ...inSection({ level: "household", section: "welfare", owner: OWNERS.planning }, [
    {
      key: "decileNational",
      label: { id: "Desil nasional", en: "National decile" },
      kind: "imported",
      sql: "smallint",
      codes: span(0, 10),
      official: ["keluarga:desil_nasional"],
    },
    {
      key: "decileProvince",
      label: { id: "Desil provinsi", en: "Provincial decile" },
      kind: "imported",
      sql: "smallint",
      codes: span(0, 10),
      official: ["keluarga:desil_provinsi"],
    },
    {
      key: "decileRegency",
      label: { id: "Desil kabupaten/kota", en: "Regency decile" },
      kind: "imported",
      sql: "smallint",
      codes: span(0, 10),
      official: ["keluarga:desil_kabupaten_kota"],
    },
    {
      key: "decileSnapshotId",
      label: { id: "Nomor potret pemeringkatan", en: "Ranking snapshot" },
      kind: "imported",
      sql: "text",
      maxLength: 100,
    },
    {
      key: "decileSnapshotOn",
      label: { id: "Tanggal potret pemeringkatan", en: "Date of the ranking snapshot" },
      kind: "imported",
      sql: "date",
    },
    {
      key: "pbiNational",
      label: { id: "Penerima bantuan iuran nasional", en: "National premium assistance (PBI)" },
      kind: "imported",
      sql: "smallint",
      codes: [1, 2],
      official: ["keluarga:pbi_nas"],
    },
    {
      key: "pbiLocal",
      label: { id: "Penerima bantuan iuran pemerintah daerah", en: "Local premium assistance (PBI)" },
      kind: "imported",
      sql: "smallint",
      codes: [1, 2],
      official: ["keluarga:pbi_pemda"],
    },
  ]),
  ...inSection({ level: "member", section: "welfare", owner: OWNERS.health }, [
    {
      key: "pbiNational",
      label: { id: "Penerima bantuan iuran nasional", en: "National premium assistance (PBI)" },
      kind: "imported",
      sql: "smallint",
      codes: [1, 2],
      official: ["anggota:pbi_nas"],
    },
    {
      key: "pbiLocal",
      label: { id: "Penerima bantuan iuran pemerintah daerah", en: "Local premium assistance (PBI)" },
      kind: "imported",
      sql: "smallint",
      codes: [1, 2],
      official: ["anggota:pbi_pemda"],
    },
  ]),
];
