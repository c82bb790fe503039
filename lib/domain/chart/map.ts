import { type Circle, circlesOf, type MapGround, type Place } from "../map/place";
import { placeLabels, SHADES, shadeOf } from "../map/symbol";
import { type Drawing, decileFill, INK, LINE, MUTED, rect, SURFACE, text, widthOf } from "./svg";

const WATER = "#e3f0f1";
const EDGE = "#084955";
const BORDER = "#748189";
/** From light to dark, as on the page. */
const SHADE_DECILES = [10, 8, 6, 4, 1] as const;
const LETTER = { height: 16, width: 7.8 };
const LEGEND = 13;

export interface MapWords {
  /** Words of a step of the shades; null where the shade tells nothing. */
  readonly shade: ((step: number, index: number) => string) | null;
}

/** A map as its page shows it, with its scale of shades below. */
export function drawMap(ground: MapGround, places: readonly Place[], words: MapWords, width: number): Drawing {
  const scale = width / ground.width;
  const { circles, step } = circlesOf(places);
  const isShaded = words.shade !== null;
  const names = placeLabels(
    circles.map(({ code, name, radius, x, y }) => ({ key: code, text: name, radius, x, y })),
    { width: ground.width, height: ground.height, letter: LETTER },
  ).map(({ x, y, text: name, anchor }) => text(x, y + 5, name, { size: 14, anchor }));
  const marks = [
    rect(0, 0, ground.width, ground.height, WATER, LINE),
    `<path d="${ground.land}" fill="${SURFACE}" stroke="${BORDER}"/>`,
    ...(ground.outlines === "" ? [] : [`<path d="${ground.outlines}" fill="none" stroke="${MUTED}"/>`]),
    ...circles.map((circle) => circleMark(circle, step, isShaded)),
    ...names,
  ];
  const height = ground.height * scale;
  const isLegend = words.shade !== null && places.some(({ value }) => value !== null);
  const legend = isLegend && words.shade !== null ? legendOf(step, words.shade, width) : { height: 0, marks: "" };
  return {
    height: height + (isLegend ? 12 + legend.height : 0),
    marks: `<g transform="scale(${Math.round(scale * 10_000) / 10_000})">${marks.join("")}</g><g transform="translate(0 ${Math.round(height + 12)})">${legend.marks}</g>`,
  };
}

function circleMark({ x, y, radius, value, isNobody }: Circle, step: number, isShaded: boolean): string {
  const fill = value === null ? "none" : decileFill(isShaded ? (SHADE_DECILES[shadeOf(value, step)] ?? 10) : 6);
  const dash = value === null && !isNobody ? ' stroke-dasharray="4 3"' : "";
  return `<circle cx="${x}" cy="${y}" r="${Math.round(radius * 10) / 10}" fill="${fill}" stroke="${EDGE}" stroke-width="1.5"${dash}/>`;
}

function legendOf(step: number, shade: NonNullable<MapWords["shade"]>, width: number): Drawing {
  const each = Array.from({ length: SHADES }, (_, index) => shade(step, index));
  let [x, line] = [0, 0];
  const marks = each.map((words, index) => {
    const long = LEGEND * 1.6 + widthOf(words, LEGEND) + 14;
    if (x > 0 && x + long > width) [x, line] = [0, line + 1];
    const at = { x, y: LEGEND + line * LEGEND * 1.6 };
    x += long;
    const fill = decileFill(SHADE_DECILES[index] ?? 10);
    return `<circle cx="${at.x + 6}" cy="${at.y - 4}" r="6" fill="${fill}" stroke="${EDGE}"/>${text(at.x + LEGEND * 1.6, at.y, words, { size: LEGEND, fill: INK })}`;
  });
  return { height: (line + 1) * LEGEND * 1.6, marks: marks.join("") };
}
