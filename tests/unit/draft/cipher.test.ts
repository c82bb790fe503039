import { describe, expect, it } from "vitest";
import { makeDraftKey, openDraft, sealDraft } from "@/lib/client/draft/cipher";
import { addPatch, NOTHING_LOCAL } from "@/lib/client/draft/patch-queue";

const draft = addPatch(NOTHING_LOCAL, {
  level: "member",
  uid: "0197a000-0000-7000-8000-000000000001",
  key: "name",
  before: null,
  value: "Sari (contoh)",
});

describe("the device's cipher", () => {
  it("gives back what it took, and never the same bytes twice", async () => {
    const key = await makeDraftKey();
    const [first, second] = [await sealDraft(key, "a/b", draft), await sealDraft(key, "a/b", draft)];
    expect(await openDraft(key, "a/b", first)).toEqual(draft);
    expect(Buffer.from(first.bytes).equals(Buffer.from(second.bytes))).toBe(false);
    expect(Buffer.from(first.bytes).includes("Sari")).toBe(false);
  });

  it("opens with no other key and at no other place", async () => {
    const key = await makeDraftKey();
    const sealed = await sealDraft(key, "a/b", draft);
    expect(await openDraft(await makeDraftKey(), "a/b", sealed)).toBeNull();
    expect(await openDraft(key, "a/c", sealed)).toBeNull();
  });

  it("makes keys that no script can read out", async () => {
    const key = await makeDraftKey();
    await expect(crypto.subtle.exportKey("raw", key)).rejects.toThrow();
  });
});
