/** A symbol's place in a drawing, in its units, from the top left. */
export interface Spot {
  readonly x: number;
  readonly y: number;
}

/** Steps of a shade, from light to dark. */
export const SHADES = 5;

/** How wide a step of the scale is: the largest value in five equal steps, rounded up so that a legend reads well; never 0. */
export function shadeStep(largest: number): number {
  if (largest <= 0) return 1;
  const raw = largest / SHADES;
  const power = 10 ** Math.floor(Math.log10(raw));
  const nice = [1, 2, 2.5, 5, 10].find((each) => each * power >= raw - 1e-9) ?? 10;
  return nice * power;
}

/** Which step a value falls in, 0 the lightest. A value on a step's edge belongs to the step above, but for the last. */
export function shadeOf(value: number, step: number): number {
  return Math.min(SHADES - 1, Math.max(0, Math.floor(value / step + 1e-9)));
}

/** Radius of a circle whose area is as the count; the smallest can still be seen and pressed. */
export function radiusOf(count: number, largest: number, { least, most }: { least: number; most: number }): number {
  if (largest <= 0 || count <= 0) return least;
  return Math.max(least, Math.sqrt(Math.min(1, count / largest)) * most);
}

export interface Labelled extends Spot {
  readonly key: string;
  readonly radius: number;
  readonly text: string;
}

interface Frame {
  readonly width: number;
  readonly height: number;
  /** Height of a letter, and about its width. */
  readonly letter: { readonly height: number; readonly width: number };
}

interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

export interface Label {
  readonly key: string;
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly anchor: "start" | "end";
}

/** Between a circle and its name. */
const NAME_GAP = 6;

/** Names beside circles, the larger first, right or else left; one that would stand over another name, a circle or the edge is left out. */
export function placeLabels(circles: readonly Labelled[], { width, height, letter }: Frame): readonly Label[] {
  const taken: Box[] = circles.map(({ x, y, radius }) => ({
    left: x - radius,
    right: x + radius,
    top: y - radius,
    bottom: y + radius,
  }));
  const labels: Label[] = [];
  for (const { key, text, x, y, radius } of [...circles].sort((one, other) => other.radius - one.radius)) {
    const long = text.length * letter.width;
    const gap = radius + NAME_GAP;
    const at = { top: y - letter.height / 2, bottom: y + letter.height / 2 };
    const right = { ...at, left: x + gap, right: x + gap + long };
    const left = { ...at, left: x - gap - long, right: x - gap };
    const box = [right, left].find(
      (each) =>
        each.left >= 0 && each.right <= width && each.top >= 0 && each.bottom <= height && !taken.some(meets(each)),
    );
    if (box === undefined) continue;
    taken.push(box);
    const isRight = box === right;
    labels.push({ key, text, x: isRight ? box.left : box.right, y, anchor: isRight ? "start" : "end" });
  }
  return labels;
}

function meets(one: Box): (other: Box) => boolean {
  return (other) =>
    one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom;
}
