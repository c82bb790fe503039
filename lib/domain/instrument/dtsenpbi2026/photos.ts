import type { QuestionDefinition } from "../question";

function photo(no: string, key: string, id: string, en: string): QuestionDefinition {
  return { no, key, label: { id, en }, type: "photo" };
}

/** 21: front and living room must be shown, the bathroom may be. Nobody should be in the picture. */
export const HOUSE_PHOTOS: readonly QuestionDefinition[] = [
  {
    ...photo("21a", "photoFront", "Foto tampak depan (atap & dinding)", "Photo: front (roof and walls)"),
    help: {
      id: "Seluruh muka rumah terlihat, atap dan dinding. Jangan memotret orang.",
      en: "The whole front of the house, roof and walls. Do not photograph people.",
    },
  },
  {
    ...photo("21b", "photoLivingRoom", "Foto ruang tamu (dinding & lantai)", "Photo: living room (walls and floor)"),
    help: {
      id: "Dinding dan lantai terlihat. Jangan memotret orang.",
      en: "Walls and floor can be seen. Do not photograph people.",
    },
  },
  {
    ...photo("21c", "photoBathroom", "Foto kamar mandi (kloset)", "Photo: bathroom (toilet)"),
    optional: {
      reason: { id: "Keluarga boleh menolak kamar mandinya difoto", en: "The family may refuse this photo" },
      blankIsAnswer: true,
    },
  },
];
