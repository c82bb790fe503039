import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";

const css = readFileSync(new URL("../../../app/globals.css", import.meta.url), "utf8");
const tokensOf = (text: string) =>
  new Map(
    [...text.matchAll(/--color-([\w-]+):\s*(#[0-9a-f]{6})/gi)]
      .map((match) => [match[1] ?? "", match[2] ?? ""] as const)
      .reverse(),
  );
const tokens = tokensOf(css);
/** Field mode for the sun: what it does not set is as elsewhere. */
const inTheSun = new Map([
  ...tokens,
  ...tokensOf(readFileSync(new URL("../../../app/lapangan/lapangan.css", import.meta.url), "utf8")),
]);

function luminance(hex: string): number {
  const channel = (at: number) => {
    const share = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return share <= 0.03928 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  };
  return 0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5);
}

function contrast(first: string, second: string, theme = tokens): number {
  const value = (name: string) => luminance(theme.get(name) ?? expect.fail(`no token ${name}`));
  const [light, dark] = [value(first), value(second)].sort((a, b) => b - a);
  return ((light ?? 0) + 0.05) / ((dark ?? 0) + 0.05);
}

const TEXT_ON_GROUND = [
  ["ink", "paper"],
  ["ink", "surface"],
  ["ink", "wash"],
  ["ink", "laut-wash"],
  ["ink", "kunyit-wash"],
  ["ink", "cabai-wash"],
  ["ink", "daun-wash"],
  ["muted", "paper"],
  ["muted", "surface"],
  ["muted", "wash"],
  ["muted", "laut-wash"],
  ["laut", "paper"],
  ["laut", "surface"],
  ["laut", "laut-wash"],
  ["laut-deep", "laut-wash"],
  ["white", "laut"],
  ["white", "laut-deep"],
  ["white", "cabai"],
  ["white", "cabai-deep"],
  ["white", "daun"],
  ["kunyit", "kunyit-wash"],
  ["kunyit", "surface"],
  ["cabai", "cabai-wash"],
  ["cabai", "surface"],
  ["cabai", "paper"],
  ["daun", "daun-wash"],
  ["daun", "surface"],
] as const;

const SHAPE_ON_GROUND = [
  ["edge", "surface"],
  ["edge", "paper"],
  ["edge", "wash"],
  ["laut", "line"],
  ["laut", "paper"],
  ["kunyit-thread", "laut"],
] as const;

describe("tokens", () => {
  it.each(TEXT_ON_GROUND)("%s on %s reads at 4.5:1", (text, ground) => {
    expect(contrast(text, ground)).toBeGreaterThanOrEqual(4.5);
  });

  it.each(SHAPE_ON_GROUND)("%s beside %s shows at 3:1", (shape, ground) => {
    expect(contrast(shape, ground)).toBeGreaterThanOrEqual(3);
  });

  it.each(TEXT_ON_GROUND)("%s on %s reads at 7:1 in the sun", (text, ground) => {
    expect(contrast(text, ground, inTheSun)).toBeGreaterThanOrEqual(7);
  });

  // Where a line is dark, what was filled on it is filled on the surface.
  it.each(SHAPE_ON_GROUND.filter(([, ground]) => ground !== "line"))(
    "%s beside %s shows at 4.5:1 in the sun",
    (shape, ground) => {
      expect(contrast(shape, ground, inTheSun)).toBeGreaterThanOrEqual(4.5);
    },
  );

  it("darkens the deciles step by step towards the poorest", () => {
    const steps = Array.from({ length: 10 }, (_, step) => luminance(tokens.get(`decile-${step + 1}`) ?? "#ffffff"));
    for (const [step, light] of steps.entries()) {
      if (step > 0) expect(light).toBeGreaterThan(steps[step - 1] ?? 1);
    }
  });
});
