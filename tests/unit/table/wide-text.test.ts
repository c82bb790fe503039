import { expect, it } from "vitest";
import { readTable } from "@/lib/server/import/read-table";

it("refuses a short text of many separators before a cell is made", async () => {
  expect(await readTable(Buffer.from(`NIK${",".repeat(5000)}\n1\n`), "csv", 100_000)).toEqual({
    ok: false,
    failure: "TOO_WIDE",
  });
  expect((await readTable(Buffer.from("NIK,Hasil\n1,2\n"), "csv", 100_000)).ok).toBe(true);
});
