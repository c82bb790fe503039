import { expect, it } from "vitest";
import { StorageFull } from "@/lib/client/field/field-store";
import { troubleOf } from "@/lib/client/field/keep-trouble";

it("says of whatever was not kept whether the device had no room for it", async () => {
  expect(await troubleOf(Promise.resolve())).toBeNull();
  expect(await troubleOf(Promise.reject(new StorageFull()))).toBe("full");
  expect(await troubleOf(Promise.reject(new DOMException("closing", "InvalidStateError")))).toBe("fault");
});
