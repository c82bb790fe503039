import { Client } from "pg";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type Cell, copyRows } from "@/lib/server/db/copy";
import { ownerUrl } from "@/tests/support/urls";

const owner = new Client({ connectionString: ownerUrl() });

beforeAll(async () => {
  await owner.connect();
  await owner.query("CREATE TEMP TABLE copied (number int, words text)");
});
afterAll(() => owner.end());

const kept = async () => (await owner.query("SELECT number, words FROM copied ORDER BY number")).rows;

it("copies rows, and nothing of them when one cannot be written or is refused; the connection goes on", async () => {
  const rows: readonly (readonly Cell[])[] = [
    [1, "satu\tdua\\"],
    [2, null],
  ];
  const broken: Cell = {
    get json(): unknown {
      throw new RangeError("no such row");
    },
  };
  await expect(copyRows(owner, "copied", ["number", "words"], [...rows, [3, broken]])).rejects.toThrow("no such row");
  await expect(copyRows(owner, "copied", ["number", "words"], [...rows, ["tiga", null]])).rejects.toThrow(/integer/);
  expect(await kept()).toEqual([]);
  expect(await copyRows(owner, "copied", ["number", "words"], rows)).toBe(2);
  expect(await kept()).toEqual([
    { number: 1, words: "satu\tdua\\" },
    { number: 2, words: null },
  ]);
});
