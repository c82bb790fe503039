import { describe, expect, it } from "vitest";
import { itemForm, readItemForm } from "@/lib/domain/regional/item-form";
import { itemContentSchema } from "@/lib/domain/regional/item-schema";
import { item, SHAPES } from "./item-fixture";

const TODAY = "2026-05-14";

describe("the editor of an item", () => {
  it("gives back what was stored, whatever its kind, in a form that the command takes", () => {
    for (const shape of SHAPES) {
      const stored = item({ shape, help: { id: "Tanyakan.", en: "Ask." }, level: "member", required: true });
      const read = readItemForm(itemForm(stored, TODAY));
      if (!read.ok) throw new Error(read.faults.join());
      const { level, label, help, owner, required, position, activeFrom, activeTo } = stored;
      expect(read.content).toEqual({ level, label, help, shape, owner, required, position, activeFrom, activeTo });
      expect(itemContentSchema.safeParse(read.content).success).toBe(true);
    }
  });

  it("begins with a choice of two empty options, asked from today", () => {
    const form = itemForm(null, TODAY);
    expect(form).toMatchObject({ type: "choice", activeFrom: TODAY, activeTo: "" });
    expect(readItemForm(form)).toEqual({ ok: false, faults: ["labelId", "options", "owner"] });
  });

  it("says where it is none yet", () => {
    const whole = itemForm(item({ shape: { type: "integer", min: 0, max: 9 } }), TODAY);
    const faultsOf = (part: object) => {
      const read = readItemForm({ ...whole, ...part });
      return read.ok ? [] : read.faults;
    };
    expect(faultsOf({})).toEqual([]);
    expect(faultsOf({ min: "9" })).toEqual(["range"]);
    expect(faultsOf({ max: "1,5" })).toEqual(["range"]);
    expect(faultsOf({ type: "decimal", max: "1,5" })).toEqual([]);
    expect(faultsOf({ type: "text", maxLength: "0" })).toEqual(["maxLength"]);
    expect(faultsOf({ position: "1000" })).toEqual(["position"]);
    expect(faultsOf({ activeFrom: "" })).toEqual(["window"]);
    expect(faultsOf({ activeTo: "2025-12-31" })).toEqual(["window"]);
  });

  it("wants options with codes of their own", () => {
    const form = itemForm(item(), TODAY);
    const codes = (...list: string[]) => form.options.map((option, index) => ({ ...option, code: list[index] ?? "" }));
    for (const options of [codes("1", "1"), codes("1", "x"), codes("1", ""), form.options.slice(0, 1)])
      expect(readItemForm({ ...form, options })).toEqual({ ok: false, faults: ["options"] });
  });
});
