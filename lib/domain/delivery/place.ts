/** Names of regions by code; a code that nobody has is absent. */
export type RegionNames = ReadonlyMap<string, string>;

/** Keys of the dictionary for each level of a region: province, regency, district, village. */
type PlaceKeys = readonly (readonly [code: string, name: string])[];
const FAMILY_PLACE: PlaceKeys = [
  ["provinceCode", "provinceName"],
  ["regencyCode", "regencyName"],
  ["districtCode", "districtName"],
  ["villageCode", "villageName"],
];
const CARD_PLACE: PlaceKeys = [
  ["ktpProvinceCode", "ktpProvinceName"],
  ["ktpRegencyCode", "ktpRegencyName"],
  ["ktpDistrictCode", "ktpDistrictName"],
  ["ktpVillageCode", "ktpVillageName"],
];
/** Digits of a region's code, from province to village. */
const LEVELS = [2, 4, 6, 10] as const;

/** Codes and names of where a family lives, by key of the dictionary. */
export function familyPlace(villageCode: string, names: RegionNames): Readonly<Record<string, string>> {
  return placeOf(villageCode, names, FAMILY_PLACE);
}

/** The same of the village on somebody's card. */
export function cardPlace(villageCode: string, names: RegionNames): Readonly<Record<string, string>> {
  return placeOf(villageCode, names, CARD_PLACE);
}

/** The regions around a village, itself among them: whose names its place needs. */
export function placeCodes(villageCode: string): readonly string[] {
  return LEVELS.map((length) => villageCode.slice(0, length));
}

function placeOf(code: string, names: RegionNames, keys: PlaceKeys): Readonly<Record<string, string>> {
  return Object.fromEntries(
    LEVELS.flatMap((length, level) => {
      const [codeKey, nameKey] = keys[level] ?? ["", ""];
      const part = code.slice(0, length);
      return [
        [codeKey, part],
        [nameKey, names.get(part) ?? ""],
      ];
    }),
  );
}
