import { lstatSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { BrowserContext } from "playwright/test";

/** As when the power goes: nothing is closed, nothing is written any more. */
export async function killBrowser(context: BrowserContext): Promise<void> {
  const session = await context.browser()?.newBrowserCDPSession();
  const { processInfo } = (await session?.send("SystemInfo.getProcessInfo")) ?? { processInfo: [] };
  // The browser's own process; its others end with it.
  const pid = processInfo.find(({ type }) => type === "browser")?.id;
  if (pid === undefined) throw new Error("the browser does not say which process it is");
  const closed = context.waitForEvent("close");
  process.kill(pid, "SIGKILL");
  await closed;
}

/** Files of a profile in which the words stand, in the encodings a browser keeps text in. */
export function filesWith(profile: string, words: string): readonly string[] {
  const wide = Buffer.from(words, "utf16le");
  // IndexedDB keeps its keys with the high byte first.
  const forms = [Buffer.from(words), wide, Buffer.from(wide).swap16(), Buffer.from(encodeURIComponent(words))];
  return readdirSync(profile, { recursive: true, encoding: "utf8" }).filter((name) => {
    const path = join(profile, name);
    if (!lstatSync(path).isFile()) return false;
    const bytes = readFileSync(path);
    return forms.some((form) => bytes.includes(form));
  });
}
