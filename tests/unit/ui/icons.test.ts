import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { ICON_NAMES } from "@/components/ui/icon-name";

it("the sprite holds exactly the named icons", () => {
  const sprite = readFileSync(new URL("../../../components/ui/icons.svg", import.meta.url), "utf8");
  const drawn = [...sprite.matchAll(/<symbol id="([\w-]+)"/g)].map((match) => match[1]);
  expect(drawn.sort()).toEqual([...ICON_NAMES].sort());
});
