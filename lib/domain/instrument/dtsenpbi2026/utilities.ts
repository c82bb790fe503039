import { DRINKING_WATER, FAECES_DISPOSAL, LIGHTING_SOURCE, METER_POWER, TOILET_TYPE } from "../dwelling-lists";
import { options, type QuestionDefinition } from "../question";
import { firstCustomerId } from "./readings";
import { rupiah } from "./shapes";

/** 13-20: toilet, water, light, meters, spending. Toilet type and disposal are asked where a toilet is used, as in 2022. */
export const UTILITIES: readonly QuestionDefinition[] = [
  {
    no: "13",
    key: "toiletFacility",
    label: {
      id: "Fasilitas tempat buang air besar dan siapa yang menggunakan",
      en: "Toilet facility and its users",
    },
    type: "choice",
    options: options(
      [1, "Ada, digunakan oleh anggota keluarga dalam satu rumah", "Yes, used by family members in one house"],
      [
        2,
        "Ada, digunakan bersama oleh anggota keluarga dari beberapa rumah",
        "Yes, shared by families of several houses",
      ],
      [3, "Ada, di MCK komunal", "Yes, communal facility"],
      [4, "Ada, di MCK umum/siapapun menggunakan", "Yes, public facility"],
      [5, "Ada, anggota keluarga tidak menggunakan", "Yes, but the family does not use it"],
      [6, "Tidak ada", "No facility"],
    ),
    help: {
      id: "MCK komunal: untuk beberapa keluarga tertentu. MCK umum: siapa saja boleh memakai.",
      en: "Communal: for certain families. Public: anybody may use it.",
    },
  },
  {
    no: "14",
    key: "toiletType",
    label: { id: "Jenis kloset yang digunakan", en: "Toilet type" },
    type: "choice",
    options: TOILET_TYPE,
    askIf: "toiletFacility in [1,2,3]",
    help: {
      id: "Leher angsa: ada genangan air di bawah lubang kloset. Cemplung: lubang langsung ke tanah.",
      en: "Gooseneck: water stands below the bowl. Pit: a hole straight into the ground.",
    },
  },
  {
    no: "15",
    key: "faecesDisposal",
    label: { id: "Tempat pembuangan akhir tinja", en: "Final disposal of faeces" },
    type: "choice",
    options: FAECES_DISPOSAL,
    askIf: "toiletFacility in [1,2,3]",
    help: { id: "IPAL: instalasi pengolahan air limbah bersama.", en: "IPAL: a shared waste-water treatment plant." },
  },
  {
    no: "16",
    key: "drinkingWater",
    label: { id: "Sumber air utama yang digunakan keluarga untuk minum", en: "Main drinking water source" },
    type: "choice",
    options: DRINKING_WATER,
    help: {
      id: "Air yang dipakai untuk minum, bukan untuk mandi atau mencuci.",
      en: "Water for drinking, not for washing.",
    },
  },
  {
    no: "17",
    key: "lightingSource",
    label: { id: "Sumber penerangan utama rumah ini", en: "Main lighting source" },
    type: "choice",
    options: LIGHTING_SOURCE,
    help: {
      id: "Tanpa meteran: menyambung dari tetangga atau langsung dari tiang.",
      en: "Without meter: connected through a neighbour or straight from the pole.",
    },
  },
  {
    no: "18a",
    key: "meterCount",
    label: { id: "Jumlah meteran listrik terpasang", en: "Number of electricity meters" },
    type: "integer",
    min: 1,
    max: 10,
    fill: "derived",
    askIf: "lightingSource == 1",
  },
  {
    no: "18b",
    key: "meters",
    label: {
      id: "Daya terpasang dan nomor setiap meteran (18b, 18c)",
      en: "Installed power and number of each meter (18b, 18c)",
    },
    type: "repeat",
    most: 10,
    item: { id: "Meteran", en: "Meter" },
    fields: [
      { key: "power", label: { id: "Daya terpasang", en: "Installed power" }, type: "choice", options: METER_POWER },
      {
        key: "idType",
        label: { id: "Jenis nomor", en: "Kind of number" },
        type: "choice",
        options: options(
          [1, "ID Pelanggan PLN (12 angka)", "PLN customer id (12 digits)"],
          [2, "Nomor meteran (11 angka)", "Meter number (11 digits)"],
        ),
      },
      {
        key: "id",
        label: { id: "Nomor", en: "Number" },
        type: "digits",
        digits: { by: "idType", lengths: { 1: 12, 2: 11 } },
      },
    ],
    askIf: "lightingSource == 1",
    help: {
      id: "Lihat stiker meteran atau struk. R1/450 berarti daya 450 watt.",
      en: "See the sticker of the meter or the receipt. R1/450 means 450 watts.",
    },
  },
  {
    no: null,
    key: "plnId",
    label: { id: "ID pelanggan PLN", en: "PLN customer id" },
    type: "text",
    maxLength: 12,
    fill: "computed",
    computed: { from: "meters", read: firstCustomerId },
    askIf: "lightingSource == 1",
  },
  rupiah("19", "electricitySpend", "Nilai pengeluaran listrik sebulan", "Monthly electricity spending"),
  rupiah(
    "20a",
    "phoneCreditSpend",
    "Pengeluaran pulsa seluruh anggota keluarga sebulan",
    "Monthly phone credit spending of the family",
  ),
  rupiah(
    "20b",
    "internetSpend",
    "Pengeluaran internet seluruh anggota keluarga sebulan",
    "Monthly internet spending of the family",
  ),
];
