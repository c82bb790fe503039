import { StorageFull } from "./field-store";

/** Why something was not kept. `full`: the device has no room; `fault`: anything else, as a store that another window closed. */
export type KeepTrouble = "full" | "fault";

/** @returns null where it was done */
export async function troubleOf(work: Promise<void>): Promise<KeepTrouble | null> {
  try {
    await work;
    return null;
  } catch (error) {
    return error instanceof StorageFull ? "full" : "fault";
  }
}
