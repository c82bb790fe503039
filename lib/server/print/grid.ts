import type { CustomTableLayout } from "pdfmake/interfaces";

/** Thin grey lines all around: they survive a copying machine and stay behind the text. */
export const GRID: CustomTableLayout = {
  hLineWidth: () => 0.5,
  vLineWidth: () => 0.5,
  hLineColor: () => "#777777",
  vLineColor: () => "#777777",
  paddingLeft: () => 4,
  paddingRight: () => 4,
  paddingTop: () => 2.5,
  paddingBottom: () => 2.5,
};
