import { options, type QuestionDefinition } from "../question";

const MAY_BE_UNKNOWN = {
  reason: {
    id: "Lokasi dapat ditandai kemudian bila sinyal tidak ada",
    en: "The location can be marked later where there is no signal",
  },
} as const;

/** 3l, the geotag: where, how exactly, and whether the device or a person said so. One control shows all four. */
export const LOCATION: readonly QuestionDefinition[] = [
  {
    no: "3l",
    key: "lat",
    label: { id: "Lokasi rumah: lintang", en: "Location of the house: latitude" },
    type: "decimal",
    min: -11.5,
    max: 6.5,
    places: 6,
    control: "location",
    optional: MAY_BE_UNKNOWN,
    help: {
      id: "Berdirilah di depan rumah, lalu tekan tombol lokasi. Bila tidak bisa, pilih tempatnya pada peta desa.",
      en: "Stand in front of the house and press the location button. If that fails, pick the place on the village map.",
    },
  },
  {
    no: "3l.2",
    key: "lng",
    label: { id: "Lokasi rumah: bujur", en: "Location of the house: longitude" },
    type: "decimal",
    min: 94.5,
    max: 141.5,
    places: 6,
    partOf: "lat",
    askIf: "answered(lat)",
  },
  {
    no: "3l.3",
    key: "geoAccuracyM",
    label: { id: "Ketelitian lokasi", en: "Accuracy of the location" },
    type: "integer",
    min: 0,
    max: 10_000,
    unit: { id: "meter", en: "metres" },
    partOf: "lat",
    optional: {
      reason: {
        id: "Hanya diketahui bila perangkat yang menentukan lokasi",
        en: "Known only when the device says where",
      },
      blankIsAnswer: true,
    },
  },
  {
    no: "3l.4",
    key: "geoMode",
    label: { id: "Cara menentukan lokasi", en: "How the location was taken" },
    type: "choice",
    options: options([1, "Geotagging langsung", "By the device"], [2, "Input manual", "By hand"]),
    partOf: "lat",
    askIf: "answered(lat)",
  },
];
