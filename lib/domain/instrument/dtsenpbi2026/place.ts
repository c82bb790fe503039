import { options, type QuestionDefinition } from "../question";
import { NEIGHBOURHOOD } from "../register-fields";
import { LOCATION } from "./location";

const SLS_OPTIONAL = {
  reason: {
    id: "Kode dari BPS; desa sering belum menerimanya",
    en: "A code of the statistics office that villages often have not received",
  },
} as const;

function region(no: string, key: string, id: string, en: string, maxLength: number): QuestionDefinition {
  return { no, key, label: { id, en }, type: "text", maxLength, fill: "derived" };
}

/**
 * Block I, 0-4. The KK number is asked whatever became of the family, so that a family that was not found keeps it. 3g
 * (SLS and sub-SLS) and 3l (geotag) are asked part by part: each part has a column of its own.
 */
export const PLACE: readonly QuestionDefinition[] = [
  {
    no: "0",
    key: "familyPresence",
    label: { id: "Status keberadaan keluarga", en: "Whether the family was found" },
    type: "choice",
    options: options(
      [0, "Tidak ditemukan", "Not found"],
      [1, "Ditemukan", "Found"],
      [2, "Baru", "New"],
      [3, "Meninggal", "All members died"],
      [4, "Tidak eligible", "Not eligible"],
      [5, "Tidak dapat ditemui sampai akhir pendataan", "Could not be met until the end"],
      [6, "Keluarga khusus", "Special family"],
    ),
    help: {
      id: "Bila keluarga tidak ditemukan atau tidak dapat ditemui, cukup tulis sebabnya pada Catatan.",
      en: "If the family was not found or could not be met, writing why under Notes is enough.",
    },
  },
  region("1a", "headName", "Nama kepala keluarga", "Name of family head", 100),
  region("1b", "headNik", "NIK kepala keluarga", "NIK of the head", 24),
  {
    no: "1c",
    key: "kkNumber",
    label: { id: "Nomor Kartu Keluarga", en: "Family card (KK) number" },
    type: "text",
    maxLength: 16,
    format: "digits16",
    optional: {
      reason: { id: "Keluarga mungkin belum punya Kartu Keluarga", en: "The family may not have a card yet" },
    },
    help: {
      id: "16 angka di bagian atas Kartu Keluarga. Kosongkan bila keluarga belum punya kartu.",
      en: "16 digits at the top of the family card. Leave empty if the family has none yet.",
    },
  },
  {
    no: "2a",
    key: "memberCountKk",
    label: { id: "Jumlah anggota keluarga sesuai KK", en: "Members according to the KK" },
    type: "integer",
    min: 1,
    max: 99,
    unit: { id: "orang", en: "people" },
    askIf: "answered(kkNumber)",
    help: {
      id: "Hitung semua nama pada Kartu Keluarga, termasuk yang sudah pindah atau meninggal.",
      en: "Count every name on the card, those who moved or died included.",
    },
  },
  {
    no: "2b",
    key: "memberCount",
    label: { id: "Jumlah anggota keluarga sesuai hasil pendataan", en: "Members found" },
    type: "integer",
    min: 1,
    max: 99,
    fill: "derived",
  },
  region("3a", "provinceCode", "Provinsi", "Province", 2),
  region("3b", "regencyCode", "Kabupaten/kota", "Regency or city", 2),
  region("3c", "districtCode", "Kecamatan", "District", 3),
  region("3d", "villageCode", "Desa/kelurahan", "Village", 3),
  {
    no: "3e",
    key: "urbanRural",
    label: { id: "Klasifikasi desa/kota", en: "Urban/rural classification" },
    type: "choice",
    options: options([1, "Perkotaan", "Urban"], [2, "Perdesaan", "Rural"]),
    help: {
      id: "Menurut daftar BPS untuk desa ini, bukan menurut sebutan desa atau kelurahan.",
      en: "By the statistics office's list for this village, not by its being a desa or kelurahan.",
    },
  },
  {
    no: "3f",
    key: "postalCode",
    label: { id: "Kode pos", en: "Postal code" },
    type: "text",
    maxLength: 5,
    format: "digits5",
    optional: { reason: { id: "Diisi bila diketahui", en: "Filled when known" } },
  },
  {
    no: "3g",
    key: "slsCode",
    label: { id: "Kode SLS (4 angka)", en: "SLS code (4 digits)" },
    type: "text",
    maxLength: 4,
    format: "digits4",
    optional: SLS_OPTIONAL,
    help: {
      id: "Kode satuan lingkungan setempat dari BPS, 4 angka pertama. Kosongkan bila tidak tahu.",
      en: "Local unit code of the statistics office, its first 4 digits. Leave empty if unknown.",
    },
  },
  {
    no: "3g.2",
    key: "subSlsCode",
    label: { id: "Kode sub-SLS (2 angka)", en: "Sub-SLS code (2 digits)" },
    type: "text",
    maxLength: 2,
    format: "digits2",
    optional: { ...SLS_OPTIONAL, blankIsAnswer: true },
    help: {
      id: "2 angka terakhir. Kosongkan bila tidak ada.",
      en: "The last 2 digits. Leave empty if there are none.",
    },
  },
  {
    no: "3h",
    key: "slsName",
    label: { id: "Nama SLS", en: "SLS name" },
    type: "text",
    maxLength: 100,
    optional: SLS_OPTIONAL,
    help: {
      id: "Biasanya nama RT, RW, atau dusun menurut BPS.",
      en: "Usually the name of the RT, RW or hamlet as the statistics office writes it.",
    },
  },
  {
    no: "3i",
    key: "address",
    label: { id: "Alamat (jalan/gang/nomor rumah/RT/RW)", en: "Address" },
    type: "text",
    maxLength: 200,
    multiline: true,
    help: {
      id: "Tulis jalan atau gang, nomor rumah, RT/RW, dan patokan yang mudah dikenali.",
      en: "Write street or lane, house number, RT/RW and an easy landmark.",
    },
  },
  {
    no: "3j",
    key: "streetName",
    label: { id: "Nama jalan", en: "Street name" },
    type: "text",
    maxLength: 100,
    help: { id: 'Tulis "-" bila jalannya tidak bernama.', en: 'Write "-" if the street has no name.' },
  },
  {
    no: "3k",
    key: "houseNumber",
    label: { id: "Nomor rumah", en: "House number" },
    type: "text",
    maxLength: 20,
    help: { id: 'Tulis "-" bila rumahnya tidak bernomor.', en: 'Write "-" if the house has no number.' },
  },
  ...NEIGHBOURHOOD,
  ...LOCATION,
  {
    no: "4",
    key: "addressMatchesKk",
    label: {
      id: "Apakah alamat tersebut sesuai dengan alamat pada Kartu Keluarga?",
      en: "Is this the address on the family card?",
    },
    type: "choice",
    options: options([1, "Ya, sesuai KK", "Yes"], [2, "Tidak sesuai KK", "No"]),
    askIf: "answered(kkNumber)",
  },
];
