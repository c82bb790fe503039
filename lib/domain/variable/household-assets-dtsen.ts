import { OWNERS } from "./owner";
import { dtsen, type Entry, inSection } from "./variable";

/** Sale value of all motorcycles or cars together. */
const MOST_VALUE = 2_000_000_000;

function count(key: string, no: string, id: string, en: string, max = 99): Entry {
  return { key, label: { id, en }, questions: dtsen(no), sql: "smallint", min: 0, max };
}

function value(key: string, no: string, id: string, en: string): Entry {
  const limits = { sql: "integer", min: 0, max: MOST_VALUE } as const;
  return { key, label: { id, en }, questions: dtsen(no), ...limits, specific: "finance" };
}

/** Block III of the 2026 form: counts, grams and sale values, beside the yes and no of 2022. */
export const ASSETS_DTSEN_VARIABLES = inSection(
  { level: "household", section: "assets", owner: OWNERS.social, dateBlock: "assetsDtsen" },
  [
    count("gas3Count", "22a", "Jumlah tabung gas 3 kg", "Gas cylinders of 3 kg"),
    count("gas55Count", "22b", "Jumlah tabung gas 5,5 kg atau lebih", "Gas cylinders of 5.5 kg or larger"),
    count("fridgeCount", "22c", "Jumlah lemari es/kulkas", "Refrigerators"),
    count("acCount", "22d", "Jumlah AC", "Air conditioners"),
    count("goldGram", "22e", "Emas/perhiasan (gram)", "Gold/jewellery (grams)", 30_000),
    count("computerCount", "22f", "Jumlah komputer/laptop/tablet", "Computers/laptops/tablets"),
    count("motorcycleCount", "22g1", "Jumlah sepeda motor", "Motorcycles"),
    value("motorcycleValue", "22g2", "Total nilai aset sepeda motor", "Total value of motorcycles"),
    count("carCount", "22h1", "Jumlah mobil", "Cars"),
    value("carValue", "22h2", "Total nilai aset mobil", "Total value of cars"),
    count("otherLandCount", "23a", "Jumlah lahan di tempat lain", "Plots of land elsewhere"),
    count("otherHouseCount", "23b", "Jumlah rumah/bangunan di tempat lain", "Houses/buildings elsewhere"),
  ],
);
