import type { AnswerMap } from "../instrument/answers";

/** An answer about house or goods that tells of want, wherever it is given. Codes are those of the dictionary. */
interface Lack {
  readonly key: string;
  readonly codes: readonly number[];
}

const NO = [2];

/**
 * Signs of want that both instruments ask and neighbours share: what is poor of house, light and kitchen, and goods that
 * most have. Their number is no decile and is shown nowhere; it only finds a family unlike its neighbours.
 */
export const LACKS: readonly Lack[] = [
  { key: "floorMaterial", codes: [7, 8] },
  { key: "wallMaterial", codes: [4, 5, 6] },
  { key: "roofMaterial", codes: [5, 7] },
  { key: "lightingSource", codes: [3, 4] },
  { key: "cookingFuel", codes: [9, 10] },
  { key: "toiletFacility", codes: [4, 5, 6] },
  { key: "assetFridge", codes: NO },
  { key: "assetFlatTv", codes: NO },
  { key: "assetMotorcycle", codes: NO },
  { key: "assetSmartphone", codes: NO },
];

export function lacksOf(household: AnswerMap): number {
  return LACKS.filter(({ key, codes }) => {
    const answer = household[key];
    return typeof answer === "number" && codes.includes(answer);
  }).length;
}
