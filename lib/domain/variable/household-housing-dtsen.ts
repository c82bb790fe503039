import { OWNERS } from "./owner";
import { dtsen, type Entry, inSection, span } from "./variable";

/** Rupiah a month that a family may spend or a house be worth; ten times it is a slip of the finger. */
const MOST_A_MONTH = 999_999_999;

function rupiah(key: string, no: string, id: string, en: string): Entry {
  return {
    key,
    label: { id, en },
    questions: dtsen(no),
    sql: "integer",
    min: 0,
    max: MOST_A_MONTH,
    sensitivity: "quasi_identifier",
    specific: "finance",
  };
}

function condition(key: string, no: string, id: string, en: string): Entry {
  return { key, label: { id, en }, questions: dtsen(no), sql: "smallint", codes: span(1, 4) };
}

function photo(key: string, no: string, id: string, en: string): Entry {
  return { key, label: { id, en }, questions: dtsen(no), sql: "uuid", sensitivity: "data_pribadi" };
}

/** Block II of the 2026 form: condition, rent, meters, spending and photos. */
export const HOUSING_DTSEN_VARIABLES = inSection(
  { level: "household", section: "housing", owner: OWNERS.housing, dateBlock: "housingDtsen" },
  [
    {
      key: "familiesInHouse",
      label: {
        id: "Jumlah keluarga yang tinggal dalam 1 rumah/tempat tinggal",
        en: "Families living in the house",
      },
      questions: dtsen("5a"),
      sql: "smallint",
      min: 1,
      max: 20,
    },
    {
      key: "otherKkNumbers",
      label: { id: "Nomor KK keluarga lain yang tinggal bersama", en: "KK numbers of the other families" },
      questions: dtsen("5b"),
      kind: "repeat",
      sql: null,
      repeat: {
        table: "household_other_kk",
        most: 19,
        fields: [{ key: "kk", label: { id: "Nomor Kartu Keluarga", en: "Family card number" }, kind: "sealed" }],
      },
      sensitivity: "data_pribadi",
      owner: OWNERS.civil,
    },
    {
      key: "buildingType",
      label: { id: "Jenis bangunan tempat tinggal", en: "Type of dwelling" },
      questions: dtsen("6a"),
      sql: "smallint",
      codes: span(1, 5),
    },
    {
      key: "apartmentFloor",
      label: { id: "Nama/nomor lantai apartemen/rusun", en: "Apartment name/floor" },
      questions: dtsen("6b"),
      sql: "text",
      maxLength: 100,
      sensitivity: "quasi_identifier",
    },
    {
      key: "landTitleGroup",
      label: {
        id: "Jenis bukti kepemilikan tanah bangunan tempat tinggal (2026)",
        en: "Type of land title of the dwelling (2026)",
      },
      questions: dtsen("7b"),
      sql: "smallint",
      codes: span(1, 4),
    },
    rupiah("monthlyRentValue", "8", "Perkiraan nilai sewa/kontrak sebulan", "Estimated or actual monthly rent"),
    condition("floorCondition", "10b", "Kondisi lantai", "Floor condition"),
    condition("wallCondition", "11b", "Kondisi dinding", "Wall condition"),
    condition("roofCondition", "12b", "Kondisi atap", "Roof condition"),
    {
      key: "meters",
      label: { id: "Meteran listrik", en: "Electricity meters" },
      questions: dtsen("18b"),
      kind: "repeat",
      sql: null,
      repeat: {
        table: "household_meter",
        most: 10,
        fields: [
          { key: "power", label: { id: "Daya terpasang", en: "Installed power" }, kind: "code", codes: span(1, 5) },
          { key: "idType", label: { id: "Jenis nomor", en: "Kind of number" }, kind: "code", codes: [1, 2] },
          { key: "id", label: { id: "Nomor pelanggan/meteran", en: "Customer or meter number" }, kind: "sealed" },
        ],
      },
      sensitivity: "data_pribadi",
      owner: OWNERS.energy,
    },
    rupiah("electricitySpend", "19", "Nilai pengeluaran listrik sebulan", "Monthly electricity spending"),
    rupiah(
      "phoneCreditSpend",
      "20a",
      "Pengeluaran pulsa seluruh anggota keluarga sebulan",
      "Monthly phone credit spending",
    ),
    rupiah(
      "internetSpend",
      "20b",
      "Pengeluaran internet seluruh anggota keluarga sebulan",
      "Monthly internet spending",
    ),
    photo("photoFront", "21a", "Foto tampak depan (atap & dinding)", "Photo: front (roof and walls)"),
    photo("photoLivingRoom", "21b", "Foto ruang tamu (dinding & lantai)", "Photo: living room (walls and floor)"),
    photo("photoBathroom", "21c", "Foto kamar mandi (kloset)", "Photo: bathroom (toilet)"),
  ],
);
