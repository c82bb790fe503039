import type { TableRequest } from "../cube/request";
import type { Text } from "../variable/variable";

/** A set of figures that regions publish, edition by edition. */
export interface Dataset {
  readonly id: string;
  readonly title: Text;
  readonly description: Text;
  readonly keywords: readonly string[];
  /** What one row counts. */
  readonly unit: Text;
  /** Tables of the cube, one after the other; `indicators`: every computed indicator by area. */
  readonly tables: "indicators" | readonly TableRequest[];
}

const AREAS: Text = {
  id: "wilayah itu sendiri dan wilayah tepat di bawahnya",
  en: "the region itself and the regions right below it",
};

/** What is published; an id is part of addresses and never changes its meaning. */
export const DATASETS: readonly Dataset[] = [
  {
    id: "indikator-kesejahteraan",
    title: { id: "Indikator kesejahteraan keluarga dan penduduk", en: "Welfare indicators of families and people" },
    description: {
      id: `Pembilang, penyebut, dan persentase tiap indikator untuk ${AREAS.id}, dihitung dari DTSEN yang dimutakhirkan desa.`,
      en: `Numerator, denominator and share of each indicator for ${AREAS.en}, counted from the register that villages keep up to date.`,
    },
    keywords: ["indikator", "kesejahteraan", "kemiskinan", "DTSEN"],
    unit: { id: "keluarga atau orang, menurut indikator", en: "families or people, by indicator" },
    tables: "indicators",
  },
  {
    id: "keluarga-menurut-desil",
    title: { id: "Keluarga menurut desil kesejahteraan", en: "Families by welfare decile" },
    description: {
      id: `Banyak keluarga tiap desil nasional untuk ${AREAS.id}. Desil ditetapkan BPS; 0 berarti belum diperingkat.`,
      en: `Families of each national decile for ${AREAS.en}. Statistics Indonesia ranks; 0 means not ranked yet.`,
    },
    keywords: ["desil", "keluarga", "kesejahteraan", "DTSEN"],
    unit: { id: "keluarga", en: "families" },
    tables: [{ measure: { kind: "families" }, rows: "area", columns: "decile" }],
  },
  {
    id: "penduduk-menurut-umur",
    title: { id: "Penduduk menurut kelompok umur dan jenis kelamin", en: "People by age group and sex" },
    description: {
      id: "Banyak orang tiap kelompok umur dan jenis kelamin dalam keluarga yang ditemukan di wilayah ini.",
      en: "People of each age group and sex in the families that were found in this region.",
    },
    keywords: ["penduduk", "umur", "jenis kelamin", "DTSEN"],
    unit: { id: "orang", en: "people" },
    tables: [{ measure: { kind: "people" }, rows: "age", columns: "sex" }],
  },
  {
    id: "keluarga-menurut-anggota",
    title: { id: "Keluarga menurut banyak anggota dan desil", en: "Families by size and decile" },
    description: {
      id: "Banyak keluarga menurut jumlah anggota dan desil nasional di wilayah ini.",
      en: "Families by number of members and national decile in this region.",
    },
    keywords: ["keluarga", "anggota keluarga", "desil", "DTSEN"],
    unit: { id: "keluarga", en: "families" },
    tables: [{ measure: { kind: "families" }, rows: "size", columns: "decile" }],
  },
];

export function findDataset(id: string): Dataset | null {
  return DATASETS.find((dataset) => dataset.id === id) ?? null;
}

/** Regions that publish: provinces, regencies and cities. */
export function publishes(regionCode: string): boolean {
  return /^(?:[1-8]\d|9[0-8])(?:\d{2})?$/.test(regionCode);
}
