// Draws the icons of the installed page from public/icon.svg. Run by hand when that changes: node scripts/make-app-icons.mjs
import { mkdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { chromium } from "playwright";
import { findChromium, LAUNCH_ARGS } from "../tests/support/chromium.mjs";
import { ROOT } from "./runner/stamp.mjs";

const GROUND = "#0b5c6b";

/** How much of the picture the drawing takes: a phone cuts a maskable one to a circle of four fifths. */
const ICONS = [
  { name: "lapangan-192.png", size: 192, share: 1, ground: "transparent" },
  { name: "lapangan-512.png", size: 512, share: 1, ground: "transparent" },
  { name: "lapangan-maskable-512.png", size: 512, share: 0.72, ground: GROUND },
  { name: "lapangan-180.png", size: 180, share: 0.84, ground: GROUND },
];

const svg = readFileSync(join(ROOT, "public", "icon.svg"), "utf8").replace(/width="64" height="64"/, "");
const found = await findChromium();
const browser = await chromium.launch({
  executablePath: found.executablePath,
  args: [...LAUNCH_ARGS],
  env: { ...process.env, ...found.env },
});
const folder = join(ROOT, "public", "icons");
mkdirSync(folder, { recursive: true });
for (const { name, size, share, ground } of ICONS) {
  const page = await browser.newPage({ viewport: { width: size, height: size } });
  const inner = Math.round(size * share);
  await page.setContent(
    `<style>body{margin:0;display:grid;place-items:center;width:${size}px;height:${size}px;background:${ground}}
     svg{width:${inner}px;height:${inner}px;display:block}</style>${svg}`,
  );
  writeFileSync(join(folder, name), await page.screenshot({ omitBackground: true }));
  await page.close();
  console.log(`${name}: ${statSync(join(folder, name)).size} bytes`);
}
await browser.close();
