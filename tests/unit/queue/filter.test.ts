import { describe, expect, it } from "vitest";
import { formatCursor, parseCursor } from "@/lib/domain/queue/cursor";
import { activeFilters, NO_FILTER, parseQueueView, type QueueFilter, queueHref } from "@/lib/domain/queue/filter";

const ID = "01920000-0000-7000-8000-00000000000a";
const FULL: QueueFilter = {
  area: "5207022001",
  risk: "flagged",
  isOverdue: true,
  isSampled: true,
  kind: "new-household",
  officer: ID,
  section: "housing",
};

function paramsOf(href: string) {
  return Object.fromEntries(new URL(href, "http://x").searchParams);
}

describe("a queue's address", () => {
  it("is read back as it was written", () => {
    expect(parseQueueView(paramsOf(queueHref("/verifikasi", FULL))).filter).toEqual(FULL);
    expect(activeFilters(FULL)).toBe(7);
  });

  it("is the bare path when nothing is narrowed", () => {
    expect(queueHref("/verifikasi", NO_FILTER)).toBe("/verifikasi");
    expect(parseQueueView({}).filter).toEqual(NO_FILTER);
  });

  it.each([
    ["wilayah", "52"],
    ["wilayah", "5207'--"],
    ["risiko", "berat"],
    ["umur", "1"],
    ["jenis", "lama"],
    ["petugas", "saya"],
    ["bagian", "welfare"],
    ["risiko", ["ada", "tanpa"]],
  ])("counts what it does not understand as not asked: %s=%s", (name, value) => {
    expect(parseQueueView({ [name]: value }).filter).toEqual(NO_FILTER);
  });

  it("keeps one cursor alone and the chosen row", () => {
    const cursor = { weight: 21, since: 1_778_000_000_123, id: ID };
    const text = formatCursor(cursor);
    const view = parseQueueView({ setelah: text, sebelum: text, pilih: `5207-${ID}`, bersih: "1" });
    expect(view).toMatchObject({ after: cursor, before: null, chosen: `5207-${ID}`, takes: "clean" });
    expect(parseQueueView({ pilih: "5207" }).chosen).toBeNull();
  });

  it.each(["", "1.2", "1.2.x", `-1.2.${ID}`, `40000.2.${ID}`, `1.9999999999999999.${ID}`, `1.2.${ID};DROP`])(
    "refuses the cursor %j",
    (text) => {
      expect(parseCursor(text)).toBeNull();
    },
  );
});
