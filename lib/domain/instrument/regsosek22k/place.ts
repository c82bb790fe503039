import { options, type QuestionDefinition } from "../question";
import { NEIGHBOURHOOD } from "../register-fields";

/** Block I, 101-115. Fields without a number are kept by the village register and not printed on the form. */
export const PLACE: readonly QuestionDefinition[] = [
  {
    no: "101",
    key: "provinceCode",
    label: { id: "Provinsi", en: "Province" },
    type: "text",
    maxLength: 2,
    fill: "derived",
  },
  {
    no: "102",
    key: "regencyCode",
    label: { id: "Kabupaten/kota", en: "Regency or city" },
    type: "text",
    maxLength: 2,
    fill: "derived",
  },
  {
    no: "103",
    key: "districtCode",
    label: { id: "Kecamatan", en: "District" },
    type: "text",
    maxLength: 3,
    fill: "derived",
  },
  {
    no: "104",
    key: "villageCode",
    label: { id: "Desa/kelurahan", en: "Village" },
    type: "text",
    maxLength: 3,
    fill: "derived",
  },
  {
    no: "105",
    key: "slsCode",
    label: { id: "Kode SLS/Non-SLS", en: "Local unit (SLS) code" },
    type: "text",
    maxLength: 4,
    format: "digits4",
    optional: {
      reason: {
        id: "Kode dari BPS; desa sering belum menerimanya",
        en: "A code of the statistics office that villages often have not received",
      },
    },
    help: {
      id: "Kode satuan lingkungan setempat dari BPS, 4 angka. Kosongkan bila tidak tahu.",
      en: "Four-digit local unit code of the statistics office. Leave empty if unknown.",
    },
  },
  {
    no: "105a",
    key: "subSlsCode",
    label: { id: "Kode Sub-SLS", en: "Sub-SLS code" },
    type: "text",
    maxLength: 2,
    format: "digits2",
    optional: {
      reason: {
        id: "Kode dari BPS; desa sering belum menerimanya",
        en: "A code of the statistics office that villages often have not received",
      },
      blankIsAnswer: true,
    },
    help: {
      id: "Kode sub-SLS dari BPS, 2 angka. Kosongkan bila tidak ada.",
      en: "Two-digit sub-unit code. Leave empty if there is none.",
    },
  },
  {
    no: "106",
    key: "slsName",
    label: { id: "Nama SLS/Non-SLS", en: "SLS name" },
    type: "text",
    maxLength: 100,
    optional: {
      reason: {
        id: "Kode dari BPS; desa sering belum menerimanya",
        en: "A code of the statistics office that villages often have not received",
      },
    },
    help: {
      id: "Biasanya nama RT, RW, atau dusun menurut BPS.",
      en: "Usually the name of the RT, RW or hamlet as the statistics office writes it.",
    },
  },
  {
    no: "107",
    key: "address",
    label: { id: "Alamat (jalan/gang, nomor rumah)", en: "Address" },
    type: "text",
    maxLength: 200,
    multiline: true,
    help: {
      id: "Tulis jalan atau gang, nomor rumah, dan patokan yang mudah dikenali.",
      en: "Write street or lane, house number and an easy landmark.",
    },
  },
  ...NEIGHBOURHOOD,
  {
    no: null,
    key: "lat",
    control: "location",
    label: { id: "Lintang tempat tinggal", en: "Latitude of the dwelling" },
    type: "decimal",
    min: -11.5,
    max: 6.5,
    places: 6,
    optional: { reason: { id: "Diisi bila diketahui", en: "Filled when known" }, blankIsAnswer: true },
    help: { id: "Diisi dari peta atau dari lokasi telepon.", en: "Filled from the map or the phone." },
  },
  {
    no: null,
    key: "lng",
    partOf: "lat",
    label: { id: "Bujur tempat tinggal", en: "Longitude of the dwelling" },
    type: "decimal",
    min: 94.5,
    max: 141.5,
    places: 6,
    optional: { reason: { id: "Diisi bila diketahui", en: "Filled when known" }, blankIsAnswer: true },
  },
  {
    no: "108",
    key: "headName",
    label: { id: "Nama Kepala Keluarga (KK)", en: "Name of family head" },
    type: "text",
    maxLength: 100,
    fill: "derived",
  },
  {
    no: "109",
    key: "buildingNo",
    label: { id: "Nomor urut bangunan tempat tinggal", en: "Building sequence number" },
    type: "text",
    maxLength: 3,
    optional: {
      reason: {
        id: "Kode dari BPS; desa sering belum menerimanya",
        en: "A code of the statistics office that villages often have not received",
      },
    },
    help: {
      id: "Nomor dari daftar bangunan BPS. Kosongkan bila tidak ada daftarnya.",
      en: "Number from the building list. Leave empty without a list.",
    },
  },
  {
    no: "110",
    key: "familyNo",
    label: { id: "Nomor urut keluarga hasil verifikasi", en: "Family sequence number after verification" },
    type: "text",
    maxLength: 3,
    optional: {
      reason: {
        id: "Kode dari BPS; desa sering belum menerimanya",
        en: "A code of the statistics office that villages often have not received",
      },
    },
    help: {
      id: "Nomor dari daftar keluarga BPS. Kosongkan bila tidak ada daftarnya.",
      en: "Number from the family list. Leave empty without a list.",
    },
  },
  {
    no: "111",
    key: "familyStatus",
    label: { id: "Status keluarga", en: "Family status" },
    type: "text",
    maxLength: 1,
    optional: {
      reason: {
        id: "Kode dari BPS; desa sering belum menerimanya",
        en: "A code of the statistics office that villages often have not received",
      },
      blankIsAnswer: true,
    },
    help: {
      id: "Kode satu huruf dari daftar BPS. Kosongkan bila tidak ada.",
      en: "One-character code of the statistics office. Leave empty if there is none.",
    },
  },
  {
    no: "112",
    key: "memberCount",
    label: { id: "Jumlah anggota keluarga", en: "Number of family members" },
    type: "integer",
    min: 1,
    max: 99,
    fill: "derived",
  },
  {
    no: "113",
    key: "landmarkId",
    label: { id: "ID landmark Wilkerstat", en: "Statistical landmark id" },
    type: "text",
    maxLength: 6,
    optional: {
      reason: {
        id: "Kode dari BPS; desa sering belum menerimanya",
        en: "A code of the statistics office that villages often have not received",
      },
      blankIsAnswer: true,
    },
    help: {
      id: "Nomor patokan peta BPS. Kosongkan bila tidak ada.",
      en: "Map landmark number. Leave empty if there is none.",
    },
  },
  {
    no: "114",
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
    no: "115",
    key: "kkMatchCode",
    label: { id: "Kode Kartu Keluarga", en: "Family card match code" },
    type: "choice",
    options: options(
      [0, "KK sesuai", "Matches the KK"],
      [1, "Keluarga induk", "Parent family"],
      [2, "Keluarga pecahan", "Split-off family"],
    ),
    askIf: "answered(kkNumber)",
    help: {
      id: "Sesuai: satu kartu satu keluarga. Induk: ada anggota yang sudah memisahkan diri. Pecahan: memisahkan diri dari kartu ini.",
      en: "Match: one card, one family. Parent: some members have split off. Split: split off from this card.",
    },
  },
];
