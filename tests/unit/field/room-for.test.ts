import { describe, expect, it } from "vitest";
import { StorageFull } from "@/lib/client/field/field-store";
import { hasRoomFor } from "@/lib/client/field/room-for";

describe("hasRoomFor", () => {
  it("answers whether the device had room, and throws on what is no question of room", async () => {
    expect(await hasRoomFor(Promise.resolve())).toBe(true);
    expect(await hasRoomFor(Promise.reject(new StorageFull()))).toBe(false);
    await expect(hasRoomFor(Promise.reject(new Error("ours")))).rejects.toThrow("ours");
  });
});
