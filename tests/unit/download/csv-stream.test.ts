import { describe, expect, it } from "vitest";
import { type CsvRow, csvFileText, csvStream, type StreamEnd } from "@/lib/server/download/csv-stream";

const HEADER = ["kode", "nama"];

async function* pagesOf(count: number, size: number, onRead: (page: number) => void) {
  for (let page = 0; page < count; page += 1) {
    onRead(page);
    yield Array.from({ length: size }, (_, row): CsvRow => [page * size + row, "Sari (contoh)"]);
  }
}

describe("a list sent as it is read", () => {
  it("says the same as a file made at once", async () => {
    const rows = Array.from({ length: 6 }, (_, row): CsvRow => [row, "Sari (contoh)"]);
    const text = await new Response(csvStream({ header: HEADER, pages: pagesOf(3, 2, () => {}) })).arrayBuffer();
    expect(new TextDecoder("utf-8", { ignoreBOM: true }).decode(text)).toBe(csvFileText([HEADER, ...rows]));
  });

  it("has a heading where there is no row, and passes over pages without one", async () => {
    async function* pages(): AsyncGenerator<readonly CsvRow[], void, undefined> {
      yield [];
      yield [];
    }
    expect(await new Response(csvStream({ header: HEADER, pages: pages() })).text()).toBe("kode,nama\r\n");
  });

  it("keeps what is typed from becoming a formula", () => {
    expect(csvFileText([["=1+1"]])).toContain("'=1+1");
  });

  it("reads a page only when the one before was taken, and none after the reader has gone", async () => {
    const read: number[] = [];
    const ends: StreamEnd[] = [];
    const stream = csvStream({
      header: HEADER,
      pages: pagesOf(100, 10, (page) => read.push(page)),
      ended: async (end) => void ends.push(end),
    });
    const reader = stream.getReader();
    expect(read).toEqual([]);
    await reader.read();
    await reader.read();
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(read).toEqual([0, 1]);
    await reader.cancel();
    expect(read).toEqual([0, 1]);
    expect(ends).toEqual([{ rows: 20, isWhole: false }]);
  });

  it("breaks off where a page fails, and says so once", async () => {
    const ends: StreamEnd[] = [];
    async function* pages(): AsyncGenerator<readonly CsvRow[], void, undefined> {
      yield [[1, "Sari (contoh)"]];
      throw new Error("the database has gone");
    }
    const stream = csvStream({ header: HEADER, pages: pages(), ended: async (end) => void ends.push(end) });
    await expect(new Response(stream).text()).rejects.toThrow("the database has gone");
    expect(ends).toEqual([{ rows: 1, isWhole: false }]);
  });
});
