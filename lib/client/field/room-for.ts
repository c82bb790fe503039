import { StorageFull } from "./field-store";

/** False where the device has no room for it; anything else that goes wrong is a fault of ours and thrown on. */
export async function hasRoomFor(work: Promise<void>): Promise<boolean> {
  try {
    await work;
    return true;
  } catch (error) {
    if (error instanceof StorageFull) return false;
    throw error;
  }
}
