import type { QuestionDefinition } from "../question";
import { rupiah } from "./shapes";

const MOST_VALUE = 2_000_000_000;
const PIECES = { id: "buah", en: "pieces" } as const;

function count(no: string, key: string, id: string, en: string): QuestionDefinition {
  return { no, key, label: { id, en }, type: "integer", min: 0, max: 99, unit: PIECES };
}

/** Block III, 22-23. Nothing is 0. */
export const ASSETS: readonly QuestionDefinition[] = [
  count("22a", "gas3Count", "Tabung gas 3 kg", "Gas cylinder 3 kg"),
  count("22b", "gas55Count", "Tabung gas 5,5 kg atau lebih", "Gas cylinder 5.5 kg or larger"),
  count("22c", "fridgeCount", "Lemari es/kulkas", "Refrigerator"),
  count("22d", "acCount", "AC", "Air conditioner"),
  {
    no: "22e",
    key: "goldGram",
    label: { id: "Emas/perhiasan", en: "Gold/jewellery" },
    type: "integer",
    min: 0,
    max: 30_000,
    unit: { id: "gram", en: "grams" },
    help: { id: "Tulis 0 bila tidak ada.", en: "Write 0 if there is none." },
  },
  count("22f", "computerCount", "Komputer/laptop/tablet", "Computer/laptop/tablet"),
  count("22g1", "motorcycleCount", "Sepeda motor", "Motorcycles"),
  rupiah("22g2", "motorcycleValue", "Total nilai aset sepeda motor", "Total value of motorcycles", {
    askIf: "motorcycleCount > 0",
    max: MOST_VALUE,
    help: { id: "Perkiraan harga jual semuanya sekarang.", en: "What all of them would sell for now." },
  }),
  count("22h1", "carCount", "Mobil", "Cars"),
  rupiah("22h2", "carValue", "Total nilai aset mobil", "Total value of cars", {
    askIf: "carCount > 0",
    max: MOST_VALUE,
    help: { id: "Perkiraan harga jual semuanya sekarang.", en: "What all of them would sell for now." },
  }),
  count("23a", "otherLandCount", "Jumlah lahan di tempat lain", "Plots of land elsewhere"),
  count("23b", "otherHouseCount", "Jumlah rumah/bangunan di tempat lain", "Houses/buildings elsewhere"),
];
