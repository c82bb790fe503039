import type { PlainWords } from "./plain-words";

const asset = (id: string, en: string): PlainWords => [`Apakah keluarga punya ${id}?`, `Does the family have ${en}?`];

const herd = (id: string, en: string): PlainWords => [
  `Berapa ekor ${id} milik keluarga?`,
  `How many ${en} does the family have?`,
  "Tulis 0 bila tidak ada.",
  "Write 0 if there are none.",
];

/** A programme, and when it was last received. */
function programme(key: string, id: string, en: string): Readonly<Record<string, PlainWords>> {
  return {
    [`household.${key}`]: [
      `Dalam setahun terakhir, apakah keluarga menerima ${id}?`,
      `In the last year, did the family get ${en}?`,
    ],
    [`household.${key}Month`]: [
      `${id}: bulan apa terakhir diterima?`,
      `${en}: in which month was it last received?`,
      "Tulis angkanya: Januari 1 sampai Desember 12.",
      "Write the number: January 1 to December 12.",
    ],
    [`household.${key}Year`]: [
      `${id}: tahun berapa terakhir diterima?`,
      `${en}: in which year was it last received?`,
      "Empat angka, misalnya 2026.",
      "Four digits, such as 2026.",
    ],
  };
}

/** What the whole family gets, has and uses. */
export const FAMILY_WORDS: Readonly<Record<string, PlainWords>> = {
  ...programme("programSembako", "bantuan sembako (BPNT)", "food assistance (Sembako/BPNT)"),
  ...programme("programPkh", "bantuan PKH", "the PKH cash transfer"),
  ...programme("programBltDesa", "BLT dari dana desa", "the village fund's cash transfer (BLT)"),
  ...programme("programElectricitySubsidy", "listrik gratis atau potongan listrik", "free or cheaper electricity"),
  ...programme("programLocalGov", "bantuan dari pemerintah daerah", "help from the local government"),
  ...programme("programFertilizer", "pupuk bersubsidi", "subsidised fertiliser"),
  ...programme("programLpg", "elpiji bersubsidi", "subsidised cooking gas"),
  "household.assetGas55": asset("tabung gas 5,5 kg atau lebih besar", "a gas cylinder of 5.5 kg or more"),
  "household.assetFridge": asset("kulkas", "a refrigerator"),
  "household.assetAc": asset("AC", "an air conditioner"),
  "household.assetWaterHeater": asset("pemanas air", "a water heater"),
  "household.assetLandline": asset("telepon rumah", "a landline phone"),
  "household.assetFlatTv": asset("televisi layar datar 30 inci atau lebih", "a flat-screen TV of 30 inches or more"),
  "household.assetGold": asset(
    "emas atau perhiasan seharga 10 gram emas atau lebih",
    "gold or jewellery worth 10 grams of gold or more",
  ),
  "household.assetComputer": asset("komputer, laptop, atau tablet", "a computer, laptop or tablet"),
  "household.assetMotorcycle": asset("sepeda motor", "a motorcycle"),
  "household.assetBicycle": asset("sepeda", "a bicycle"),
  "household.assetCar": asset("mobil", "a car"),
  "household.assetBoat": asset("perahu tanpa mesin", "a boat without an engine"),
  "household.assetMotorBoat": asset("perahu bermesin atau kapal", "a motor boat or ship"),
  "household.assetSmartphone": asset("HP pintar (smartphone)", "a smartphone"),
  "household.assetLandElsewhere": asset("tanah lain selain yang ditempati", "land other than the one you live on"),
  "household.assetHouseElsewhere": asset("rumah atau bangunan di tempat lain", "a house or building elsewhere"),
  "household.cattle": herd("sapi", "cattle"),
  "household.buffalo": herd("kerbau", "buffaloes"),
  "household.horses": herd("kuda", "horses"),
  "household.pigs": herd("babi", "pigs"),
  "household.goatsSheep": herd("kambing atau domba", "goats or sheep"),
  "household.internetAccess": [
    "Sebulan terakhir, keluarga memakai internet lewat apa?",
    "How did the family use the internet in the last month?",
    "Pilih yang paling sering dipakai.",
    "Choose the one used most.",
  ],
  "household.bankAccount": [
    "Apakah ada rekening bank atau dompet digital yang masih dipakai?",
    "Is there a bank account or e-wallet in use?",
    "Atas nama siapa pun dalam keluarga.",
    "In any member's name.",
  ],
};
