import { DWELLING_OWNERSHIP, FLOOR_MATERIAL, ROOF_MATERIAL, WALL_MATERIAL } from "../dwelling-lists";
import { type Option, options, type QuestionDefinition } from "../question";
import { HOUSE_PHOTOS } from "./photos";
import { rupiah } from "./shapes";
import { UTILITIES } from "./utilities";

const CONDITION = options(
  [1, "Baik", "Good"],
  [2, "Rusak ringan", "Lightly damaged"],
  [3, "Rusak sedang", "Moderately damaged"],
  [4, "Rusak berat", "Heavily damaged"],
);

function condition(no: string, key: string, id: string, en: string): QuestionDefinition {
  return {
    no,
    key,
    label: { id, en },
    type: "choice",
    options: CONDITION,
    help: {
      id: "Ringan: dapat diperbaiki sendiri. Sedang: perlu tukang. Berat: sudah membahayakan.",
      en: "Lightly: one can mend it oneself. Moderately: needs a craftsman. Heavily: already dangerous.",
    },
  };
}

function material(no: string, key: string, id: string, en: string, list: readonly Option[]): QuestionDefinition {
  return {
    no,
    key,
    label: { id: `Bahan bangunan utama ${id} terluas`, en: `Main ${en} material` },
    type: "choice",
    options: list,
    help: { id: `Pilih bahan ${id} yang paling luas.`, en: `Choose the material of the largest part of the ${en}.` },
  };
}

/** Block II, 5-21. */
export const HOUSING: readonly QuestionDefinition[] = [
  {
    no: "5a",
    key: "familiesInHouse",
    label: { id: "Jumlah keluarga yang tinggal dalam 1 rumah/tempat tinggal", en: "Families living in the house" },
    type: "integer",
    min: 1,
    max: 20,
    unit: { id: "keluarga", en: "families" },
    help: { id: "Termasuk keluarga ini.", en: "This family included." },
  },
  {
    no: "5b",
    key: "otherKkNumbers",
    label: { id: "Nomor KK keluarga lain yang tinggal bersama", en: "KK numbers of the other families" },
    type: "repeat",
    most: 19,
    item: { id: "Keluarga lain", en: "Other family" },
    fields: [
      {
        key: "kk",
        label: { id: "Nomor Kartu Keluarga", en: "Family card number" },
        type: "digits",
        digits: 16,
      },
    ],
    askIf: "familiesInHouse > 1",
    optional: { reason: { id: "Keluarga lain mungkin belum punya KK", en: "The other family may have no card yet" } },
  },
  {
    no: "6a",
    key: "buildingType",
    label: { id: "Jenis bangunan tempat tinggal", en: "Type of dwelling" },
    type: "choice",
    options: options(
      [1, "Rumah tinggal tunggal", "Detached house"],
      [2, "Apartemen", "Apartment"],
      [3, "Rumah susun", "Flat (rusun)"],
      [4, "Rumah deret", "Row house"],
      [5, "Kos", "Boarding room"],
    ),
  },
  {
    no: "6b",
    key: "apartmentFloor",
    label: { id: "Nama/nomor lantai apartemen/rusun", en: "Apartment name/floor" },
    type: "text",
    maxLength: 100,
    askIf: "buildingType in [2,3]",
  },
  {
    no: "7a",
    key: "dwellingOwnership",
    label: { id: "Status kepemilikan bangunan tempat tinggal", en: "Ownership status of the dwelling" },
    type: "choice",
    options: DWELLING_OWNERSHIP,
    help: {
      id: "Bebas sewa: menempati rumah orang lain tanpa membayar. Dinas: disediakan kantor tempat bekerja.",
      en: "Rent-free: lives in somebody else's house without paying. Official: provided by the employer.",
    },
  },
  {
    no: "7b",
    key: "landTitleGroup",
    label: {
      id: "Jenis bukti kepemilikan tanah bangunan tempat tinggal",
      en: "Type of land title of the dwelling",
    },
    type: "choice",
    options: options(
      [1, "SHM", "Freehold title (SHM)"],
      [2, "Sertifikat selain SHM (SHGB, SHSRS)", "Certificate other than SHM (SHGB, SHSRS)"],
      [3, "Surat bukti lainnya (Girik, Letter C, dll)", "Other deed (Girik, Letter C, ...)"],
      [4, "Tidak punya", "None"],
    ),
    askIf: "dwellingOwnership == 1",
    help: {
      id: "SHM adalah Sertifikat Hak Milik. Minta keluarga menunjukkan suratnya bila bisa.",
      en: "SHM is the full ownership certificate. Ask to see the paper if possible.",
    },
  },
  rupiah("8", "monthlyRentValue", "Perkiraan nilai sewa/kontrak sebulan", "Estimated or actual monthly rent", {
    help: {
      id: "Milik sendiri atau bebas sewa: perkirakan sewa rumah serupa di sekitar. Kontrak: yang dibayar, dibagi menjadi sebulan.",
      en: "Owned or rent-free: what a like house nearby would cost. Rented: what is paid, for one month.",
    },
  }),
  {
    no: "9",
    key: "floorAreaM2",
    label: { id: "Luas lantai bangunan tempat tinggal", en: "Floor area" },
    type: "integer",
    min: 1,
    max: 997,
    unit: { id: "m²", en: "m²" },
    help: {
      id: "Panjang kali lebar lantai yang ditempati, dalam meter persegi.",
      en: "Length times width of the floor lived on, in square metres.",
    },
  },
  material("10a", "floorMaterial", "lantai", "floor", FLOOR_MATERIAL),
  condition("10b", "floorCondition", "Kondisi lantai", "Floor condition"),
  material("11a", "wallMaterial", "dinding", "wall", WALL_MATERIAL),
  condition("11b", "wallCondition", "Kondisi dinding", "Wall condition"),
  material("12a", "roofMaterial", "atap", "roof", ROOF_MATERIAL),
  condition("12b", "roofCondition", "Kondisi atap", "Roof condition"),
  ...UTILITIES,
  ...HOUSE_PHOTOS,
];
