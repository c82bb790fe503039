import { rebuildRollups } from "../../prisma/counting/rebuild.ts";
import { seconds } from "./bulk.mjs";

/** Counts all villages and every area above them, as after a restored backup. */
export async function countEverything(ownerUrl, say) {
  const began = performance.now();
  const regencies = await rebuildRollups(ownerUrl, new Date());
  say(`${regencies} regencies and the areas above them counted in ${seconds(began)} s`);
}
