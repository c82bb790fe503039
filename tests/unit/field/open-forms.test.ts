import { describe, expect, it } from "vitest";
import { OpenForms } from "@/lib/client/field/open-forms";
import type { OpenedRecord } from "@/lib/client/field/record-session";
import type { ErrorCode } from "@/lib/domain/error/error-code";

/** A form whose closing answers what a test says, in turn; null from then on. */
function form(...answers: ErrorCode[]): OpenedRecord {
  return { session: {} as OpenedRecord["session"], close: async () => answers.shift() ?? null };
}

/** Forms whose waiting lasts until a test lets it end. */
function gated() {
  const gates: (() => void)[] = [];
  const seen: number[] = [];
  const forms: OpenForms = new OpenForms(
    () => seen.push(forms.unkept),
    () => new Promise((resolve) => gates.push(resolve)),
  );
  const goOn = async () => {
    await settle();
    gates.shift()?.();
    await settle();
  };
  return { forms, seen, goOn };
}

const settle = () => new Promise((resolve) => setTimeout(resolve, 0));

describe("OpenForms", () => {
  it("lets go of a form that was kept, and counts it until then", async () => {
    const { forms } = gated();
    await forms.enter("a", async () => form());
    expect([forms.count, forms.unkept]).toEqual([1, 0]);
    await forms.leave("a");
    expect([forms.count, forms.unkept]).toEqual([0, 0]);
  });

  it("tries a form again that the device had no room for, and says so meanwhile", async () => {
    const { forms, seen, goOn } = gated();
    await forms.enter("a", async () => form("UNAVAILABLE", "UNAVAILABLE"));
    const leaving = forms.leave("a");
    await goOn();
    expect([forms.count, forms.unkept]).toEqual([1, 1]);
    await goOn();
    await leaving;
    expect(forms.count).toBe(0);
    expect(seen).toEqual([1, 1, 0]);
  });

  it("opens the same form again while it is not kept", async () => {
    const { forms, goOn } = gated();
    const first = await forms.enter("a", async () => form("UNAVAILABLE"));
    const leaving = forms.leave("a");
    await settle();
    expect(await forms.enter("a", async () => form())).toBe(first);
    expect(forms.unkept).toBe(0);
    await goOn();
    await leaving;
    expect(forms.count).toBe(1); // its screen is there: it is not closed behind it
    expect(await forms.close("a")).toBeNull();
    expect(forms.count).toBe(0);
  });

  it("goes on in the same window after its lock was opened again", async () => {
    const { forms, seen, goOn } = gated();
    const first = await forms.enter("a", async () => form("UNAVAILABLE", "UNAVAILABLE"));
    const leaving = forms.leave("a");
    await settle();
    const heard: number[] = [];
    forms.follow(() => heard.push(forms.unkept));
    await goOn();
    expect(await forms.enter("a", async () => form())).toBe(first);
    await goOn();
    await leaving;
    expect([seen, heard]).toEqual([[1], [1, 1, 0]]);
  });

  it("opens another one after a form that was kept while one waited for it", async () => {
    const { forms } = gated();
    const first = await forms.enter("a", async () => form());
    const leaving = forms.leave("a");
    const second = await forms.inTurn("a", () => forms.enter("a", async () => form()));
    await leaving;
    expect(second).not.toBe(first);
    expect(forms.count).toBe(1);
  });

  it("lets who opens a form read the device only after what was left is there", async () => {
    const { forms } = gated();
    const order: string[] = [];
    const slow: OpenedRecord = {
      ...form(),
      close: async () => {
        await settle();
        order.push("kept");
        return null;
      },
    };
    await forms.enter("a", async () => slow);
    const leaving = forms.leave("a");
    await forms.inTurn("a", async () => order.push("read"));
    await leaving;
    expect(order).toEqual(["kept", "read"]);
  });

  it("leaves what another window owns to that window", async () => {
    const { forms } = gated();
    await forms.enter("a", async () => form("STALE"));
    await forms.leave("a");
    expect(forms.count).toBe(0);
  });
});
