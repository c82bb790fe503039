import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const CLOCK_FILE = join("tests", ".artifacts", "clock");

/** Sets the clock of the portal under test to an instant from which it runs on; `restoreClock` afterwards. */
export async function moveClock(to: Date): Promise<void> {
  writeFileSync(CLOCK_FILE, String(to.getTime() - Date.now()));
  await settled();
}

export async function restoreClock(): Promise<void> {
  rmSync(CLOCK_FILE, { force: true });
  await settled();
}

/** The portal reads the file again after some milliseconds. */
function settled(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 100));
}
