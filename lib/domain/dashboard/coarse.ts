import { type Figure, isShown } from "./figure";

/** How a shown figure is told. */
export type Tell = (figure: Figure) => Figure;

/** To readers of small cells: as it is. */
export const EXACTLY: Tell = (figure) => figure;

/**
 * To readers without small cells: to the nearest `step`, five or ten as counts below that are withheld; zero stays zero. What is withheld in
 * one table could follow from the exact sums of others that no one settles together: of another measure, of another reader's region, of
 * an hour ago. Between rounded sums there is no exact difference. Sums are made first and told last, so that a figure is told alike wherever
 * it stands.
 */
export function coarsely(step: number): Tell {
  return (figure) => (!isShown(figure) || figure === 0 ? figure : Math.max(step, nearest(figure, step)));
}

/** To the nearest multiple of a step. */
export function nearest(count: number, step: number): number {
  return Math.round(count / step) * step;
}
