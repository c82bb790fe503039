import type { Text } from "../../variable/variable";
import type { QuestionDefinition } from "../question";
import { YES_NO } from "./option-lists";

function asset(no: string, key: string, label: Text): QuestionDefinition {
  return { no, key, label, type: "choice", options: YES_NO };
}

function livestock(no: string, key: string, label: Text): QuestionDefinition {
  return { no, key, label, type: "integer", min: 0, max: 999, unit: { id: "ekor", en: "head" } };
}

/** Block V 502-504: movable and immovable assets, livestock. */
export const ASSETS: readonly QuestionDefinition[] = [
  asset("502a", "assetGas55", { id: "Tabung gas 5,5 kg atau lebih", en: "Gas cylinder 5.5 kg or larger" }),
  asset("502b", "assetFridge", { id: "Lemari es/kulkas", en: "Refrigerator" }),
  asset("502c", "assetAc", { id: "AC", en: "Air conditioner" }),
  asset("502d", "assetWaterHeater", { id: "Pemanas air (water heater)", en: "Water heater" }),
  asset("502e", "assetLandline", { id: "Telepon rumah (PSTN)", en: "Landline phone" }),
  asset("502f", "assetFlatTv", { id: "Televisi layar datar (min. 30 inci)", en: "Flat-screen TV (30 inch or more)" }),
  asset("502g", "assetGold", {
    id: "Emas/perhiasan (senilai min. 10 gram emas)",
    en: "Gold/jewellery (worth 10 g gold or more)",
  }),
  asset("502h", "assetComputer", { id: "Komputer/laptop/tablet", en: "Computer/laptop/tablet" }),
  asset("502i", "assetMotorcycle", { id: "Sepeda motor", en: "Motorcycle" }),
  asset("502j", "assetBicycle", { id: "Sepeda", en: "Bicycle" }),
  asset("502k", "assetCar", { id: "Mobil", en: "Car" }),
  asset("502l", "assetBoat", { id: "Perahu", en: "Boat" }),
  asset("502m", "assetMotorBoat", { id: "Kapal/perahu motor", en: "Ship/motor boat" }),
  asset("502n", "assetSmartphone", { id: "Smartphone", en: "Smartphone" }),
  asset("503a", "assetLandElsewhere", { id: "Lahan (selain yang ditempati)", en: "Land other than the one lived on" }),
  asset("503b", "assetHouseElsewhere", { id: "Rumah/bangunan di tempat lain", en: "House/building elsewhere" }),
  livestock("504a", "cattle", { id: "Jumlah ternak: Sapi", en: "Livestock: Cattle" }),
  livestock("504b", "buffalo", { id: "Jumlah ternak: Kerbau", en: "Livestock: Buffalo" }),
  livestock("504c", "horses", { id: "Jumlah ternak: Kuda", en: "Livestock: Horses" }),
  livestock("504d", "pigs", { id: "Jumlah ternak: Babi", en: "Livestock: Pigs" }),
  livestock("504e", "goatsSheep", { id: "Jumlah ternak: Kambing/domba", en: "Livestock: Goats/sheep" }),
];
